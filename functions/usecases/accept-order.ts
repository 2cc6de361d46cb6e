import type { IncomingOrder } from '../domain/order/incoming-order.ts';
import { mergeOrder, saysNothingNew, takesContent } from '../domain/order/merge-order.ts';
import type { Order } from '../domain/order/order.ts';
import { orderId, orderKeyText } from '../domain/identifiers/order-id.ts';
import type { Channel } from '../ports/directory.ts';
import type { Services } from '../ports/services.ts';
import { cancelConsignment } from './cancel-consignment.ts';
import { openCase } from './open-case.ts';
import type { MoveServices } from './record-news.ts';
import { giveBackStock } from './reserve-stock.ts';
import { startOrder } from './start-order.ts';

/** All that taking an order in may need. */
export type IntakeServices = MoveServices & Pick<Services, 'directory' | 'marketplace'>;

/** One authentic delivery of one order, already mapped. */
export interface OrderDelivery {
  readonly channel: Channel;
  readonly deliveryId: string;
  readonly payloadHash: string;
  readonly order: IncomingOrder;
}

/** What became of a delivery. */
export type Acceptance =
  | {
      readonly kind: 'accepted' | 'repeated' | 'older' | 'test' | 'cancelled';
      readonly orderId: string;
    }
  | {
      readonly kind: 'refused';
      readonly orderId: string;
      readonly code: string;
      readonly message: string;
    }
  | { readonly kind: 'conflicting'; readonly orderId: string };

const MOST_ATTEMPTS = 20;

/**
 * Takes one delivery of an order in. 1. The same delivery again is nothing new; another payload
 * under its id is a case. 2. Merge it with what is known: newer wins, paid and cancelled never
 * un-happen. 3. A paid order is planned, reserved and started, once; each step is idempotent, so
 * that a delivery may be worked again after any crash. 4. A cancelled one is cancelled.
 */
export async function acceptOrder(
  services: IntakeServices,
  delivery: OrderDelivery,
): Promise<Acceptance> {
  const recorded = await recordOrder(services, delivery);
  return recorded.kind === 'conflicting'
    ? conflicting(services, delivery, recorded.detail)
    : proceed(services, recorded.order, recorded.kind);
}

type Recorded =
  | { readonly kind: 'recorded' | 'repeated' | 'older'; readonly order: Order }
  | { readonly kind: 'conflicting'; readonly detail: string };

async function recordOrder(services: IntakeServices, delivery: OrderDelivery): Promise<Recorded> {
  const id = orderIdOf(services, delivery);
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const recorded = await tryToRecord(services, delivery, id);
    if (recorded !== 'conflict') return recorded;
  }
  throw new Error(`too many rivals on order ${id}`);
}

async function tryToRecord(
  services: IntakeServices,
  { channel, deliveryId, payloadHash, order: incoming }: OrderDelivery,
  id: string,
): Promise<Recorded | 'conflict'> {
  const [mark, stored] = await Promise.all([
    services.orders.inboxMark(channel.channelId, deliveryId),
    services.orders.order(id),
  ]);
  if (mark !== undefined && mark.payloadHash !== payloadHash) {
    return { kind: 'conflicting', detail: `delivery ${deliveryId} came twice with other bodies` };
  }
  // The mark is written together with what the delivery said.
  if (stored !== undefined && (mark ?? saysNothingNew(stored, incoming, payloadHash))) {
    return { kind: 'repeated', order: stored };
  }
  const receivedAt = services.clock.now();
  // What is not taken over must not reach the vault either: values there may be newer.
  const identity = takesContent(stored, incoming)
    ? await services.vault.seal(id, incoming.identity)
    : {};
  const arrival = { id, channel, payloadHash, identity, receivedAt };
  const merged = mergeOrder(stored, incoming, arrival);
  if (merged.kind === 'conflicting') {
    return { ...merged, detail: 'two payloads claim to be the same version of the order' };
  }
  if (merged.kind !== 'newer') return { kind: merged.kind, order: merged.order };
  const inbox = { channelId: channel.channelId, deliveryId, payloadHash, at: receivedAt };
  const result = await services.orders.commit({ order: merged.order, inbox });
  return result === 'committed' ? { kind: 'recorded', order: merged.order } : result;
}

function orderIdOf(
  { fingerprint }: Pick<Services, 'fingerprint'>,
  delivery: OrderDelivery,
): string {
  const { channel, order } = delivery;
  const key = {
    channelId: channel.channelId,
    account: channel.account,
    channelOrderId: order.channelOrderId,
  };
  return orderId(fingerprint.sha256(orderKeyText(key)));
}

async function proceed(
  services: IntakeServices,
  order: Order,
  kind: 'recorded' | 'repeated' | 'older',
): Promise<Acceptance> {
  if (order.test) return { kind: 'test', orderId: order.orderId };
  if (order.cancel !== undefined) {
    const { reason } = order.cancel;
    for (const id of order.consignmentIds) await cancelConsignment(services, id, reason, 'channel');
    if (order.paid && order.consignmentIds.length === 0) await giveBackStock(services, order);
    return { kind: 'cancelled', orderId: order.orderId };
  }
  const started = await startOrder(services, order);
  if (started.kind === 'refused') return { ...started, orderId: order.orderId };
  return { kind: kind === 'recorded' ? 'accepted' : kind, orderId: order.orderId };
}

async function conflicting(
  services: IntakeServices,
  delivery: OrderDelivery,
  detail: string,
): Promise<Acceptance> {
  const { channel, deliveryId, order } = delivery;
  await openCase(services, {
    kind: 'conflicting-delivery',
    about: `${channel.channelId}.${deliveryId}`,
    severity: 'warning',
    title: `Order ${order.displayNumber} was told in two ways`,
    detail,
    merchantId: channel.merchantId,
  });
  return { kind: 'conflicting', orderId: orderIdOf(services, delivery) };
}
