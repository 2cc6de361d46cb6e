import { randomUUID } from 'node:crypto';
import type { InboundRequest } from '../../ports/inbound.ts';
import type { SchemeTerms } from './inbound-scheme.ts';
import { signLazada } from './lazada/sign.ts';
import { signShopee } from './shopee/sign.ts';
import { signShopify } from './shopify/sign.ts';
import { signWebhook } from './standard-webhooks/sign.ts';
import { sealTemu, signTemu } from './temu/sign.ts';
import { signTikTokShop } from './tiktok-shop/sign.ts';
import { signWooCommerce } from './woocommerce/sign.ts';

/** Builds the message of one family, signed with `secret`. */
type Compose = (terms: SchemeTerms, secret: string) => InboundRequest;

const posted = (
  body: string,
  headersOf: (raw: Uint8Array) => { readonly [name: string]: string },
): InboundRequest => {
  const raw = Buffer.from(body);
  const headers = { 'content-type': 'application/json', ...headersOf(raw) };
  return { method: 'POST', query: '', raw, headers };
};

const seconds = (wall: string): number => Math.floor(Date.parse(wall) / 1_000);
const milliseconds = (wall: string): number => Date.parse(wall);
/** Ids of shops are numbers on the wire of some. */
const wireId = (account: string): string | number =>
  /^\d{1,15}$/.test(account) ? Number(account) : account;

const line = { lineId: '1', sku: 'TEST', name: 'Test item', quantity: 1, price: '1.00' };

const canonical: Compose = ({ wall }, secret) => {
  const order = {
    ...{ channelOrderId: 'TEST', placedAt: wall, updatedAt: wall, test: true, currency: 'CNY' },
    shipTo: { name: 'Test', country: 'CN', city: 'Test', street: 'Test' },
    lines: [line],
    totals: { paid: line.price },
  };
  const body = JSON.stringify({ type: 'order.paid', timestamp: wall, data: { order } });
  const id = `test-${randomUUID()}`;
  return posted(body, (raw) => ({
    ...signWebhook({ id, timestamp: seconds(wall), body: raw }, [secret]),
  }));
};

/** `X-Shopify-Test`, as a store's "Send test notification" has it. Source: shopify.dev, "Webhooks". */
const shopify: Compose = ({ wall, channel: { account } }, secret) => {
  const order = {
    ...{ id: 820982911946, name: '#TEST', test: true, created_at: wall, updated_at: wall },
    ...{ currency: 'USD', total_price: line.price, financial_status: 'paid' },
    ...{ total_line_items_price: line.price, total_discounts: '0.00', total_tax: '0.00' },
    shipping_address: { name: 'Test', address1: 'Test', city: 'Test', country_code: 'US' },
    line_items: [{ id: 1, sku: line.sku, name: line.name, quantity: 1, price: line.price }],
  };
  return posted(JSON.stringify(order), (raw) => ({
    'x-shopify-topic': 'orders/paid',
    'x-shopify-shop-domain': account,
    'x-shopify-webhook-id': randomUUID(),
    'x-shopify-triggered-at': wall,
    'x-shopify-test': 'true',
    'x-shopify-hmac-sha256': signShopify(raw, secret),
  }));
};

/** Signed: the ping of a store is not, so that it would tell nothing of the secret. */
const woocommerce: Compose = ({ wall }, secret) => {
  const order = {
    ...{ id: 1, number: 'TEST', status: 'processing', currency: 'USD', total: line.price },
    ...{ discount_total: '0.00', shipping_total: '0.00', total_tax: '0.00' },
    ...{ date_created_gmt: wall.slice(0, 19), date_modified_gmt: wall.slice(0, 19) },
    line_items: [{ id: 1, sku: line.sku, name: line.name, quantity: 1, total: line.price }],
    meta_data: [{ key: 'bondway_test', value: randomUUID() }],
  };
  return posted(JSON.stringify(order), (raw) => ({
    'x-wc-webhook-topic': 'order.updated',
    'x-wc-webhook-id': '1',
    'x-wc-webhook-signature': signWooCommerce(raw, secret),
  }));
};

const tikTokShop: Compose = ({ wall, channel: { account, appKey = '' } }, secret) => {
  const at = seconds(wall);
  const message = {
    ...{ type: 1, tts_notification_id: `test-${randomUUID()}`, shop_id: account, timestamp: at },
    data: { order_id: '1', order_status: 'UNPAID', update_time: at },
  };
  return posted(JSON.stringify(message), (raw) => ({
    authorization: signTikTokShop(raw, secret, appKey),
  }));
};

const shopee: Compose = ({ wall, channel: { account, registeredUrl = '' } }, secret) => {
  const at = seconds(wall);
  const data = { items: [], ordersn: 'TEST', status: 'UNPAID', update_time: at };
  const push = { data, shop_id: wireId(account), code: 3, timestamp: at };
  return posted(JSON.stringify(push), (raw) => ({
    authorization: signShopee(raw, secret, registeredUrl),
  }));
};

const lazada: Compose = ({ wall, channel: { account, appKey = '' } }, secret) => {
  const at = seconds(wall);
  const news = { order_status: 'unpaid', trade_order_id: '1', trade_order_line_id: '1' };
  const message = {
    ...{ seller_id: account, message_type: 0, timestamp: milliseconds(wall) },
    data: { ...news, status_update_time: at },
  };
  return posted(JSON.stringify(message), (raw) => ({
    authorization: signLazada(raw, secret, appKey),
  }));
};

const temu: Compose = ({ wall, channel: { account, appKey = '' } }, secret) => {
  const order = { parentOrderSn: 'TEST', orderSn: 'TEST', orderStatus: 1 };
  const news = { mallId: wireId(account), ...order, updateTime: seconds(wall) };
  const event = Buffer.from(JSON.stringify(news));
  const signed = {
    'x-tm-app-key': appKey,
    'x-tm-event-code': 'bg_order_status_change_event',
    'x-tm-timestamp': String(milliseconds(wall)),
  };
  return posted(sealTemu(event, secret), () => ({
    ...signed,
    'x-tm-signature': signTemu(event, signed, secret),
  }));
};

/** Test messages of the families that sign with a secret they share with us. No order is meant. */
export const TEST_MESSAGES = {
  canonical,
  shopify,
  woocommerce,
  'tiktok-shop': tikTokShop,
  shopee,
  lazada,
  temu,
} as const;
