import type { IncomingOrder } from '../domain/order/incoming-order.ts';
import { mergeOrder, saysNothingNew, takesContent } from '../domain/order/merge-order.ts';
import type { Order } from '../domain/order/order.ts';
import { orderId, orderKeyText } from '../domain/identifiers/order-id.ts';
import type { Channel } from '../ports/directory.ts';
import type { Services } from '../ports/services.ts';
import { answerLateChange } from './answer-late-change.ts';
import { cancelParcels } from './cancel-parcels.ts';
import { letParcelsGo } from './hold-parcels.ts';
import { movePromises } from './move-promises.ts';
import { planAnew } from './plan-anew.ts';
import { openCase } from './open-case.ts';
import type { MoveServices } from './record-news.ts';
import { queueOrderNotice } from './owed-notices.ts';
import { startOrder } from './start-order.ts';
import { tellAnswers } from './tell-answers.ts';

/** All that taking an order in may need. */
export type IntakeServices = MoveServices & Pick<Services, 'directory' | 'marketplace'>;

/** One authentic delivery of one order, already mapped. */
export interface OrderDelivery {
  readonly channel: Channel;
  readonly deliveryId: string;
  readonly payloadHash: string;
  /** Of what the order was read from, where the delivery only named it. */
  readonly contentHash?: string;
  readonly order: IncomingOrder;
}

/** What became of a delivery. `late`: what it wants changed was answered, see the order's changes. */
export type Acceptance =
  | {
      readonly kind: 'accepted' | 'repeated' | 'older' | 'late' | 'test' | 'cancelled';
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
 * that a delivery may be worked again after any crash. 4. A cancelled one is cancelled. 5. What a
 * newer version of a planned order wants changed is done where its parcels can still be taken back,
 * and answered; the channel is told.
 */
export async function acceptOrder(
  services: IntakeServices,
  delivery: OrderDelivery,
): Promise<Acceptance> {
  const recorded = await recordOrder(services, delivery);
  return recorded.kind === 'conflicting'
    ? conflicting(services, delivery, recorded.detail)
    : proceed(services, recorded, delivery.order);
}

type Recorded =
  | {
      readonly kind: 'recorded' | 'repeated' | 'older' | 'late';
      readonly order: Order;
      /** Another message named the order when it was cancelled already, and sees to the answer. */
      readonly isAnswered: boolean;
    }
  | { readonly kind: 'conflicting'; readonly detail: string };

async function recordOrder(services: IntakeServices, delivery: OrderDelivery): Promise<Recorded> {
  const id = orderIdAt(services, delivery.channel, delivery.order.channelOrderId);
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const recorded = await tryToRecord(services, delivery, id);
    if (recorded !== 'conflict') return recorded;
  }
  throw new Error(`too many rivals on order ${id}`);
}

async function tryToRecord(
  services: IntakeServices,
  { channel, deliveryId, payloadHash, order: incoming, ...delivery }: OrderDelivery,
  id: string,
): Promise<Recorded | 'conflict'> {
  const contentHash = delivery.contentHash ?? payloadHash;
  const [mark, stored] = await Promise.all([
    services.orders.inboxMark(channel.channelId, deliveryId),
    services.orders.order(id),
  ]);
  // A message that only names an order makes no claim beside: another envelope is no other order.
  const isWhole = delivery.contentHash === undefined;
  if (isWhole && mark !== undefined && mark.payloadHash !== payloadHash) {
    return { kind: 'conflicting', detail: `delivery ${deliveryId} came twice with other bodies` };
  }
  // The mark is written together with what the delivery said.
  const isAnswered = !isWhole && mark === undefined && stored?.cancel !== undefined;
  if (stored !== undefined && (mark ?? saysNothingNew(stored, incoming, contentHash))) {
    return { kind: 'repeated', order: stored, isAnswered };
  }
  const receivedAt = services.clock.now();
  // What is not taken over must not reach the vault either: values there may be newer.
  const identity = takesContent(stored, incoming)
    ? await services.vault.seal(id, incoming.identity)
    : {};
  const arrival = { id, channel, payloadHash: contentHash, identity, receivedAt };
  const merged = mergeOrder(stored, incoming, arrival);
  if (merged.kind === 'conflicting') {
    return { ...merged, detail: 'two payloads claim to be the same version of the order' };
  }
  if (merged.kind === 'older' || merged.kind === 'repeated') return { ...merged, isAnswered };
  const inbox = { channelId: channel.channelId, deliveryId, payloadHash, at: receivedAt };
  const order =
    merged.kind === 'late'
      ? await answerLateChange(services, merged, incoming, receivedAt)
      : merged.order;
  const result = await services.orders.commit({ order, inbox });
  const kind = merged.kind === 'late' ? 'late' : 'recorded';
  return result === 'committed' ? { kind, order, isAnswered } : result;
}

/** The id of an order of a channel. */
export function orderIdAt(
  { fingerprint }: Pick<Services, 'fingerprint'>,
  { channelId, account }: Channel,
  channelOrderId: string,
): string {
  return orderId(fingerprint.sha256(orderKeyText({ channelId, account, channelOrderId })));
}

async function proceed(
  services: IntakeServices,
  { order, kind, isAnswered }: Exclude<Recorded, { kind: 'conflicting' }>,
  said: IncomingOrder,
): Promise<Acceptance> {
  if (order.test) return { kind: 'test', orderId: order.orderId };
  if (order.cancel !== undefined) {
    await cancelParcels(services, order, order.cancel.reason, 'channel');
    // Whoever delivers it otherwise, e.g. as paid, was not who asked: one message, one answer.
    const isAsked = said.cancelled !== undefined && !isAnswered;
    if (isAsked && order.consignmentIds.length === 0) {
      await queueOrderNotice(services, order, 'order-cancelled');
    }
    return { kind: 'cancelled', orderId: order.orderId };
  }
  // Whatever overtook what: where its channel holds nothing back, nothing stands still for it.
  if (said.hold !== undefined && order.hold === undefined) await letParcelsGo(services, order);
  if (said.promise !== undefined) await movePromises(services, order);
  await tellAnswers(services, order);
  if (order.nextContent !== undefined) {
    await planAnew(services, order.orderId);
    return { kind: kind === 'recorded' ? 'accepted' : kind, orderId: order.orderId };
  }
  const started = await startOrder(services, order);
  if (started.kind === 'refused' || order.status === 'refused') {
    await queueOrderNotice(services, order, 'order-refused');
  }
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
  return { kind: 'conflicting', orderId: orderIdAt(services, channel, order.channelOrderId) };
}
