import * as z from 'zod/mini';
import { wireInstant } from '../../http/messages.ts';
import { wireDigits } from '../wire-values.ts';

const decimal = z.string().check(z.maxLength(24));
const text = z.nullish(z.string().check(z.trim(), z.maxLength(300)));
const moneySet = z.nullish(z.object({ shop_money: z.object({ amount: decimal }) }));

const address = z.object({
  name: text,
  first_name: text,
  last_name: text,
  address1: text,
  address2: text,
  city: text,
  province: text,
  zip: text,
  country_code: text,
  phone: text,
});

const lineItem = z.object({
  id: wireDigits,
  sku: text,
  name: text,
  title: text,
  quantity: z.int().check(z.positive(), z.maximum(99_999)),
  /** What is left of it after edits and refunds. */
  current_quantity: z.optional(z.int().check(z.nonnegative(), z.maximum(99_999))),
  price: decimal,
  requires_shipping: z._default(z.boolean(), true),
});

const anything = z.optional(z.unknown());

/** Merchants' scripts leave a list of name and value, an object, or nothing. */
const noteAttributes = z.nullish(
  z.union([
    z.array(z.object({ name: anything, value: anything })),
    z.record(z.string(), z.unknown()),
  ]),
);

/**
 * The part of the REST order resource, API version 2026-10, that we read. Money counts in the
 * shop's currency. Source: shopify.dev, "Order"; the notification that "Send test notification"
 * sends.
 */
export const shopifyOrder = z.object({
  id: wireDigits,
  name: text,
  created_at: wireInstant,
  updated_at: wireInstant,
  cancelled_at: z.nullish(wireInstant),
  cancel_reason: text,
  test: z._default(z.boolean(), false),
  currency: z.string(),
  financial_status: text,
  taxes_included: z._default(z.boolean(), false),
  total_line_items_price: decimal,
  total_discounts: decimal,
  total_tax: decimal,
  total_price: decimal,
  /** The same after edits and refunds. */
  current_total_discounts: z.optional(decimal),
  current_total_tax: z.optional(decimal),
  current_total_price: z.optional(decimal),
  current_total_duties_set: moneySet,
  total_shipping_price_set: moneySet,
  original_total_duties_set: moneySet,
  shipping_lines: z._default(z.array(z.object({ price: decimal })), []),
  note_attributes: noteAttributes,
  phone: text,
  customer: z.nullish(
    z.object({ id: z.nullish(wireDigits), first_name: text, last_name: text, phone: text }),
  ),
  billing_address: z.nullish(address),
  shipping_address: z.nullish(address),
  line_items: z.array(lineItem).check(z.minLength(1), z.maxLength(200)),
});

/** A hold that was placed or released: which fulfilment order it is about, and not of which order. */
export const shopifyHold = z.object({
  fulfillment_order: z.object({
    id: z.string().check(z.regex(/^gid:\/\/shopify\/FulfillmentOrder\/\d+$/)),
  }),
});
