import type { PlannedConsignment } from '../domain/consignment/consignment-events.ts';
import { foldEvent } from '../domain/consignment/fold-event.ts';
import { after } from '../domain/instant.ts';
import type { Order } from '../domain/order/order.ts';
import { isReadyToStart, reservingVersion } from '../domain/order/superseded.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { NewConsignment, Reference } from '../ports/order-store.ts';
import type { Services } from '../ports/services.ts';
import { caseOf } from './open-case.ts';
import { giveBackPlan, securePlan } from './secure-plan.ts';
import { giveBackPlanned } from './stock/give-back-stock.ts';

type StartServices = Pick<
  Services,
  | 'orders'
  | 'screening'
  | 'ledger'
  | 'limits'
  | 'vault'
  | 'workflow'
  | 'directory'
  | 'marketplace'
  | 'clock'
>;

/** `waiting`: not paid, held back by its channel, or not ours to start. */
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
  if (!isReadyToStart(order)) return { kind: 'waiting' };
  const payable = await withPayment(services, order);
  const plan = await securePlan(services, payable);
  if (!plan.ok) return refused(services, order, plan);
  const written = await writePlan(services, payable, plan.value);
  if (!written) {
    await giveBackIfVain(services, order, plan.value);
    return 'conflict';
  }
  for (const { consignmentId } of plan.value) await services.workflow.start(consignmentId);
  return { kind: 'started' };
}

/**
 * Cancelled between reservation and plan: nobody will start it any more. Superseded: whoever starts
 * the newer version reserves its own, and may have looked before this was reserved.
 */
async function giveBackIfVain(
  services: StartServices,
  planned: Order,
  reserved: readonly PlannedConsignment[],
): Promise<void> {
  const order = await services.orders.order(planned.orderId);
  if (order === undefined) return;
  if (order.cancel !== undefined && order.consignmentIds.length === 0) {
    await giveBackPlan(services, planned, reserved);
  } else if (reservingVersion(order) !== reservingVersion(planned)) {
    await giveBackPlanned(services, planned, reserved);
  }
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
  plans: readonly PlannedConsignment[],
): Promise<boolean> {
  const now = clock.now();
  const [first, ...siblings] = plans.map((planned): NewConsignment => {
    const { consignmentId } = planned;
    const event = { type: 'planned', planned, consignmentId, version: 1, at: now } as const;
    return { record: foldEvent(undefined, event), due: after(now, START_GRACE), event };
  });
  if (first === undefined) throw new Error(`the plan of ${order.orderId} has no parcel`);
  const result = await orders.commit({
    order: {
      ...order,
      status: 'planned',
      consignmentIds: plans.map(({ consignmentId }) => consignmentId),
      version: order.version + 1,
    },
    consignment: { record: first.record, expectedVersion: 0, due: first.due },
    ...(siblings.length > 0 && { siblings }),
    events: [first.event],
    references: plans.flatMap((planned) => referencesOf(planned, order)),
  });
  return result === 'committed';
}

/**
 * Receipts of 311, 303 and 411 name the order and the payment, never our ids. The parcels of a split
 * order are found by its number, too.
 */
function referencesOf(
  { consignmentId, parties, orderNumber, payment }: PlannedConsignment,
  { channelOrderId, formerConsignmentIds }: Order,
): readonly Reference[] {
  // Planned anew, the number of the whole order may be that of a parcel before it, whose receipts name it.
  const whole = formerConsignmentIds === undefined ? [channelOrderId] : [];
  const numbers = [...new Set([orderNumber, ...whole])].map((number): Reference => ({
    kind: 'order-number',
    value: `${parties.seller.code}:${number}`,
    consignmentId,
  }));
  return payment.transactionId === undefined
    ? numbers
    : [...numbers, { kind: 'payment', value: payment.transactionId, consignmentId }];
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
  const at = clock.now();
  const refusal = { code, message, at };
  const result = await orders.commit({
    order: { ...order, status: 'refused', refusal, version: order.version + 1 },
    cases: [caseOf(finding, at)],
  });
  return result === 'committed' ? { kind: 'refused', code, message } : result;
}
