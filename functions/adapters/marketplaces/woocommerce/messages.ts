import * as z from 'zod/mini';
import { wireDigits } from '../wire-values.ts';

// What the REST API takes and answers, as far as we use it. Sources: woocommerce-rest-api-docs,
// "Orders", "Order notes"; developer.woocommerce.com, "Order fulfillments".

export const ORDERS_PATH = '/wp-json/wc/v3/orders';

/** The part of an order that decides what is still to be told. */
export const orderStatus = z.object({ id: wireDigits, status: z.string() });

/** `PUT /orders/{id}`. `completed` has the store send its mail about the shipment. */
export const statusChange = z.object({ status: z.enum(['completed', 'cancelled']) });

const meta = z.object({ key: z.string(), value: z.unknown() });

/** `GET /orders/{id}/fulfillments`. A store without the feature answers 404 `rest_no_route`. */
export const fulfillments = z.array(
  z.object({ id: wireDigits, status: z.nullish(z.string()), meta_data: z.array(meta) }),
);

/** Keys of a fulfilment's meta data. */
export const FULFILLMENT_KEYS = {
  items: '_items',
  number: '_tracking_number',
  provider: '_shipment_provider',
} as const;

/** `POST /orders/{id}/fulfillments`. The store derives `is_fulfilled` from the status. */
export const fulfillmentCreate = z.object({
  status: z.literal('fulfilled'),
  meta_data: z.array(
    z.union([
      z.object({
        key: z.literal(FULFILLMENT_KEYS.items),
        value: z.array(z.object({ item_id: z.number(), qty: z.int().check(z.positive()) })),
      }),
      z.object({
        key: z.enum([FULFILLMENT_KEYS.number, FULFILLMENT_KEYS.provider]),
        value: z.string(),
      }),
    ]),
  ),
});

/** `GET /orders/{id}/notes`, newest first. */
export const notes = z.array(z.object({ note: z.string() }));

/** `POST /orders/{id}/notes`. A customer note is mailed to the buyer. */
export const noteCreate = z.object({ note: z.string(), customer_note: z.boolean() });
