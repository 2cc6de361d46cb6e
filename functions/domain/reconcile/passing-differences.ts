import { DIFFERENCES } from './difference.ts';
import type { Difference } from './difference.ts';

/** Differences that stand, and those seen for the first time that may be a message under way. */
export interface Judged {
  readonly standing: readonly Difference[];
  readonly passing: readonly Difference[];
}

/**
 * Tells differences that stand from those that may pass by themselves: of a kind that passes, only
 * what an earlier run saw exactly so stands.
 *
 * @param seenBefore keys of what the last run found, see `differenceKey`
 */
export function judgeDifferences(
  found: readonly Difference[],
  seenBefore: ReadonlySet<string>,
): Judged {
  const stands = (each: Difference) =>
    !DIFFERENCES[each.code].passing || seenBefore.has(differenceKey(each));
  return { standing: found.filter(stands), passing: found.filter((each) => !stands(each)) };
}

/** Equal for the same difference found again: same kind, same subject, same values on both sides. */
export function differenceKey({ code, subject, ours, theirs }: Difference): string {
  return JSON.stringify([code, subject, ours, theirs]);
}
