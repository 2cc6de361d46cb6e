import { reconcile } from '../../usecases/reconcile/reconcile.ts';
import type { ReconcileServices } from '../../usecases/reconcile/reconcile.ts';

/**
 * Reconciles every merchant, one after the other. One merchant's fault does not keep the others
 * from being compared; it shows in the host's log afterwards.
 *
 * @throws AggregateError with every fault
 */
export function reconcileJob(services: ReconcileServices): () => Promise<void> {
  return async () => {
    const faults: unknown[] = [];
    for (const { merchantId } of await services.directory.merchants()) {
      const [run] = await Promise.allSettled([reconcile(services, merchantId)]);
      if (run.status === 'rejected') faults.push(run.reason);
    }
    if (faults.length > 0) throw new AggregateError(faults, 'not every merchant was reconciled');
  };
}
