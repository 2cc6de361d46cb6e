import type { IncomingOrder } from './incoming-order.ts';
import type { Order } from './order.ts';

/**
 * An order as it is known, in the version that is known, as if its channel told it: merging it takes
 * over nothing but what is said beside.
 */
function asKnown(order: Order): IncomingOrder {
  const { buyerName: name, buyerRegistration: registration } = order;
  return {
    channelOrderId: order.channelOrderId,
    displayNumber: order.displayNumber,
    placedAt: order.placedAt,
    sourceUpdatedAt: order.sourceUpdatedAt,
    test: order.test,
    paid: order.paid,
    promise: order.promise,
    requestedMode: order.requestedMode,
    receivingWarehouseId: order.receivingWarehouseId,
    buyer: { name, registration },
    identity: {},
    shipTo: order.shipTo,
    lines: order.lines,
    totals: order.totals,
    payment: order.payment,
    subOrders: order.subOrders,
  };
}

/** What a channel says of an order that it only cancels. */
export function cancellationOf(order: Order, reason: string): IncomingOrder {
  return { ...asKnown(order), cancelled: { reason } };
}

/**
 * What a channel says of an order that it only holds back, or lets go.
 *
 * @param at the channel's own time of that: an older word never undoes a newer one
 */
export function holdOf(
  order: Order,
  hold: NonNullable<IncomingOrder['hold']>,
  at: string,
): IncomingOrder {
  return { ...asKnown(order), hold, holdUpdatedAt: at };
}
