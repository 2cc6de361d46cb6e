import type { channelOf } from '../demo/channels.ts';
import { drawGuid } from '../seeded.ts';
import { isoTime } from '../clock.ts';
import { amazonOrder } from './amazon-order.ts';
import { canonicalOrder } from './canonical-order.ts';
import { lazadaOrder } from './lazada-order.ts';
import { shopeeOrder } from './shopee-order.ts';
import { shopifyOrder } from './shopify-order.ts';
import { ebayOrder } from './ebay-order.ts';
import type { StoreOrder } from './store-order.ts';
import { temuOrder } from './temu-order.ts';
import { tikTokOrder } from './tiktok-order.ts';
import { wooOrder } from './woo-order.ts';

type DemoChannel = ReturnType<typeof channelOf>;

/** How the stores of one marketplace post. */
export interface StoreKind {
  /** Reads an order in the marketplace's own shape; `article` stands in for its own where a script says so. Throws a ZodError for what is none. */
  readonly read: (order: unknown, channel: DemoChannel, article?: string) => StoreOrder;
  /** Between `/webhooks/` and the channel's id; absent where notifications are put into a queue. */
  readonly address?: string;
  /** Headers that each message gets on sending, beside its own and the signature. */
  readonly headers?: (messageId: string, wall: number) => { readonly [name: string]: string };
}

export const STORE_KINDS: { readonly [Name in DemoChannel['marketplace']]: StoreKind } = {
  canonical: { read: (order, _channel, article) => canonicalOrder(order, article), address: '' },
  shopify: {
    read: (order, { account }) => shopifyOrder(order, account),
    address: 'shopify/',
    headers: (messageId, wall) => ({
      'x-shopify-webhook-id': messageId,
      'x-shopify-event-id': drawGuid('event', messageId).toLowerCase(),
      'x-shopify-triggered-at': isoTime(wall),
    }),
  },
  woocommerce: {
    read: wooOrder,
    address: 'woocommerce/',
    headers: (messageId) => ({ 'x-wc-webhook-delivery-id': messageId }),
  },
  'tiktok-shop': {
    read: (order, { account }) => tikTokOrder(order, account),
    address: 'tiktok-shop/',
  },
  shopee: { read: (order, { account }) => shopeeOrder(order, account), address: 'shopee/' },
  lazada: { read: (order, { account }) => lazadaOrder(order, account), address: 'lazada/' },
  temu: {
    read: (order, { account }) => temuOrder(order, account),
    address: 'temu/',
    headers: (_messageId, wall) => ({ 'x-tm-timestamp': String(wall) }),
  },
  ebay: { read: ebayOrder, address: 'ebay/' },
  amazon: { read: (order, { account }) => amazonOrder(order, account) },
};
