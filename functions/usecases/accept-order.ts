import type { IncomingOrder } from '../domain/order/incoming-order.ts';
import { mergeOrder, saysNothingNew } from '../domain/order/merge-order.ts';
import type { Order } from '../domain/order/order.ts';
import { orderId, orderKeyText } from '../domain/identifiers/order-id.ts';
import type { Channel } from '../ports/directory.ts';
import type { Services } from '../ports/services.ts';
import { cancelConsignment } from './cancel-consignment.ts';
import { openCase } from './open-case.ts';
import type { MoveServices } from './record-news.ts';
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
  | { readonly kind: 'refused'; readonly orderId: string; readonly code: string; readonly message: string }
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
  const { channel, deliveryId, payloadHash } = delivery;
  const mark = await services.orders.inboxMark(channel.channelId, deliveryId);
  if (mark !== undefined && mark.payloadHash !== payloadHash) {
    return conflicting(services, delivery, `delivery ${deliveryId} came twice with different bodies`);
  }
  const order = await recordOrder(services, delivery);
  if (order.kind === 'conflicting') {
    return conflicting(services, delivery, 'two payloads claim to be the same version of the order');
  }
  return proceed(services, order.order, order.kind);
}

type Recorded =
  | { readonly kind: 'recorded' | 'repeated' | 'older'; readonly order: Order }
  | { readonly kind: 'conflicting' };

async function recordOrder(services: IntakeServices, delivery: OrderDelivery): Promise<Recorded> {
  const id = orderIdOf(services, delivery);
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const stored = await services.orders.order(id);
    const { channel, payloadHash, deliveryId } = delivery;
    if (stored !== undefined && saysNothingNew(stored, delivery.order, payloadHash)) {
      return { kind: 'repeated', order: stored };
    }
    const identity = await services.vault.seal(id, delivery.order.identity);
    const receivedAt = services.clock.now();
    const merged = mergeOrder(stored, delivery.order, { id, channel, payloadHash, identity, receivedAt });
    if (merged.kind !== 'newer') {
      return merged.kind === 'conflicting' ? merged : { kind: merged.kind, order: merged.order };
    }
    const inbox = { channelId: channel.channelId, deliveryId, payloadHash, at: receivedAt };
    const result = await services.orders.commit({ order: merged.order, inbox });
    if (result === 'committed') return { kind: 'recorded', order: merged.order };
  }
  throw new Error(`too many rivals on order ${id}`);
}

function orderIdOf({ fingerprint }: Pick<Services, 'fingerprint'>, delivery: OrderDelivery): string {
  const { channel, order } = delivery;
  const key = { channelId: channel.channelId, account: channel.account, channelOrderId: order.channelOrderId };
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
