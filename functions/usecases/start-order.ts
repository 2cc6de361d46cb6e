import type { ConsignmentEvent, PlannedConsignment } from '../domain/consignment/consignment-events.ts';
import { foldEvent } from '../domain/consignment/fold-event.ts';
import { after } from '../domain/instant.ts';
import type { Order } from '../domain/order/order.ts';
import type { Refusal } from '../domain/refusal.ts';
import { bookMovements } from '../domain/stock/book-movements.ts';
import { planOrder } from '../domain/trade/plan-order.ts';
import type { Reference } from '../ports/order-store.ts';
import type { Services } from '../ports/services.ts';
import { openCase } from './open-case.ts';
import { planningFacts } from './planning-facts.ts';

type StartServices = Pick<
  Services,
  'orders' | 'ledger' | 'workflow' | 'directory' | 'marketplace' | 'clock'
>;

/** `waiting`: not paid, or not ours to start. */
export type Started = { readonly kind: 'started' | 'waiting' } | ({ readonly kind: 'refused' } & Omit<Refusal, 'ok'>);

const START_GRACE = { minutes: 5 };

/**
 * Starts a paid order, once. 1. Plan it: trade mode, warehouse, parties. 2. Reserve the stock.
 * 3. Write order and consignment together. 4. Start the execution. Each step is idempotent, and the
 * sweep repeats the last one, so a crash in between loses nothing. An order without a legal route
 * becomes a case.
 */
export async function startOrder(services: StartServices, order: Order): Promise<Started> {
  if (order.consignmentIds.length > 0) {
    for (const id of order.consignmentIds) await services.workflow.start(id);
    return { kind: 'started' };
  }
  if (!order.paid || order.status !== 'received') return { kind: 'waiting' };
  const payable = await withPayment(services, order);
  const plan = planOrder(payable, await planningFacts(services, payable));
  if (!plan.ok) return refused(services, order, plan);
  const now = services.clock.now();
  const reserved = await services.ledger.move(bookMovements(plan.value, 'reserve', now));
  if (reserved.kind === 'insufficient') {
    const { accountBook, bookItem } = reserved.line;
    const message = `not enough of ${bookItem} in account book ${accountBook}`;
    return refused(services, order, { ok: false, code: 'no-stock', message });
  }
  const written = await writePlan(services, payable, plan.value);
  if (written) await services.workflow.start(plan.value.consignmentId);
  return { kind: 'started' };
}

/** Stores tell of the payment in a call of its own. */
async function withPayment(
  { directory, marketplace }: StartServices,
  order: Order,
): Promise<Order> {
  if (order.payment.transactionId !== undefined) return order;
  const channel = await directory.channel(order.channelId);
  if (channel === undefined) return order;
  const transactionId = await marketplace.paymentTransaction(channel, order.channelOrderId);
  return { ...order, payment: { ...order.payment, transactionId } };
}

async function writePlan(
  { orders, clock }: StartServices,
  order: Order,
  planned: PlannedConsignment,
): Promise<boolean> {
  const { consignmentId } = planned;
  const now = clock.now();
  const event: ConsignmentEvent = { type: 'planned', planned, consignmentId, version: 1, at: now };
  const result = await orders.commit({
    order: {
      ...order,
      status: 'planned',
      consignmentIds: [consignmentId],
      version: order.version + 1,
    },
    consignment: {
      record: foldEvent(undefined, event),
      expectedVersion: 0,
      due: after(now, START_GRACE),
    },
    events: [event],
    references: referencesOf(planned),
  });
  return result === 'committed';
}

/** Receipts of 311, 303 and 411 name the order and the payment, never our ids. */
function referencesOf(planned: PlannedConsignment): readonly Reference[] {
  const { consignmentId, parties, orderNumber, payment } = planned;
  const order: Reference = {
    kind: 'order-number',
    value: `${parties.seller.code}:${orderNumber}`,
    consignmentId,
  };
  return payment.transactionId === undefined
    ? [order]
    : [order, { kind: 'payment', value: payment.transactionId, consignmentId }];
}

async function refused(
  services: StartServices,
  order: Order,
  { code, message }: Refusal,
): Promise<Started> {
  await services.orders.commit({
    order: { ...order, status: 'refused', refusal: { code, message }, version: order.version + 1 },
  });
  await openCase(services, {
    kind: 'order-refused',
    about: order.orderId,
    severity: 'warning',
    title: `Order ${order.displayNumber} has no legal route`,
    detail: message,
    merchantId: order.merchantId,
  });
  return { kind: 'refused', code, message };
}
