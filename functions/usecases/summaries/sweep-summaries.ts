import type { Services } from '../../ports/services.ts';
import { toSigning } from '../signing/signing-messages.ts';
import { changeSummary } from './change-summary.ts';

/** Looked at per run; the rest is due still and comes next time. */
const PER_RUN = 100;

/**
 * Has applications looked at again that nobody signed, or of which customs said nothing for long.
 *
 * @throws AggregateError with what failed, after everything else was looked at
 */
export async function sweepSummaries(
  services: Pick<Services, 'office' | 'queue' | 'clock'>,
): Promise<void> {
  const { office, clock } = services;
  const faults: unknown[] = [];
  for (const summaryId of await office.summaries.due(clock.now(), PER_RUN)) {
    const [looked] = await Promise.allSettled([lookAgain(services, summaryId)]);
    if (looked.status === 'rejected') faults.push(looked.reason);
  }
  if (faults.length > 0) throw new AggregateError(faults, 'some summaries that are due failed');
}

/** What was put on the queue just now is not put there again by the next run. */
async function lookAgain(
  services: Pick<Services, 'office' | 'queue' | 'clock'>,
  summaryId: string,
): Promise<void> {
  await toSigning(services, { summaryId });
  await changeSummary(services, summaryId, (current) => ({ ...current }));
}
