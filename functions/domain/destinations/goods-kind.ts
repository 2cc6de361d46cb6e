/** Kinds of goods that destinations treat differently. */
export const GOODS_KINDS = [
  'alcohol',
  'tobacco',
  'perfume',
  'medicine',
  'food',
  'health-food',
  'quarantine',
  'functional-cosmetic',
  'cites',
  'leather-bag',
  'knitwear',
  'footwear',
] as const;

export type GoodsKind = (typeof GOODS_KINDS)[number];
