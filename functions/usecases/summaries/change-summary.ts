import { summaryDue } from '../../domain/summary/summary-state.ts';
import type { Summary } from '../../domain/summary/summary.ts';
import type { Services } from '../../ports/services.ts';

/** The applications as use cases see them. */
export interface SummaryOffice {
  readonly office: Pick<Services['office'], 'summaries'>;
}

type ChangeServices = SummaryOffice & Pick<Services, 'clock'>;

/** More rivals than this on one application means that something is wrong. */
const MOST_ATTEMPTS = 20;

/**
 * Changes an application as it stands, starting over when somebody was faster.
 *
 * @param change returns what it was given, or undefined, when there is nothing to change
 * @returns what stands now; undefined when there is none of this id
 */
export async function changeSummary(
  { office, clock }: ChangeServices,
  summaryId: string,
  change: (summary: Summary) => Summary | undefined,
): Promise<Summary | undefined> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const stored = await office.summaries.get(summaryId);
    const changed = stored && change(stored);
    if (stored === undefined || changed === undefined || changed === stored) return stored;
    const now = clock.now();
    const next = { ...changed, version: stored.version + 1, updatedAt: now };
    const result = await office.summaries.commit(next, summaryDue(next, now));
    if (result === 'committed') return next;
  }
  throw new Error(`too many rivals on ${summaryId}`);
}
