import { acceptAddress, answerChange, answerHold } from '../domain/order/answer-change.ts';
import type { IncomingOrder } from '../domain/order/incoming-order.ts';
import type { Merge } from '../domain/order/merge-order.ts';
import type { Order } from '../domain/order/order.ts';
import { holdParcels } from './hold-parcels.ts';
import { parcelsOf } from './parcels-of.ts';
import { readdress } from './readdress.ts';
import type { MoveServices } from './record-news.ts';

/**
 * The order with the answer to what a version wants changed that came after planning, by where its
 * parcel is: it is held back where it still can be, and goes to another address where nobody was
 * asked for it yet. Repeating it changes the parcels no further.
 */
export async function answerLateChange(
  services: MoveServices,
  late: Extract<Merge, { kind: 'late' }>,
  incoming: IncomingOrder,
  at: string,
): Promise<Order> {
  const parts = late.parts.filter((part) => part !== 'hold');
  const order = await heldBack(services, late.order, incoming, at);
  if (parts.length === 0) return order;
  const [id = '', ...others] = order.consignmentIds;
  const isAddress = others.length === 0 && parts.every((part) => part === 'address');
  if (isAddress && (await readdress(services, id, incoming))) {
    return acceptAddress(order, incoming.shipTo, at);
  }
  return answerChange(order, await parcelsOf(services, order), parts, at);
}

async function heldBack(
  services: MoveServices,
  order: Order,
  { hold }: IncomingOrder,
  at: string,
): Promise<Order> {
  if (typeof hold !== 'object' || order.hold !== undefined) return order;
  await holdParcels(services, order, hold.reason);
  return answerHold(order, await parcelsOf(services, order), hold.reason, at);
}
