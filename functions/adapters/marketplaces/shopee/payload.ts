import * as z from 'zod/mini';
import { marketId, pieces, unixSeconds, wantedSeconds, wantedText } from '../market-values.ts';
import { wireDecimal, wireDigits } from '../wire-values.ts';

const item = z.object({
  item_id: wireDigits,
  item_name: wantedText,
  item_sku: wantedText,
  model_id: wireDigits,
  model_name: wantedText,
  model_sku: wantedText,
  model_quantity_purchased: pieces,
  model_discounted_price: wireDecimal,
  order_item_id: z.optional(wireDigits),
});

const address = z.object({
  name: wantedText,
  phone: wantedText,
  district: wantedText,
  city: wantedText,
  state: wantedText,
  /** ISO 3166-1 alpha-2. */
  region: wantedText,
  zipcode: wantedText,
  full_address: wantedText,
});

/** A parcel of an order, and how far it is. */
const parcel = z.object({
  package_number: z.string(),
  logistics_status: wantedText,
  item_list: z._default(
    z.array(
      z.object({
        item_id: wireDigits,
        model_id: wireDigits,
        order_item_id: z.optional(wireDigits),
      }),
    ),
    [],
  ),
});

/** Fields of an order that are told only when asked for. */
export const SHOPEE_ORDER_FIELDS = [
  'buyer_user_id',
  'buyer_username',
  'recipient_address',
  'item_list',
  'total_amount',
  'cancel_reason',
  'buyer_cancel_reason',
  'package_list',
].join(',');

/** The part of an order that we read. Source: open.shopee.com, `v2.order.get_order_detail`. */
export const shopeeOrder = z.object({
  order_sn: marketId,
  order_status: z.string(),
  currency: z.string(),
  create_time: unixSeconds,
  update_time: unixSeconds,
  ship_by_date: wantedSeconds,
  total_amount: wireDecimal,
  buyer_user_id: z.nullish(wireDigits),
  cancel_reason: wantedText,
  buyer_cancel_reason: wantedText,
  recipient_address: z.nullish(address),
  item_list: z.array(item).check(z.minLength(1), z.maxLength(200)),
  package_list: z._default(z.nullable(z.array(parcel)), []),
});
