import * as z from 'zod/mini';
import { unixSeconds, wantedSeconds, wantedText } from '../market-values.ts';
import { wireDecimal, wireDigits } from '../wire-values.ts';

const fee = z._default(wireDecimal, '0');

const lineItem = z.object({
  id: wireDigits,
  sku_id: z.optional(wireDigits),
  seller_sku: wantedText,
  product_name: wantedText,
  sku_name: wantedText,
  /** What is left of the price after the discounts of seller and platform. */
  sale_price: wireDecimal,
  package_id: z.nullish(z.string()),
  package_status: wantedText,
  tracking_number: wantedText,
});

const address = z.object({
  name: wantedText,
  phone_number: wantedText,
  /** ISO 3166-1 alpha-2. */
  region_code: wantedText,
  postal_code: wantedText,
  address_line1: wantedText,
  address_line2: wantedText,
  address_line3: wantedText,
  address_line4: wantedText,
  address_detail: wantedText,
  full_address: wantedText,
  /** From the country down: `L0` country, `L1` state or province, and so on. */
  district_info: z._default(
    z.array(
      z.object({
        address_level: wantedText,
        address_level_name: wantedText,
        address_name: wantedText,
      }),
    ),
    [],
  ),
});

/**
 * The part of an order that we read, API version 202309. weak: the partner documents lie behind a
 * login; names were read in SDKs generated from them.
 */
export const tikTokShopOrder = z.object({
  id: wireDigits,
  status: z.string(),
  create_time: unixSeconds,
  update_time: unixSeconds,
  /** weak: when it must be ready to ship, and when the carrier must have collected it. */
  rts_sla_time: wantedSeconds,
  tts_sla_time: wantedSeconds,
  user_id: wantedText,
  is_sample_order: z._default(z.boolean(), false),
  is_buyer_request_cancel: z._default(z.boolean(), false),
  cancel_reason: wantedText,
  /** `TIKTOK`: the platform gives label and number. `SELLER`: we do. */
  shipping_type: wantedText,
  delivery_option_id: wantedText,
  payment: z.object({
    currency: z.string(),
    shipping_fee: fee,
    tax: fee,
    small_order_fee: fee,
    retail_delivery_fee: fee,
    buyer_service_fee: fee,
    total_amount: wireDecimal,
  }),
  recipient_address: z.nullish(address),
  line_items: z.array(lineItem).check(z.minLength(1), z.maxLength(200)),
});
