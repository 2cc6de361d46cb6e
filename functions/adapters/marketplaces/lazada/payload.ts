import * as z from 'zod/mini';
import { wantedText } from '../market-values.ts';
import { wireDecimal, wireDigits } from '../wire-values.ts';

/** "2016-09-25 15:14:34 +0800" or ISO 8601 with an offset. */
export const moment = z.pipe(
  z.string(),
  z.transform((text, context) => {
    const iso = text.replace(/^(\d{4}-\d{2}-\d{2}) ([\d:.]+) ([+-]\d{2}):?(\d{2})$/, '$1T$2$3:$4');
    const at = /T.*(Z|[+-]\d{2}:\d{2})$/.test(iso) ? Date.parse(iso) : Number.NaN;
    if (!Number.isNaN(at)) return new Date(at).toISOString();
    context.issues.push({
      code: 'custom',
      message: 'must be a moment with its offset',
      input: text,
    });
    return z.NEVER;
  }),
);

const flag = z.pipe(
  z.nullish(z.union([z.boolean(), z.int(), z.string()])),
  z.transform((value) => value === true || value === 1 || value === '1' || value === 'true'),
);

const item = z.object({
  order_item_id: wireDigits,
  sku: wantedText,
  shop_sku: wantedText,
  name: wantedText,
  variation: wantedText,
  item_price: wireDecimal,
  /** What is left of the price after vouchers. */
  paid_price: wireDecimal,
  currency: z.string(),
  status: z.string(),
  reason: wantedText,
  updated_at: moment,
  package_id: wantedText,
  tracking_code: wantedText,
  is_digital: flag,
  /** The seller's own fleet brings it. */
  delivery_option_sof: flag,
});

const address = z.object({
  first_name: wantedText,
  last_name: wantedText,
  phone: wantedText,
  address1: wantedText,
  address2: wantedText,
  address3: wantedText,
  address4: wantedText,
  address5: wantedText,
  city: wantedText,
  post_code: wantedText,
  /** A name, such as "Singapore". */
  country: wantedText,
});

/** The items of one order. */
export const lazadaItems = z.array(item).check(z.minLength(1), z.maxLength(200));

/**
 * What `/order/get` and `/order/items/get` tell of one order, the parts that we read. Source:
 * open.lazada.com, "GetOrder", "GetOrderItems" and "Get order".
 */
export const lazadaOrder = z.object({
  order: z.object({
    order_id: wireDigits,
    order_number: z.optional(wireDigits),
    created_at: moment,
    updated_at: moment,
    /** Of the goods, before vouchers. */
    price: wireDecimal,
    voucher: z._default(wireDecimal, '0'),
    shipping_fee: z._default(wireDecimal, '0'),
    /** weak: named in clients; a cancellation that the buyer asked for and nobody answered yet. */
    is_cancel_pending: flag,
    address_shipping: z.nullish(address),
  }),
  items: lazadaItems,
});
