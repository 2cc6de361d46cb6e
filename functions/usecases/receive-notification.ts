import type { Channel, Directory } from '../ports/directory.ts';
import type { NotificationReader, QueuedNotification } from '../ports/inbound.ts';
import type { OrderStore } from '../ports/order-store.ts';
import type { Services } from '../ports/services.ts';
import type { OrderMessage } from './receive-delivery.ts';

/** Typed narrowly, as for whoever receives webhooks. */
export type NotificationServices = Pick<Services, 'queue' | 'clock' | 'fingerprint'> & {
  readonly directory: Pick<Directory, 'channelsOfAccount'>;
  readonly orders: Pick<OrderStore, 'recordDelivery'>;
  readonly notifications: NotificationReader;
};

/**
 * Takes one notification that Amazon put into a queue of ours: finds whom it is for, and queues it
 * as any delivery. Who may send is the queue's policy; nothing is signed.
 *
 * @throws Error for what is no notification, and for an account that no channel has: it comes again
 *   until its queue sets it aside, for an operator
 */
export async function receiveNotification(
  services: NotificationServices,
  raw: Uint8Array,
): Promise<void> {
  const notification = services.notifications(raw);
  if (notification === undefined) throw new Error('a queued message is no notification');
  const channel = await channelFor(services, notification);
  const { topic, deliveryId, occurredAt } = notification;
  const { channelId } = channel;
  const receivedAt = services.clock.now();
  const payloadHash = services.fingerprint.sha256(raw);
  if (channel.disabled !== undefined) {
    await services.orders.recordDelivery({
      ...{ channelId, receivedAt, deliveryId, topic },
      ...{ bytes: raw.byteLength, bodyHash: payloadHash, signatureHeaderFound: false },
      outcome: 'refused',
      reason: 'channel-disabled',
    });
    return;
  }
  const body = Buffer.from(raw).toString('base64');
  const message: OrderMessage = {
    ...{ channelId, deliveryId, topic, payloadHash, receivedAt, occurredAt, body },
  };
  await services.queue.send('orders', { body: JSON.stringify(message) });
}

/** One account may sell on several sites: the channel of that site, else the one without any. */
async function channelFor(
  { directory }: NotificationServices,
  { account, site }: QueuedNotification,
): Promise<Channel> {
  const channels = await directory.channelsOfAccount('amazon', account);
  const found =
    channels.find((channel) => channel.site === site) ??
    channels.find((channel) => site === undefined || channel.site === undefined);
  if (found !== undefined) return found;
  throw new Error(`no channel for account ${account} on ${site ?? 'any site'}`);
}
