import type {
  ConsignmentEvent,
  PlannedConsignment,
} from '../domain/consignment/consignment-events.ts';
import { foldEvent } from '../domain/consignment/fold-event.ts';
import { after } from '../domain/instant.ts';
import type { Order } from '../domain/order/order.ts';
import type { Refusal } from '../domain/refusal.ts';
import { bookMovements } from '../domain/stock/book-movements.ts';
import type { Reference } from '../ports/order-store.ts';
import type { Services } from '../ports/services.ts';
import { caseOf } from './open-case.ts';
import { reserveStock } from './reserve-stock.ts';

type StartServices = Pick<
  Services,
  'orders' | 'ledger' | 'workflow' | 'directory' | 'marketplace' | 'clock'
>;

/** `waiting`: not paid, or not ours to start. */
export type Started =
  { readonly kind: 'started' | 'waiting' } | ({ readonly kind: 'refused' } & Omit<Refusal, 'ok'>);

const START_GRACE = { minutes: 5 };

/** More rivals than this on one order means that something is wrong. */
const MOST_ATTEMPTS = 20;

/**
 * Starts a paid order, once. 1. Plan it and reserve the stock. 2. Write order and consignment
 * together; if the order changed meanwhile, decide anew from what it is now. 3. Start the
 * execution. Each step is idempotent, and the sweep repeats the last one, so a crash in between
 * loses nothing. An order without a legal route becomes a case; one that was cancelled meanwhile
 * gives its stock back.
 */
export async function startOrder(services: StartServices, order: Order): Promise<Started> {
  let current: Order | undefined = order;
  for (let attempt = 0; attempt < MOST_ATTEMPTS && current !== undefined; attempt += 1) {
    const started = await tryStart(services, current);
    if (started !== 'conflict') return started;
    current = await services.orders.order(order.orderId);
  }
  throw new Error(`too many rivals on order ${order.orderId}`);
}

async function tryStart(services: StartServices, order: Order): Promise<Started | 'conflict'> {
  if (order.consignmentIds.length > 0) {
    for (const id of order.consignmentIds) await services.workflow.start(id);
    return { kind: 'started' };
  }
  if (!order.paid || order.status !== 'received') return { kind: 'waiting' };
  const payable = await withPayment(services, order);
  const plan = await reserveStock(services, payable);
  if (!plan.ok) return refused(services, order, plan);
  const written = await writePlan(services, payable, plan.value);
  if (!written) {
    await giveBackIfCancelled(services, order.orderId, plan.value);
    return 'conflict';
  }
  await services.workflow.start(plan.value.consignmentId);
  return { kind: 'started' };
}

/** Cancelled between reservation and plan: nobody will start it any more. */
async function giveBackIfCancelled(
  { orders, ledger, clock }: StartServices,
  orderId: string,
  reserved: PlannedConsignment,
): Promise<void> {
  const order = await orders.order(orderId);
  if (order?.cancel === undefined || order.consignmentIds.length > 0) return;
  await ledger.move(bookMovements(reserved, 'release', clock.now()));
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
  { orders, clock }: StartServices,
  order: Order,
  { code, message }: Refusal,
): Promise<Started | 'conflict'> {
  const finding = {
    kind: 'order-refused',
    about: order.orderId,
    severity: 'warning',
    title: `Order ${order.displayNumber} has no legal route`,
    detail: message,
    merchantId: order.merchantId,
  } as const;
  const result = await orders.commit({
    order: { ...order, status: 'refused', refusal: { code, message }, version: order.version + 1 },
    cases: [caseOf(finding, clock.now())],
  });
  return result === 'committed' ? { kind: 'refused', code, message } : result;
}
