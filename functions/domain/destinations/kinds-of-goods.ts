import type { Goods } from '../trade/catalogue-item.ts';
import type { GoodsKind } from './goods-kind.ts';

/**
 * Kinds that follow from the beginning of the tariff number. weak: whole headings are taken where
 * a country's list names subheadings, so that goods are rather treated as restricted than not;
 * functional cosmetics and protected species cannot be told from a number and stand in the catalogue.
 */
const BY_TARIFF: readonly (readonly [beginning: string, kind: GoodsKind])[] = [
  ...['2203', '2204', '2205', '2206', '2207', '2208'].map((at) => [at, 'alcohol'] as const),
  ['24', 'tobacco'],
  ['3303', 'perfume'],
  ['30', 'medicine'],
  ['2106', 'health-food'],
  ...['02', '03', '04', '07', '08', '09', '10', '11'].map((at) => [at, 'food'] as const),
  ...['15', '16', '17', '18', '19', '20', '21', '2201', '2202', '2209'].map(
    (at) => [at, 'food'] as const,
  ),
  ...['01', '02', '04', '05', '06', '07', '08', '10', '12'].map(
    (at) => [at, 'quarantine'] as const,
  ),
  ['4202', 'leather-bag'],
  ['61', 'knitwear'],
  ['64', 'footwear'],
];

/** All kinds that goods belong to: those the catalogue names and those of their tariff number. */
export function kindsOf({ hsCode = '', kinds = [] }: Goods): ReadonlySet<GoodsKind> {
  const implied = BY_TARIFF.filter(([beginning]) => hsCode.startsWith(beginning));
  return new Set([...kinds, ...implied.map(([, kind]) => kind)]);
}
