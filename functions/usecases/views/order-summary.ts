import type { Order } from '../../domain/order/order.ts';
import { totalsView } from './goods-view.ts';

/** One row of a listing of orders. No personal data. */
export function orderSummary(order: Order) {
  const { orderId, channelId, account, channelOrderId, displayNumber, placedAt } = order;
  const { receivedAt, status, refusal, paid, test, hold, cancel, consignmentIds } = order;
  return {
    orderId,
    channelId,
    account,
    channelOrderId,
    displayNumber,
    placedAt,
    receivedAt,
    updatedAt: order.sourceUpdatedAt,
    status,
    refusal,
    paid,
    test,
    hold,
    cancel,
    totals: totalsView(order.totals),
    consignmentIds,
  };
}
