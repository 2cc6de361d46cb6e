import { z } from 'zod';
import { isoTime } from '../clock.ts';
import { stringifyLossless } from '../lossless-json.ts';
import type { Resource } from './shelf.ts';
import type { StoreOrder, StoreWebhook } from './store-order.ts';

const id = z.union([z.bigint(), z.int()]).transform(String);

/** What the store needs of its own order; the rest passes untouched. */
const wooOrderSchema = z.looseObject({
  id,
  number: z.string().optional(),
  date_created_gmt: z.string(),
  date_modified_gmt: z.string(),
  line_items: z.array(z.looseObject({ id, quantity: z.int().positive() })),
});

/**
 * Reads a WooCommerce REST order as it is once it is paid; ids may be bigint. Throws a ZodError
 * when it is none.
 */
export function wooOrder(order: unknown): StoreOrder {
  const read = wooOrderSchema.parse(order);
  const whole = z.record(z.string(), z.unknown()).parse(order);
  const webhook = (topic: string, changes: Resource): StoreWebhook => {
    const resource = { ...whole, ...changes };
    return {
      topic,
      headers: {
        'x-wc-webhook-topic': topic,
        'x-wc-webhook-resource': 'order',
        'x-wc-webhook-id': WEBHOOK_IDS[topic] ?? '0',
      },
      body: stringifyLossless(resource),
      resource,
    };
  };
  const unpaid = { status: 'pending', date_paid_gmt: null, transaction_id: '' };
  const { number = read.id } = read;
  return {
    orderNumber: read.id,
    otherNumbers: number === read.id ? [] : [number],
    displayNumber: number,
    channelOrderId: read.id,
    created: webhook('order.created', { ...unpaid, date_modified_gmt: read.date_created_gmt }),
    paid: webhook('order.updated', {}),
    cancelled: (at) => {
      const date_modified_gmt = isoTime(at).replace(/\.\d{3}Z$/, '');
      return webhook('order.updated', { status: 'cancelled', date_modified_gmt });
    },
    transaction: () => undefined,
  };
}

/** A webhook of the store per topic, each with an id of its own. */
const WEBHOOK_IDS: { readonly [topic: string]: string } = {
  'order.created': '11',
  'order.updated': '12',
};
