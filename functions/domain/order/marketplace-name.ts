/** The marketplaces and stores that a channel may lead to. `canonical`: whoever speaks our own contract. */
export const MARKETPLACES = [
  'canonical',
  'shopify',
  'woocommerce',
  'ebay',
  'amazon',
  'tiktok-shop',
  'shopee',
  'lazada',
  'temu',
] as const;

/** One of `MARKETPLACES`. */
export type MarketplaceName = (typeof MARKETPLACES)[number];
