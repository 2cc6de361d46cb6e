import type { InboundScheme } from '../inbound-scheme.ts';
import { firstMoment, refused, secondsSince } from '../inbound-scheme.ts';
import { deliveryIdOf, envelopeOf, partOf, valueOf } from '../envelope.ts';
import { isHexSignature } from '../hex-signature.ts';
import { signShopee } from './sign.ts';

/** Pushes that name an order, by code. Source: open.shopee.com, "Push Mechanism notifications". */
const TOPICS: { readonly [code: string]: string } = {
  '3': 'order_status_push',
  '4': 'order_trackingno_push',
};

/** No shop: what is about the app, and the probe that "Verify" in the console sends. */
const NO_SHOP: readonly string[] = ['', '0'];

/**
 * Shopee. The callback URL is part of what is signed, exactly as it is registered: not what a proxy
 * or API Gateway makes of it. No replay window: the time stands in the body, and lost pushes are
 * sent again for three days.
 */
export const shopeeScheme: InboundScheme = {
  verify: (raw, headers, { secrets, channel: { registeredUrl, account }, wall }) => {
    const given = headers.authorization ?? '';
    if (given === '') return refused('missing-header', false);
    if (secrets.length === 0) return refused('no-secret', true);
    if (registeredUrl === undefined) return refused('no-registered-url', true);
    const sign = (secret: string) => signShopee(raw, secret, registeredUrl);
    if (!isHexSignature(given, secrets, sign)) return refused('no-match', true);
    const envelope = envelopeOf(raw);
    const shop = valueOf(envelope, 'shop_id');
    if (!NO_SHOP.includes(shop) && shop !== account) return refused('other-account', true);
    const code = valueOf(envelope, 'code');
    const topic = TOPICS[code] ?? code;
    const data = partOf(envelope, 'data');
    const news = ['ordersn', 'status', 'update_time'].map((key) => valueOf(data, key));
    const deliveryId = deliveryIdOf([shop, code, ...news], topic, raw);
    const time = valueOf(envelope, 'timestamp');
    const skewSeconds = secondsSince(Number(time || NaN) * 1_000, wall);
    const occurredAt = firstMoment(valueOf(data, 'update_time'), time);
    return { valid: true, deliveryId, topic, skewSeconds, occurredAt };
  },
  // "2xx and an empty body", else it counts as failed and in the end the push is switched off.
  accepted: { status: 200 },
};
