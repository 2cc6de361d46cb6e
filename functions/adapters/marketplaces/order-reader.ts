import type { Channel } from '../../ports/directory.ts';
import type { OrderReader } from '../../ports/inbound.ts';
import { parseJson } from '../../runtime/parse-json.ts';
import type { DeliveryReading } from './order-reading.ts';
import { readShopifyDelivery } from './shopify/to-order.ts';
import { readCanonicalDelivery } from './standard-webhooks/to-order.ts';

type Read = (topic: string, body: unknown) => DeliveryReading;

const READERS: { readonly [Name in Channel['marketplace']]: Read } = {
  canonical: readCanonicalDelivery,
  shopify: readShopifyDelivery,
};

const LIMITS = { mostBytes: 700_000 };

/** Understands the orders of every marketplace. A refusal's message begins with the JSON pointer. */
export const orderReader: OrderReader = {
  read: ({ marketplace }, topic, raw) => {
    const body = parseJson(raw, LIMITS);
    if (!body.ok) return body;
    const read = READERS[marketplace](topic, body.value);
    return read.ok ? read : { ...read, message: `${read.pointer || '/'} ${read.message}` };
  },
};
