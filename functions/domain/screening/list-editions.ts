import type { Day } from '../destinations/rule.ts';
import type { DeniedPartyList } from './denied-parties.ts';

/** A list that lost more than this share of its parties is looked at by a person. weak: chosen. */
const LEAST_LEFT = 0.5;

/**
 * Why a list that was fetched must not replace the one that is kept, in words; undefined when it may.
 * `by-hand`: somebody loaded a newer list of another name, which stands.
 */
export function listFault(
  fetched: DeniedPartyList,
  kept: DeniedPartyList | undefined,
  today: Day,
): string | undefined {
  const { goodUntil = today } = fetched;
  if (goodUntil < today) return `what it publishes was good until ${goodUntil}`;
  if (kept === undefined) return undefined;
  if (fetched.asOf < kept.asOf) {
    return fetched.listId === kept.listId
      ? `what it publishes, as of ${fetched.asOf}, is older than what is kept`
      : 'by-hand';
  }
  const [now, before] = [fetched.parties.length, kept.parties.length];
  return fetched.listId === kept.listId && now < before * LEAST_LEFT
    ? `what it publishes has ${String(now)} parties, the list before had ${String(before)}`
    : undefined;
}
