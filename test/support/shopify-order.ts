/**
 * What Shopify sends for "Send test notification" (orders/create), without the keys that no
 * fulfilment reads: ids above 2^53 stand as bare numbers, which JSON.parse would round.
 */
export const SHOPIFY_TEST_NOTIFICATION = `{
  "id": 820982911946154508,
  "admin_graphql_api_id": "gid://shopify/Order/820982911946154508",
  "cancel_reason": "customer",
  "cancelled_at": "2026-11-23T05:00:00-04:00",
  "confirmed": false,
  "created_at": "2026-11-23T05:00:00-04:00",
  "currency": "USD",
  "financial_status": "voided",
  "name": "#9999",
  "note_attributes": [],
  "phone": null,
  "processed_at": null,
  "tags": "",
  "taxes_included": false,
  "test": true,
  "total_discounts": "5.00",
  "total_line_items_price": "398.00",
  "total_price": "403.00",
  "total_shipping_price_set": {"shop_money": {"amount": "10.00", "currency_code": "USD"}},
  "total_tax": "0.00",
  "updated_at": "2026-11-23T05:00:00-04:00",
  "user_id": null,
  "billing_address": null,
  "customer": {
    "id": 115310627314723954, "first_name": "John", "last_name": "Smith", "phone": null,
    "created_at": null, "default_address": {"id": 715243470612851245}
  },
  "line_items": [
    {
      "id": 866550311766439020, "name": "IPod Nano - 8GB", "price": "199.00", "quantity": 1,
      "properties": [], "requires_shipping": true, "sku": "IPOD2008PINK", "variant_id": 808950810
    },
    {
      "id": 141249953214522974, "name": "IPod Nano - 8GB", "price": "199.00", "quantity": 1,
      "properties": {"gift": "no"}, "requires_shipping": true, "sku": "IPOD2008PINK",
      "variant_id": 808950810
    }
  ],
  "shipping_address": {
    "first_name": "Steve", "last_name": "Shipper", "name": "Steve Shipper",
    "address1": "123 Shipping Street", "address2": null, "city": "Shippington", "zip": "40003",
    "province": "Kentucky", "country": "United States", "country_code": "US", "phone": "555-555-SHIP"
  },
  "shipping_lines": [{"id": 271878346596884015, "price": "10.00", "title": "Generic Shipping"}]
}`;

/** A paid order of a Korean buyer in KRW; a fresh copy each time. */
export function aShopifyOrder() {
  return {
    id: '5847392847362514',
    name: '#1042',
    created_at: '2026-11-23T18:30:00+09:00',
    updated_at: '2026-11-23T18:30:05+09:00',
    cancelled_at: null,
    cancel_reason: null,
    test: false,
    currency: 'KRW',
    financial_status: 'paid',
    taxes_included: false,
    total_line_items_price: '50000',
    total_discounts: '2000',
    total_tax: '0',
    total_price: '51000',
    total_shipping_price_set: { shop_money: { amount: '3000', currency_code: 'KRW' } },
    note_attributes: [{ name: 'PCCC', value: ' p123456789012 ' }],
    phone: '+82 10-1111-2222',
    customer: { id: 700_123, first_name: 'Minji', last_name: 'Kim', phone: null },
    shipping_address: {
      name: 'Kim Minji',
      address1: 'Teheran-ro 152',
      address2: '7F',
      city: 'Gangnam-gu',
      province: 'Seoul',
      zip: '06236',
      country_code: 'KR',
      phone: '+82 10-3333-4444',
    },
    line_items: [
      { id: '13688971493691001', sku: 'TEE-COTTON', name: 'Tee', quantity: 2, price: '25000.00' },
    ],
  };
}
