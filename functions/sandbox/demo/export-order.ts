import { draw, drawInteger } from '../seeded.ts';
import { decimal, drawBasket } from './basket.ts';
import type { BasketLine } from './basket.ts';
import type { OrderDraw } from './import-order.ts';
import { koreanBuyer } from './people.ts';
import type { KoreanBuyer } from './people.ts';

/** Ids start here: beyond 2^53, as Shopify's do. */
const FIRST_ID = 820_982_911_946_154_508n;

const CURRENCIES = {
  KRW: { places: 0, freight: 5_000 },
  USD: { places: 2, freight: 6_50 },
} as const;
type ShopCurrency = keyof typeof CURRENCIES;

/**
 * A Shopify REST order resource (2026-10) for a parcel to Korea, paid; 64-bit ids are bigint. The
 * personal customs clearance code is a note attribute.
 */
export function drawExportOrder({ seed, index, placedAt }: OrderDraw) {
  const parts = [seed, index, 'export'];
  const buyer = koreanBuyer(...parts);
  const basket = drawBasket('export', ...parts);
  const currency: ShopCurrency = draw('currency', ...parts) < 0.5 ? 'KRW' : 'USD';
  const { places, freight } = CURRENCIES[currency];
  const amount = (value: number) => decimal(value, places);
  const goods = basket.reduce(
    (sum, { item, quantity }) => sum + item.price[currency] * quantity,
    0,
  );
  const id = FIRST_ID + BigInt(seed % 100_000) * 10_000_000_000n + BigInt(index) * 100_003n;
  const number = 1_001 + index;
  const set = (value: number) => {
    const money = { amount: amount(value), currency_code: currency };
    return { shop_money: money, presentment_money: money };
  };
  return {
    id,
    admin_graphql_api_id: `gid://shopify/Order/${String(id)}`,
    name: `#${String(number)}`,
    order_number: number,
    test: false,
    created_at: seoulTime(placedAt),
    updated_at: seoulTime(placedAt + drawInteger(5, 90, 'paying', ...parts) * 1_000),
    cancelled_at: null,
    cancel_reason: null,
    financial_status: 'paid',
    fulfillment_status: null,
    currency,
    presentment_currency: currency,
    taxes_included: false,
    subtotal_price: amount(goods),
    total_line_items_price: amount(goods),
    total_tax: amount(0),
    total_discounts: amount(0),
    total_price: amount(goods + freight),
    total_shipping_price_set: set(freight),
    payment_gateway_names: ['shopify_payments'],
    ...people(buyer, id),
    line_items: basket.map((line, at) => lineItem(line, id + BigInt(at + 1), currency, amount)),
    shipping_lines: [{ code: 'EMS', title: 'Cross-border parcel', price: amount(freight) }],
    note_attributes: [{ name: 'PCCC', value: buyer.personalCustomsCode }],
    discount_codes: [],
    tags: '',
    source_name: 'web',
  };
}

function people(buyer: KoreanBuyer, id: bigint) {
  const { address, firstName, lastName, telephone } = buyer;
  const email = `buyer-${String(id)}@example.com`;
  return {
    email,
    phone: telephone,
    customer: { id: id + 50n, first_name: firstName, last_name: lastName, email, phone: telephone },
    shipping_address: {
      first_name: firstName,
      last_name: lastName,
      name: `${lastName} ${firstName}`,
      address1: address.street,
      address2: address.more,
      city: address.city,
      province: address.province,
      zip: address.postcode,
      country: 'South Korea',
      country_code: 'KR',
      phone: telephone,
    },
  };
}

function lineItem(
  { item, quantity }: BasketLine,
  id: bigint,
  currency: ShopCurrency,
  amount: (value: number) => string,
) {
  return {
    id,
    admin_graphql_api_id: `gid://shopify/LineItem/${String(id)}`,
    sku: item.sku,
    title: item.title,
    name: item.title,
    quantity,
    fulfillable_quantity: quantity,
    price: amount(item.price[currency]),
    grams: item.grossWeightGrams,
    total_discount: amount(0),
    discount_allocations: [],
    requires_shipping: true,
    taxable: true,
    properties: [],
  };
}

/** A moment in Seoul with its offset, whole seconds, as shops write it. */
function seoulTime(milliseconds: number): string {
  const local = new Date(milliseconds + 9 * 3_600_000).toISOString();
  return local.replace(/\.\d{3}Z$/, '+09:00');
}
