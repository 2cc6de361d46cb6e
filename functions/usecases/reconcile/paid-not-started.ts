import { after } from '../../domain/instant.ts';
import type { Duration, Instant } from '../../domain/instant.ts';
import { difference } from '../../domain/reconcile/difference.ts';
import type { Difference } from '../../domain/reconcile/difference.ts';
import type { UnstartedOrders } from '../../ports/unstarted-orders.ts';

/** Repeats of the delivery start it within minutes. */
const STARTED_WITHIN: Duration = { hours: 1 };
/** More than these are one fault, not many. */
const MOST_ORDERS = 1_000;

/** Paid orders that no consignment came of, where the host can list them. */
export async function paidNotStarted(
  orders: UnstartedOrders | undefined,
  merchantId: string,
  settledBy: Instant,
): Promise<readonly Difference[]> {
  const unstarted = (await orders?.unstarted(merchantId, MOST_ORDERS)) ?? [];
  return unstarted
    .filter(({ receivedAt }) => after(receivedAt, STARTED_WITHIN) < settledBy)
    .map(({ orderId, displayNumber, receivedAt }) =>
      difference('paid-not-started', orderId, {
        detail: `Order ${displayNumber} was received ${receivedAt}.`,
        ours: 'no consignment',
        theirs: 'paid',
      }),
    );
}
