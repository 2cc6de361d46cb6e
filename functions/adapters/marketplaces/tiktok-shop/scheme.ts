import type { InboundScheme } from '../inbound-scheme.ts';
import { firstMoment, refused, secondsSince } from '../inbound-scheme.ts';
import { deliveryIdOf, envelopeOf, partOf, valueOf } from '../envelope.ts';
import { isHexSignature } from '../hex-signature.ts';
import { signTikTokShop } from './sign.ts';

/**
 * Webhook types by number. weak: the numbers are no public contract; one that is not here keeps its
 * number as topic. Source: partner.tiktokshop.com, "Webhooks".
 */
const TOPICS: { readonly [type: string]: string } = {
  '1': 'ORDER_STATUS_CHANGE',
  '3': 'RECIPIENT_ADDRESS_UPDATE',
  '4': 'PACKAGE_UPDATE',
  '11': 'CANCELLATION_STATUS_CHANGE',
  '12': 'RETURN_STATUS_CHANGE',
};

/**
 * TikTok Shop. Signed is app key and body, and with the body the time of the event; a retry after
 * twelve hours carries the same, so there is no replay window: order versions stand in for it. All
 * shops of one app share its secret; the body names the shop.
 */
export const tikTokShopScheme: InboundScheme = {
  verify: (raw, headers, { secrets, channel: { appKey, account }, wall }) => {
    const given = headers.authorization ?? '';
    if (given === '') return refused('missing-header', false);
    if (secrets.length === 0) return refused('no-secret', true);
    if (appKey === undefined) return refused('no-app-key', true);
    const sign = (secret: string) => signTikTokShop(raw, secret, appKey);
    if (!isHexSignature(given, secrets, sign)) return refused('no-match', true);
    const envelope = envelopeOf(raw);
    const shop = valueOf(envelope, 'shop_id');
    if (shop !== '' && shop !== account) return refused('other-account', true);
    const type = valueOf(envelope, 'type');
    const topic = TOPICS[type] ?? type;
    const deliveryId = deliveryIdOf([valueOf(envelope, 'tts_notification_id')], topic, raw);
    const time = valueOf(envelope, 'timestamp');
    const skewSeconds = secondsSince(Number(time || NaN) * 1_000, wall);
    const occurredAt = firstMoment(valueOf(partOf(envelope, 'data'), 'update_time'), time);
    return { valid: true, deliveryId, topic, skewSeconds, occurredAt };
  },
  // 200 with an empty body within 3 s. weak: one secondary source (hookdeck/webhook-skills).
  accepted: { status: 200 },
};
