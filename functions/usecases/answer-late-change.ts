import { acceptAddress, answerChange, answerHold } from '../domain/order/answer-change.ts';
import type { IncomingOrder } from '../domain/order/incoming-order.ts';
import type { Merge } from '../domain/order/merge-order.ts';
import type { Order } from '../domain/order/order.ts';
import { makingRoom, mayPlanAnew } from '../domain/order/plan-anew.ts';
import { holdParcels } from './hold-parcels.ts';
import { parcelsOf } from './parcels-of.ts';
import { readdress } from './readdress.ts';
import type { MoveServices } from './record-news.ts';

/**
 * The order with the answer to what a version wants changed that came after planning, by where its
 * parcel is: it is held back where it still can be, goes to another address where nobody was asked
 * for it yet, and makes room for another plan where it can still be taken back, see `planAnew`.
 * Repeating it changes the parcels no further.
 */
export async function answerLateChange(
  services: MoveServices,
  late: Extract<Merge, { kind: 'late' }>,
  incoming: IncomingOrder,
  at: string,
): Promise<Order> {
  const changed = await changedOrder(services, late, incoming, at);
  return heldBack(services, changed, incoming, at);
}

async function changedOrder(
  services: MoveServices,
  { order, content, parts: all }: Extract<Merge, { kind: 'late' }>,
  incoming: IncomingOrder,
  at: string,
): Promise<Order> {
  const parts = all.filter((part) => part !== 'hold');
  if (parts.length === 0) return order;
  const [id = '', ...others] = order.consignmentIds;
  const isAddress = others.length === 0 && parts.every((part) => part === 'address');
  if (isAddress && (await readdress(services, id, incoming))) {
    return acceptAddress(order, incoming.shipTo, at);
  }
  const parcels = await parcelsOf(services, order);
  if (!mayPlanAnew(order, parcels)) return answerChange(order, parcels, parts, at);
  const told = await services.vault.seal(order.orderId, incoming.identity);
  return makingRoom(order, { ...content, identity: { ...order.identity, ...told } }, parts, at);
}

/** What makes room for another plan needs not stand still: the order itself waits. */
async function heldBack(
  services: MoveServices,
  order: Order,
  { hold }: IncomingOrder,
  at: string,
): Promise<Order> {
  if (typeof hold !== 'object' || order.hold !== undefined) return order;
  if (order.nextContent === undefined) await holdParcels(services, order, hold.reason);
  return answerHold(order, await parcelsOf(services, order), hold.reason, at);
}
