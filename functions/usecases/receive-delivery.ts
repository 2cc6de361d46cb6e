import type { Channel, Directory } from '../ports/directory.ts';
import type { DeliveryRecord, OrderStore } from '../ports/order-store.ts';
import type {
  ChannelAnswer,
  InboundRequest,
  Verification,
  WebhookVerifier,
} from '../ports/inbound.ts';
import type { Services } from '../ports/services.ts';

/** Typed narrowly: whoever receives should not have to load a whole store. */
type ReceiveServices = Pick<Services, 'queue' | 'clock' | 'fingerprint'> & {
  readonly directory: Pick<Directory, 'channel'>;
  readonly orders: Pick<OrderStore, 'recordDelivery'>;
  readonly verifier: WebhookVerifier;
};

/** What the orders queue carries; `body` is base64 of the exact bytes, decrypted where they were not plain. */
export interface OrderMessage {
  readonly channelId: string;
  readonly deliveryId: string;
  readonly topic: string;
  readonly payloadHash: string;
  readonly receivedAt: string;
  readonly body: string;
  /** When it happened at the channel, where the message says so. */
  readonly occurredAt?: string;
  /** The order that it names, where nothing else is to be read of it: we asked for what was lost. */
  readonly channelOrderId?: string;
  /** As in the delivery log. */
  readonly signedAs?: string;
  /** How far the sender's clock was off, seconds. */
  readonly skewSeconds?: number;
  /** How often its channel could not be asked for what the message only names; absent for none. */
  readonly failures?: number;
}

/** `refused` carries no reason on purpose: only the channel's owner sees it, in the delivery log. */
export type Received =
  | { readonly kind: 'accepted' | 'greeted'; readonly answer: ChannelAnswer }
  | { readonly kind: 'refused' | 'unknown-channel' };

/**
 * Takes a webhook: verify over the raw bytes, one durable write, answer. Everything else happens
 * behind the queue, because the strictest sender gives up after 500 ms. What a marketplace sends
 * unsigned by design, a ping or a challenge, is answered and leaves no trace.
 */
export async function receiveDelivery(
  services: ReceiveServices,
  channelId: string,
  request: InboundRequest,
): Promise<Received> {
  const channel = await services.directory.channel(channelId);
  if (channel === undefined) return { kind: 'unknown-channel' };
  const judged = await judgeDelivery(services, channel, request);
  if (judged.kind === 'greeted') return judged;
  const { verification, log } = judged;
  if (!verification.valid) {
    await services.orders.recordDelivery(log);
    return { kind: 'refused' };
  }
  const { deliveryId, topic, signedAs, skewSeconds, occurredAt } = verification;
  const { body = request.raw } = verification;
  const message: OrderMessage = {
    channelId,
    deliveryId,
    topic,
    payloadHash: log.bodyHash,
    receivedAt: log.receivedAt,
    ...{ signedAs, skewSeconds, occurredAt },
    body: Buffer.from(body).toString('base64'),
  };
  await services.queue.send('orders', { body: JSON.stringify(message) });
  return { kind: 'accepted', answer: services.verifier.accepted(channel) };
}

/** What a request to a channel's address is: a greeting with its answer, or a delivery with its verdict. */
export type Judged =
  | { readonly kind: 'greeted'; readonly answer: ChannelAnswer }
  | {
      readonly kind: 'judged';
      readonly verification: Verification;
      /** As the delivery log tells of it. */
      readonly log: DeliveryRecord;
    };

/** Judges a request as the channel's receiver does; writes nothing. */
export async function judgeDelivery(
  services: Pick<ReceiveServices, 'verifier' | 'clock' | 'fingerprint'>,
  channel: Channel,
  request: InboundRequest,
): Promise<Judged> {
  const answer = await services.verifier.greet(channel, request);
  if (answer !== undefined) return { kind: 'greeted', answer };
  const { raw, headers } = request;
  const verified = await services.verifier.verify(channel, raw, headers);
  const verification = channel.disabled === undefined ? verified : disabledChannel(verified);
  const log = deliveryRecord(services, channel.channelId, raw, verification);
  return { kind: 'judged', verification, log };
}

function disabledChannel(verified: Verification): Verification {
  const headerFound = verified.valid || verified.headerFound;
  const { skewSeconds } = verified;
  return { valid: false, reason: 'channel-disabled', headerFound, skewSeconds };
}

function deliveryRecord(
  { clock, fingerprint }: Pick<Services, 'clock' | 'fingerprint'>,
  channelId: string,
  raw: Uint8Array,
  verification: Verification,
): DeliveryRecord {
  return {
    channelId,
    receivedAt: clock.now(),
    deliveryId: verification.valid ? verification.deliveryId : '',
    topic: verification.valid ? verification.topic : '',
    bytes: raw.byteLength,
    bodyHash: fingerprint.sha256(raw),
    outcome: verification.valid ? 'accepted' : 'refused',
    reason: verification.valid ? undefined : verification.reason,
    signatureHeaderFound: verification.valid || verification.headerFound,
    clockSkewSeconds: verification.skewSeconds,
    occurredAt: verification.valid ? verification.occurredAt : undefined,
  };
}
