import type { Services } from '../../ports/services.ts';
import { summariseMonths } from '../../usecases/summaries/summarise-months.ts';

type SummariseServices = Parameters<typeof summariseMonths>[0] & Pick<Services, 'directory'>;

/**
 * Has every merchant's released export lists summed up, the month after. One merchant's fault does
 * not keep the others from it; it shows in the host's log, and the next run repeats what failed.
 *
 * @throws AggregateError with every fault
 */
export function summariseJob(services: SummariseServices): () => Promise<void> {
  return async () => {
    const faults: unknown[] = [];
    for (const { merchantId } of await services.directory.merchants()) {
      const [run] = await Promise.allSettled([summariseMonths(services, merchantId)]);
      if (run.status === 'rejected') faults.push(run.reason);
    }
    if (faults.length > 0) throw new AggregateError(faults, 'not every month was summed up');
  };
}
