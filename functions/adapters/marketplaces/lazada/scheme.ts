import type { InboundScheme } from '../inbound-scheme.ts';
import { firstMoment, refused, secondsSince } from '../inbound-scheme.ts';
import { deliveryIdOf, envelopeOf, partOf, valueOf } from '../envelope.ts';
import { isHexSignature } from '../hex-signature.ts';
import { signLazada } from './sign.ts';

/** Message types that name an order, by number. weak: doc 120168 in a mirror. */
const TOPICS: { readonly [type: string]: string } = {
  '0': 'trade_order',
  '10': 'reverse_order',
  '14': 'fulfillment_order',
};

/**
 * Lazada. An order has no status, each of its items has one: news of one order comes as a message
 * per item. No replay window: a message is sent up to twelve times in six hours.
 */
export const lazadaScheme: InboundScheme = {
  verify: (raw, headers, { secrets, channel: { appKey, account }, wall }) => {
    const given = headers.authorization ?? '';
    if (given === '') return refused('missing-header', false);
    if (secrets.length === 0) return refused('no-secret', true);
    if (appKey === undefined) return refused('no-app-key', true);
    const sign = (secret: string) => signLazada(raw, secret, appKey);
    if (!isHexSignature(given, secrets, sign)) return refused('no-match', true);
    const envelope = envelopeOf(raw);
    const seller = valueOf(envelope, 'seller_id');
    if (seller !== '' && seller !== account) return refused('other-account', true);
    const type = valueOf(envelope, 'message_type');
    const topic = TOPICS[type] ?? type;
    const data = partOf(envelope, 'data');
    const keys = ['trade_order_line_id', 'order_status', 'status_update_time'];
    const news = keys.map((key) => valueOf(data, key));
    const deliveryId = deliveryIdOf([seller, type, ...news], topic, raw);
    // Times in order messages are milliseconds, elsewhere seconds.
    const sentAt = firstMoment(valueOf(envelope, 'timestamp'));
    const skewSeconds = secondsSince(sentAt ?? '', wall);
    const occurredAt = firstMoment(valueOf(data, 'status_update_time')) ?? sentAt;
    return { valid: true, deliveryId, topic, skewSeconds, occurredAt };
  },
  accepted: { status: 200 },
};
