import { z } from 'zod';
import { isoTime } from '../clock.ts';
import { stringifyLossless } from '../lossless-json.ts';
import type { Resource } from './shelf.ts';
import { gidOf, HOLD_NOTES } from './shop-orders.ts';
import type { StoreOrder, StoreWebhook } from './store-order.ts';

const id = z.union([z.bigint(), z.int()]).transform(String);

/** What the store needs of its own order; the rest passes untouched. */
const shopifyOrderSchema = z.looseObject({
  id,
  name: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
  line_items: z.array(z.looseObject({ id, quantity: z.int().positive() })),
});

const API_VERSION = '2026-10';

const headersOf = (topic: string, account: string) => ({
  'x-shopify-topic': topic,
  'x-shopify-shop-domain': account,
  'x-shopify-api-version': API_VERSION,
});

/**
 * What the store posts of a hold: the fulfilment order, and nothing of the order. Source: shopify.dev,
 * WebhookSubscriptionTopic, `FULFILLMENT_ORDERS_PLACED_ON_HOLD` and `…_HOLD_RELEASED`.
 */
function holdWebhook(orderId: string, account: string, isHeld: boolean): StoreWebhook {
  const topic = isHeld ? 'placed_on_hold' : 'hold_released';
  const order = {
    id: gidOf('FulfillmentOrder', orderId),
    status: isHeld ? 'on_hold' : 'open',
  };
  return {
    headers: headersOf(`fulfillment_orders/${topic}`, account),
    topic: `fulfillment_orders/${topic}`,
    body: JSON.stringify({
      fulfillment_order: order,
      ...(isHeld && { created_fulfillment_hold: { reason: 'other', reason_notes: HOLD_NOTES } }),
    }),
  };
}

/**
 * Reads a Shopify REST order resource; ids may be bigint. Throws a ZodError when it is none.
 *
 * @param account the shop's domain
 */
export function shopifyOrder(order: unknown, account: string): StoreOrder {
  const read = shopifyOrderSchema.parse(order);
  const whole = z.record(z.string(), z.unknown()).parse(order);
  const webhook = (topic: string, changes: Resource): StoreWebhook => ({
    topic,
    resource: { ...whole, ...changes },
    headers: headersOf(topic, account),
    body: stringifyLossless({ ...whole, ...changes }),
  });
  const { name, created_at: createdAt } = read;
  return {
    orderNumber: read.id,
    otherNumbers: [name, name.replace(/^#/, '')],
    displayNumber: name,
    channelOrderId: read.id,
    created: webhook('orders/create', { financial_status: 'pending', updated_at: createdAt }),
    paid: webhook('orders/paid', {}),
    cancelled: (at) => {
      const moment = isoTime(at).replace(/\.\d{3}Z$/, '+00:00');
      const changes = { cancelled_at: moment, cancel_reason: 'customer', updated_at: moment };
      return webhook('orders/cancelled', changes);
    },
    held: (isHeld) => holdWebhook(read.id, account, isHeld),
    transaction: () => undefined,
    lines: read.line_items.map((line) => ({ id: line.id, quantity: line.quantity })),
  };
}
