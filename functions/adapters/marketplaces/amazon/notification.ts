import type { QueuedNotification } from '../../../ports/inbound.ts';
import { envelopeOf, partOf, valueOf } from '../envelope.ts';
import type { Envelope } from '../envelope.ts';

/**
 * Whom a notification of the Selling Partner API is for, and what it says of itself. Older types
 * spell their keys in PascalCase, newer ones in camelCase. Undefined for what is no notification.
 * Light: a receiver loads it, and no schemas.
 */
export function readAmazonNotification(raw: Uint8Array): QueuedNotification | undefined {
  const body = envelopeOf(raw);
  const metadata = either(body, partOf, 'NotificationMetadata');
  const topic = valueOf(body, 'NotificationType') || valueOf(body, 'notificationType');
  const deliveryId = valueOf(metadata, 'NotificationId') || valueOf(metadata, 'notificationId');
  const said = onlyPart(either(body, partOf, 'Payload'));
  const account = valueOf(said, 'SellerId') || valueOf(said, 'sellerId');
  if (topic === '' || deliveryId === '' || account === '') return undefined;
  const summary = either(said, partOf, 'Summary');
  const site = valueOf(summary, 'MarketplaceId') || valueOf(summary, 'marketplaceId');
  const occurredAt = valueOf(body, 'EventTime') || valueOf(body, 'eventTime');
  return {
    ...{ topic, deliveryId, account },
    site: site === '' ? undefined : site,
    occurredAt: Number.isNaN(Date.parse(occurredAt)) ? undefined : occurredAt,
  };
}

function either(
  body: Envelope,
  read: (body: Envelope, key: string) => Envelope,
  key: string,
): Envelope {
  const camel = key.charAt(0).toLowerCase() + key.slice(1);
  return read(body, key in body ? key : camel);
}

/** A payload holds one object, named after its type. */
function onlyPart(payload: Envelope): Envelope {
  const [key = ''] = Object.keys(payload);
  return partOf(payload, key);
}
