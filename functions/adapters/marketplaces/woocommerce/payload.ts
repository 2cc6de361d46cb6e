import * as z from 'zod/mini';
import { wireDecimal, wireDigits } from '../wire-values.ts';

const text = z.nullish(z.string().check(z.maxLength(500)));
/** GMT without a zone. */
const gmt = z.pipe(
  z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z?$/, 'must be a moment, GMT')),
  z.transform((moment) => new Date(moment.endsWith('Z') ? moment : `${moment}Z`).toISOString()),
);

const address = z.object({
  first_name: text,
  last_name: text,
  company: text,
  address_1: text,
  address_2: text,
  city: text,
  state: text,
  postcode: text,
  country: text,
  phone: text,
});

const lineItem = z.object({
  id: wireDigits,
  name: text,
  sku: text,
  quantity: z.int().check(z.positive(), z.maximum(99_999)),
  /** Of all of the line, before coupons and without tax. */
  subtotal: wireDecimal,
});

/**
 * The part of WooCommerce's REST v3 order that we read; a webhook carries the same. Money is text
 * in most places and a number in some. Source: woocommerce-rest-api-docs, "Orders".
 */
export const wooOrder = z.object({
  id: wireDigits,
  number: text,
  status: z.string(),
  currency: z.string(),
  date_created_gmt: gmt,
  date_modified_gmt: gmt,
  date_paid_gmt: z.nullish(gmt),
  discount_total: wireDecimal,
  shipping_total: wireDecimal,
  total_tax: wireDecimal,
  total: wireDecimal,
  customer_id: z._default(wireDigits, '0'),
  transaction_id: text,
  billing: address,
  shipping: address,
  line_items: z.array(lineItem).check(z.minLength(1), z.maxLength(200)),
  fee_lines: z._default(z.array(z.object({ total: wireDecimal })), []),
  meta_data: z._default(
    z.array(z.object({ key: z.optional(z.unknown()), value: z.optional(z.unknown()) })),
    [],
  ),
});

/** `order.deleted`: the order is in the bin or no more. */
export const wooDeleted = z.object({ id: wireDigits });
