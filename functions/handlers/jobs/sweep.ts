import type { Services } from '../../ports/services.ts';
import type { MoveServices } from '../../usecases/record-news.ts';
import { sweepLoads } from '../../usecases/loads/sweep-loads.ts';
import { rescreen } from '../../usecases/rescreen.ts';
import { sweepInbounds } from '../../usecases/stock/inbounds.ts';
import { sweepSummaries } from '../../usecases/summaries/sweep-summaries.ts';
import { sweep } from '../../usecases/sweep.ts';

/**
 * Runs the sweep over loads, inbounds, summaries and consignments, and screens anew what a newer list
 * came for; no fault keeps the others from being swept. It shows in the host's log, and the next run
 * repeats what failed.
 *
 * @throws AggregateError with every fault
 */
export function sweepJob(
  services: MoveServices & Pick<Services, 'office' | 'directory'>,
): () => Promise<void> {
  return async () => {
    const runs = await Promise.allSettled([
      sweepLoads(services),
      sweepInbounds(services),
      sweepSummaries(services),
      sweep(services),
      rescreen(services),
    ]);
    const faults = runs
      .filter((run) => run.status === 'rejected')
      .map((run): unknown => run.reason);
    if (faults.length > 0) throw new AggregateError(faults, 'not everything due was looked at');
  };
}
