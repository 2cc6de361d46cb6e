import { formatMoney } from '../../domain/money/money.ts';
import type { Services } from '../../ports/services.ts';
import { consignmentSummary } from './consignment-summary.ts';
import { orderSummary } from './order-summary.ts';

/** One order with its consignments; undefined when there is none of this id. No personal data. */
export async function orderPage({ orders }: Pick<Services, 'orders'>, orderId: string) {
  const order = await orders.order(orderId);
  if (order === undefined) return undefined;
  const consignments = await Promise.all(order.consignmentIds.map((id) => orders.consignment(id)));
  return {
    ...orderSummary(order),
    version: order.version,
    lines: order.lines.map(({ price, total, ...line }) => ({
      ...line,
      price: formatMoney(price),
      total: formatMoney(total),
    })),
    changes: order.changes ?? [],
    formerConsignmentIds: order.formerConsignmentIds ?? [],
    consignments: consignments.filter((each) => each !== undefined).map(consignmentSummary),
  };
}
