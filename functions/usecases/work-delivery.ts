import type { OrderReader } from '../ports/inbound.ts';
import { acceptOrder } from './accept-order.ts';
import type { Acceptance, IntakeServices } from './accept-order.ts';
import { openCase } from './open-case.ts';
import type { OrderMessage } from './receive-delivery.ts';

type WorkServices = IntakeServices & { readonly reader: OrderReader };

/** What became of a queued delivery. `parked`: authentic, but nobody understands it: a case. */
export type Worked = Acceptance['kind'] | 'ignored' | 'parked';

/**
 * Works one delivery from the queue: note it in the delivery log, read it, take the order in. What
 * cannot be understood is kept whole in the document store and becomes a case at once; only faults
 * of ours throw, and bring the message back.
 */
export async function workDelivery(services: WorkServices, message: OrderMessage): Promise<Worked> {
  const { channelId, deliveryId, topic, payloadHash } = message;
  const channel = await services.directory.channel(channelId);
  if (channel === undefined) throw new Error(`the directory lacks channel ${channelId}`);
  const raw = Buffer.from(message.body, 'base64');
  await services.orders.recordDelivery({
    channelId,
    receivedAt: message.receivedAt,
    deliveryId,
    topic,
    bytes: raw.byteLength,
    bodyHash: payloadHash,
    outcome: 'accepted',
    signatureHeaderFound: true,
  });
  const read = services.reader.read(channel, topic, raw);
  if (!read.ok) {
    const key = `parked/${channelId}/${payloadHash}`;
    await services.documents.put(key, raw, 'application/octet-stream');
    await openCase(services, {
      kind: 'not-understood',
      about: `${channelId}.${payloadHash}`,
      severity: 'warning',
      title: `A delivery of ${channelId} was not understood (${topic})`,
      detail: `${read.code}: ${read.message} The body is kept as ${key}.`,
      merchantId: channel.merchantId,
    });
    return 'parked';
  }
  if (read.value === 'ignored') return 'ignored';
  const { value: order } = read;
  return (await acceptOrder(services, { channel, deliveryId, payloadHash, order })).kind;
}
