import type { Services } from '../../ports/services.ts';
import { consignmentSummary } from './consignment-summary.ts';
import { totalsView } from './goods-view.ts';

/** One order with its consignments; undefined when there is none of this id. No personal data. */
export async function orderPage({ orders }: Pick<Services, 'orders'>, orderId: string) {
  const order = await orders.order(orderId);
  if (order === undefined) return undefined;
  const consignments = await Promise.all(order.consignmentIds.map((id) => orders.consignment(id)));
  const { channelId, account, channelOrderId, displayNumber, placedAt, receivedAt } = order;
  const { status, refusal, paid, test, cancel, consignmentIds, version, totals } = order;
  return {
    orderId,
    channelId,
    account,
    channelOrderId,
    displayNumber,
    placedAt,
    receivedAt,
    status,
    refusal,
    paid,
    test,
    cancel,
    version,
    totals: totalsView(totals),
    consignmentIds,
    consignments: consignments.filter((each) => each !== undefined).map(consignmentSummary),
  };
}
