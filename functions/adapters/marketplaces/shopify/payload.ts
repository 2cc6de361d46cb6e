import { z } from 'zod';
import { wireInstant } from '../../http/messages.ts';

/** 64-bit, so the parser hands large ones over as strings of digits. */
const id = z
  .union([z.int().nonnegative(), z.string().regex(/^\d{1,20}$/)])
  .transform((value) => String(value));

const decimal = z.string().max(24);
const text = z.string().trim().max(300).nullish();
const moneySet = z.object({ shop_money: z.object({ amount: decimal }) }).nullish();

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
  id,
  sku: text,
  name: text,
  title: text,
  quantity: z.int().positive().max(99_999),
  price: decimal,
  requires_shipping: z.boolean().default(true),
});

/** Merchants' scripts leave a list of name and value, an object, or nothing. */
const noteAttributes = z.union([
  z.array(z.object({ name: z.unknown().optional(), value: z.unknown().optional() })),
  z.record(z.string(), z.unknown()),
  z.null(),
]);

/**
 * The part of the REST order resource, API version 2026-10, that we read. Money counts in the
 * shop's currency. Source: shopify.dev, "Order"; the notification that "Send test notification"
 * sends.
 */
export const shopifyOrder = z.object({
  id,
  name: text,
  created_at: wireInstant,
  updated_at: wireInstant,
  cancelled_at: wireInstant.nullish(),
  cancel_reason: text,
  test: z.boolean().default(false),
  currency: z.string(),
  financial_status: text,
  taxes_included: z.boolean().default(false),
  total_line_items_price: decimal,
  total_discounts: decimal,
  total_tax: decimal,
  total_price: decimal,
  total_shipping_price_set: moneySet,
  original_total_duties_set: moneySet,
  shipping_lines: z.array(z.object({ price: decimal })).default([]),
  note_attributes: noteAttributes.optional(),
  phone: text,
  customer: z
    .object({ id: id.nullish(), first_name: text, last_name: text, phone: text })
    .nullish(),
  billing_address: address.nullish(),
  shipping_address: address.nullish(),
  line_items: z.array(lineItem).min(1).max(200),
});
