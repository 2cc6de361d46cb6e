import type { IncomingOrder } from '../domain/order/incoming-order.ts';
import { cancellationOf, holdOf } from '../domain/order/as-known.ts';
import { CHANNEL_CAPABILITIES } from '../domain/order/channel-capabilities.ts';
import { refuse } from '../domain/refusal.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Channel } from '../ports/directory.ts';
import type { FetchedOrder, OrderMention, OrderReader, OrderSource } from '../ports/inbound.ts';
import { acceptOrder, orderIdAt } from './accept-order.ts';
import type { Acceptance, IntakeServices } from './accept-order.ts';
import { againLater } from './again-later.ts';
import { openCase } from './open-case.ts';
import type { OrderMessage } from './receive-delivery.ts';

type WorkServices = IntakeServices & {
  readonly reader: OrderReader;
  readonly orderSource: OrderSource;
};

/**
 * What became of a queued delivery. `parked`: authentic, but nobody understands it, or knows its
 * topic: a case.
 * `later`: its channel could not be asked, and the message waits in the queue anew.
 */
export type Worked = Acceptance['kind'] | 'ignored' | 'parked' | 'later';

/** A channel that did not answer so often, over some half an hour, is worth an operator's look. */
const FAILURES_UNTIL_CASE = 12;
const GONE = 'the order was deleted at the store';

/**
 * Works one delivery from the queue: note it in the delivery log, read it, fetch what it only
 * names, take the order in. What cannot be understood is kept whole in the document store and
 * becomes a case at once. A channel that cannot be asked now burns nothing: the message is queued
 * again, later each time. Only faults of ours throw, and bring the message back.
 */
export async function workDelivery(services: WorkServices, message: OrderMessage): Promise<Worked> {
  const { channelId, topic } = message;
  const channel = await services.directory.channel(channelId);
  if (channel === undefined) throw new Error(`the directory lacks channel ${channelId}`);
  const raw = Buffer.from(message.body, 'base64');
  await noteDelivery(services, channel, message, raw.byteLength);
  const { channelOrderId } = message;
  if (channelOrderId !== undefined) {
    return fetchOrder(services, channel, message, { kind: 'fetch', channelOrderId });
  }
  const read = services.reader.read(channel, topic, raw);
  if (!read.ok) return park(services, { channel, message, raw }, read);
  const { value } = read;
  if (value === 'ignored') return value;
  if (value === 'unknown-topic') return parkTopic(services, { channel, message, raw });
  if (!('kind' in value)) return take(services, { channel, message, order: value });
  return value.kind === 'fetch'
    ? fetchOrder(services, channel, message, value)
    : endOrder(services, channel, message, value.channelOrderId, GONE);
}

/** What we asked for ourselves, and what came in a queue, has no signature. */
async function noteDelivery(
  { orders }: WorkServices,
  { marketplace }: Channel,
  { payloadHash, skewSeconds, channelOrderId, ...message }: OrderMessage,
  bytes: number,
): Promise<void> {
  const { channelId, receivedAt, signedAs, deliveryId, topic, occurredAt } = message;
  const isQueued = CHANNEL_CAPABILITIES[marketplace].pushes === 'queue';
  await orders.recordDelivery({
    ...{ channelId, receivedAt, deliveryId, topic, bytes, bodyHash: payloadHash },
    outcome: 'accepted',
    signatureHeaderFound: !isQueued && channelOrderId === undefined,
    ...{ clockSkewSeconds: skewSeconds, occurredAt, signedAs },
  });
}

/** @param contentHash of what the order was read from, where that is not the message */
async function take(
  services: WorkServices,
  taken: {
    readonly channel: Channel;
    readonly message: OrderMessage;
    readonly order: IncomingOrder;
    readonly contentHash?: string;
  },
): Promise<Worked> {
  const { channel, order, contentHash } = taken;
  const { deliveryId, payloadHash } = taken.message;
  const delivery = { channel, deliveryId, payloadHash, contentHash, order };
  return (await acceptOrder(services, delivery)).kind;
}

/** The message is a hint: what counts is what the channel says now. */
async function fetchOrder(
  services: WorkServices,
  channel: Channel,
  message: OrderMessage,
  { channelOrderId }: OrderMention,
): Promise<Worked> {
  const fetched = await services.orderSource.fetch(channel, channelOrderId);
  if (fetched.kind === 'transient') return askLater(services, channel, message, fetched);
  if (fetched.kind === 'gone') {
    return endOrder(services, channel, message, channelOrderId, fetched.reason);
  }
  if (fetched.kind === 'hold') return takeHold(services, channel, message, fetched);
  const raw = Buffer.from(message.body, 'base64');
  if (fetched.kind === 'unknown') {
    const text = `/ names order ${channelOrderId}, which its channel does not know`;
    return park(services, { channel, message, raw }, refuse('unknown-order', text));
  }
  const { read } = fetched;
  if (!read.ok) return park(services, { channel, message, raw: fetched.raw }, read);
  if (read.value === 'ignored') return read.value;
  const contentHash = services.fingerprint.sha256(fetched.raw);
  return take(services, { channel, message, order: read.value, contentHash });
}

/** The order may come after the message that it is held; one that never comes was none of ours. */
async function takeHold(
  services: WorkServices,
  channel: Channel,
  message: OrderMessage,
  { channelOrderId, hold, at }: Extract<FetchedOrder, { kind: 'hold' }>,
): Promise<Worked> {
  const known = await services.orders.order(orderIdAt(services, channel, channelOrderId));
  if (known !== undefined) {
    const contentHash = services.fingerprint.sha256(JSON.stringify([channelOrderId, hold, at]));
    return take(services, { channel, message, order: holdOf(known, hold, at), contentHash });
  }
  if ((message.failures ?? 0) + 1 >= FAILURES_UNTIL_CASE) return 'ignored';
  return askLater(services, channel, message, { reason: 'its order is not known yet' });
}

async function askLater(
  services: WorkServices,
  { channelId, merchantId }: Channel,
  message: OrderMessage,
  { reason, retryAfterSeconds }: { readonly reason: string; readonly retryAfterSeconds?: number },
): Promise<Worked> {
  const failures = (message.failures ?? 0) + 1;
  await services.queue.send('orders', {
    body: JSON.stringify({ ...message, failures }),
    delaySeconds: againLater(failures, retryAfterSeconds),
  });
  if (failures === FAILURES_UNTIL_CASE) {
    await openCase(services, {
      kind: 'order-not-fetched',
      about: `${channelId}.${message.payloadHash}`,
      severity: 'warning',
      title: `An order of ${channelId} cannot be fetched`,
      detail: `Its message came, but the channel does not hand the order over: ${reason}. It is asked on.`,
      merchantId,
    });
  }
  return 'later';
}

/** An order that was deleted or cancelled there: known, it is cancelled; else it never mattered here. */
async function endOrder(
  services: WorkServices,
  channel: Channel,
  message: OrderMessage,
  channelOrderId: string,
  reason: string,
): Promise<Worked> {
  const known = await services.orders.order(orderIdAt(services, channel, channelOrderId));
  if (known === undefined) return 'ignored';
  return take(services, { channel, message, order: cancellationOf(known, reason) });
}

interface Parked {
  readonly channel: Channel;
  readonly message: OrderMessage;
  readonly raw: Uint8Array;
}

/** A topic that is not known is one case per channel, with the first body that came of it. */
async function parkTopic(services: WorkServices, parked: Parked): Promise<Worked> {
  const { channelId, merchantId } = parked.channel;
  const { topic } = parked.message;
  const key = `parked/${channelId}/topics/${services.fingerprint.sha256(topic)}`;
  if ((await services.documents.get(key)) !== undefined) return 'parked';
  await openCase(services, {
    kind: 'unknown-topic',
    about: `${channelId}.${topic}`,
    severity: 'warning',
    title: `${channelId} posts a topic that is not known (${topic})`,
    detail: `It is answered, and nothing comes of it: unsubscribe it there, unless it tells of orders. The first body is kept as ${key}.`,
    merchantId,
  });
  await services.documents.put(key, parked.raw, 'application/octet-stream');
  return 'parked';
}

async function park(
  services: WorkServices,
  kept: Parked,
  { code, message: why }: Refusal,
): Promise<Worked> {
  const { channelId, merchantId } = kept.channel;
  const { payloadHash, topic } = kept.message;
  const key = `parked/${channelId}/${payloadHash}`;
  await services.documents.put(key, kept.raw, 'application/octet-stream');
  await openCase(services, {
    kind: 'not-understood',
    about: `${channelId}.${payloadHash}`,
    severity: 'warning',
    title: `A delivery of ${channelId} was not understood (${topic})`,
    detail: `${code}: ${why} The body is kept as ${key}.`,
    merchantId,
  });
  return 'parked';
}
