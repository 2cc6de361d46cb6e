import { z } from 'zod';
import { isoTime } from '../clock.ts';
import { stringifyLossless } from '../lossless-json.ts';
import type { Resource } from './shelf.ts';
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
    headers: {
      'x-shopify-topic': topic,
      'x-shopify-shop-domain': account,
      'x-shopify-api-version': API_VERSION,
    },
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
    transaction: () => undefined,
    lines: read.line_items.map((line) => ({ id: line.id, quantity: line.quantity })),
  };
}
