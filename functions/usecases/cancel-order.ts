import type { Consignment } from '../domain/consignment/consignment.ts';
import { answerChange, parcelsAnswer } from '../domain/order/answer-change.ts';
import { asNext, contentOf, makingRoom, mayPlanAnew } from '../domain/order/plan-anew.ts';
import { withoutQuantities } from '../domain/order/cancel-lines.ts';
import type { CancelledQuantity } from '../domain/order/cancel-lines.ts';
import type { Order, OrderContent } from '../domain/order/order.ts';
import { supersededBy } from '../domain/order/superseded.ts';
import type { Services } from '../ports/services.ts';
import { cancelParcels } from './cancel-parcels.ts';
import { queueOrderNotice } from './owed-notices.ts';
import { parcelsOf } from './parcels-of.ts';
import { planAnew } from './plan-anew.ts';
import { queueMakingRoom } from './queue-vacated.ts';
import type { MoveServices } from './record-news.ts';
import type { SeenVersions } from './seen-versions.ts';

type CancelServices = MoveServices & Pick<Services, 'directory' | 'marketplace'>;

/** What a merchant's own client wants cancelled: the whole order, or quantities of its lines. */
export interface OrderCancellation {
  readonly reason: string;
  readonly lines?: readonly CancelledQuantity[];
  readonly by: string;
}

/**
 * `accepted`: done, or the parcel is being taken back. `too-late`, `return`: the parcel goes its
 * way; what has left can be returned. `wrong-quantity` names the entry (from 0).
 */
export type OrderCancelled =
  | { readonly kind: 'accepted'; readonly order: Order }
  | { readonly kind: 'too-late' | 'return'; readonly reason: string }
  | { readonly kind: 'unknown' | 'stale' }
  | { readonly kind: 'wrong-quantity'; readonly index: number };

const MOST_ATTEMPTS = 20;
const TOO_LATE = 'the parcel has left the warehouse, or its way has ended: it can be returned';

/**
 * Cancels an order, whole or in part. Before it is planned its quantities shrink; a parcel is
 * stopped as a whole only, so that a planned order is planned anew by what is left of it, where its
 * parcels can still be taken back. The decision is written over the version it was made from; repeating
 * a cancellation repeats its answer.
 */
export async function cancelOrder(
  services: CancelServices,
  orderId: string,
  cancellation: OrderCancellation,
  seen: SeenVersions = 'any',
): Promise<OrderCancelled> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const order = await services.orders.order(orderId);
    if (order === undefined) return { kind: 'unknown' };
    if (seen !== 'any' && !seen.includes(order.version)) return { kind: 'stale' };
    const decided = await decide(services, order, cancellation);
    if (decided !== 'conflict') return decided;
  }
  throw new Error(`too many rivals on order ${orderId}`);
}

async function decide(
  services: CancelServices,
  order: Order,
  cancellation: OrderCancellation,
): Promise<OrderCancelled | 'conflict'> {
  const { lines } = cancellation;
  if (lines === undefined || order.cancel !== undefined) {
    return cancelWhole(services, order, cancellation);
  }
  const left = withoutQuantities(asNext(order), lines);
  if (left.kind === 'wrong') return { kind: 'wrong-quantity', index: left.index };
  if (left.kind === 'nothing-left') return cancelWhole(services, order, cancellation);
  // What is left is no version of the sender's any more, nor are its sub-orders, which were the
  // order as it was sold.
  const rest = { ...left, subOrders: undefined, heardUpdatedAt: order.sourceUpdatedAt };
  if (order.status === 'planned') return cancelPlanned(services, order, rest);
  const { lines: kept, totals, ...own } = rest;
  const superseded = supersededBy(order);
  const reduced = await written(services, { ...order, lines: kept, totals, ...own, superseded });
  return reduced === 'conflict' ? reduced : { kind: 'accepted', order: reduced };
}

async function cancelWhole(
  services: CancelServices,
  order: Order,
  { reason, by }: OrderCancellation,
): Promise<OrderCancelled | 'conflict'> {
  const isPlanned = order.consignmentIds.length > 0;
  const cancel = { requestedAt: services.clock.now(), reason };
  const status = isPlanned || order.test ? order.status : 'cancelled';
  const cancelled =
    order.cancel === undefined ? await written(services, { ...order, cancel, status }) : order;
  if (cancelled === 'conflict') return cancelled;
  await cancelParcels(services, cancelled, reason, by);
  if (!isPlanned) await queueOrderNotice(services, cancelled, 'order-cancelled');
  const parcels = await parcelsOf(services, order);
  // Of several parcels those that have not left are taken back, and each tells its own answer.
  return isPlanned && parcels.every((parcel) => parcel.cancel?.answer === 'too-late')
    ? { kind: 'too-late', reason: TOO_LATE }
    : { kind: 'accepted', order: cancelled };
}

/** What can still be taken back is planned anew, by what is left of it. */
async function cancelPlanned(
  services: CancelServices,
  order: Order,
  rest: Partial<OrderContent>,
): Promise<OrderCancelled | 'conflict'> {
  const parcels = await parcelsOf(services, order);
  if (!mayPlanAnew(order, parcels)) return cancelTooLate(services, order, parcels);
  const content = { ...contentOf(asNext(order)), ...rest };
  await queueMakingRoom(services, order.orderId);
  const making = makingRoom(order, content, ['lines'], services.clock.now());
  const result = await written(services, making);
  if (result === 'conflict') return result;
  await planAnew(services, order.orderId);
  return { kind: 'accepted', order: (await services.orders.order(order.orderId)) ?? result };
}

/** Recorded like any change that comes too late; its client hears the answer here. */
async function cancelTooLate(
  services: CancelServices,
  order: Order,
  parcels: readonly Consignment[],
): Promise<OrderCancelled | 'conflict'> {
  const { answer, reason } = parcelsAnswer(parcels);
  if (answer === 'accepted') throw new Error(`a change of ${order.orderId} was not answered`);
  const answered = answerChange(order, parcels, ['lines'], services.clock.now());
  const result = await written(services, answered);
  return result === 'conflict' ? result : { kind: answer, reason };
}

async function written({ orders }: CancelServices, order: Order): Promise<Order | 'conflict'> {
  const next = { ...order, version: order.version + 1 };
  const result = await orders.commit({ order: next });
  return result === 'committed' ? next : result;
}
