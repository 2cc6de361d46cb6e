import type { Channel } from '../../ports/directory.ts';
import type { OrderReader } from '../../ports/inbound.ts';
import { parseJson } from '../../runtime/parse-json.ts';
import { readAmazonDelivery } from './amazon/to-order.ts';
import { readEbayDelivery } from './ebay/to-order.ts';
import { withPointer } from './order-reading.ts';
import type { DeliveryReading } from './order-reading.ts';
import { readLazadaNotification } from './lazada/order-source.ts';
import { readShopeeNotification } from './shopee/order-source.ts';
import { readShopifyDelivery } from './shopify/to-order.ts';
import { readCanonicalDelivery } from './standard-webhooks/to-order.ts';
import { readTemuNotification } from './temu/order-source.ts';
import { readTikTokShopNotification } from './tiktok-shop/order-source.ts';
import { readWooDelivery } from './woocommerce/to-order.ts';

type Read = (topic: string, body: unknown) => DeliveryReading;

const READERS: { readonly [Name in Channel['marketplace']]: Read } = {
  canonical: readCanonicalDelivery,
  shopify: readShopifyDelivery,
  woocommerce: readWooDelivery,
  'tiktok-shop': readTikTokShopNotification,
  shopee: readShopeeNotification,
  lazada: readLazadaNotification,
  temu: readTemuNotification,
  ebay: readEbayDelivery,
  amazon: readAmazonDelivery,
};

const LIMITS = { mostBytes: 700_000 };

/** Understands the orders of every marketplace. A refusal's message begins with the JSON pointer. */
export const orderReader: OrderReader = {
  read: ({ marketplace }, topic, raw) => {
    const body = parseJson(raw, LIMITS);
    return body.ok ? withPointer(READERS[marketplace](topic, body.value)) : body;
  },
};
