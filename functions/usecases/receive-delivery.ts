import type { Directory } from '../ports/directory.ts';
import type { DeliveryRecord, OrderStore } from '../ports/order-store.ts';
import type { Headers, Verification, WebhookVerifier } from '../ports/inbound.ts';
import type { Services } from '../ports/services.ts';

/** Typed narrowly: whoever receives should not have to load a whole store. */
type ReceiveServices = Pick<Services, 'queue' | 'clock' | 'fingerprint'> & {
  readonly directory: Pick<Directory, 'channel'>;
  readonly orders: Pick<OrderStore, 'recordDelivery'>;
  readonly verifier: WebhookVerifier;
};

/** What the orders queue carries; `body` is base64 of the exact bytes. */
export interface OrderMessage {
  readonly channelId: string;
  readonly deliveryId: string;
  readonly topic: string;
  readonly payloadHash: string;
  readonly receivedAt: string;
  readonly body: string;
}

/** `refused` carries no reason on purpose: only the channel's owner sees it, in the delivery log. */
export type Received = 'accepted' | 'refused' | 'unknown-channel';

/**
 * Takes a webhook: verify over the raw bytes, one durable write, answer. Everything else happens
 * behind the queue, because the strictest sender gives up after 500 ms.
 */
export async function receiveDelivery(
  services: ReceiveServices,
  channelId: string,
  raw: Uint8Array,
  headers: Headers,
): Promise<Received> {
  const channel = await services.directory.channel(channelId);
  if (channel === undefined) return 'unknown-channel';
  const verification = await services.verifier.verify(channel, raw, headers);
  const payloadHash = services.fingerprint.sha256(raw);
  const log = deliveryRecord(services, channelId, raw, payloadHash, verification);
  if (!verification.valid) {
    await services.orders.recordDelivery(log);
    return 'refused';
  }
  const { deliveryId, topic } = verification;
  const message: OrderMessage = {
    channelId,
    deliveryId,
    topic,
    payloadHash,
    receivedAt: log.receivedAt,
    body: Buffer.from(raw).toString('base64'),
  };
  await services.queue.send('orders', { body: JSON.stringify(message) });
  return 'accepted';
}

function deliveryRecord(
  { clock }: Pick<Services, 'clock'>,
  channelId: string,
  raw: Uint8Array,
  bodyHash: string,
  verification: Verification,
): DeliveryRecord {
  return {
    channelId,
    receivedAt: clock.now(),
    deliveryId: verification.valid ? verification.deliveryId : '',
    topic: verification.valid ? verification.topic : '',
    bytes: raw.byteLength,
    bodyHash,
    outcome: verification.valid ? 'accepted' : 'refused',
    reason: verification.valid ? undefined : verification.reason,
    signatureHeaderFound: verification.valid || verification.headerFound,
    clockSkewSeconds: verification.skewSeconds,
  };
}
