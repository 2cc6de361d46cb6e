import type { GoodsKind } from '../goods-kind.ts';
import type { Rule, ValuedRule } from '../rule.ts';

/** Customs value in yen. */
export const JP_LOW_VALUE: readonly ValuedRule<number>[] = [
  {
    id: 'jp-low-value',
    says: 'No duty and no consumption tax up to a customs value of JPY 10,000.',
    validFrom: '2015-01-01',
    value: 10_000,
    source: 'Customs Tariff Act of Japan art. 14 (xviii); skadvisory.jp',
    weak: 'the first day was not looked up',
  },
];

/** Customs value of goods for personal use, in tenths of the retail price. */
export const JP_PERSONAL_USE: readonly ValuedRule<number>[] = [
  {
    id: 'jp-personal-use',
    says: 'Goods for personal use are valued at 0.6 of the retail price.',
    validFrom: '2015-01-01',
    value: 6,
    source: 'Customs Tariff Act of Japan art. 4-6; Hunade',
    weak: 'its end is announced, the day is not known; fractions of a yen are not cut before the limit is judged; freight is not added',
  },
];

export const JP_EXCLUDED: readonly ValuedRule<readonly GoodsKind[]>[] = [
  {
    id: 'jp-excluded-goods',
    says: 'Leather bags, knitwear and footwear are taxed also below the limit.',
    validFrom: '2015-01-01',
    value: ['leather-bag', 'knitwear', 'footwear'],
    source: 'Japan Customs, goods outside the exemption',
    weak: 'whole headings (4202, chapters 61 and 64) are taken where the list names materials',
  },
];

export const JP_TARIFF: readonly Rule[] = [
  {
    id: 'jp-tariff',
    says: 'Duty by the (simplified) tariff on the customs value.',
    validFrom: '2015-01-01',
    source: 'Customs Tariff Act of Japan art. 3-3',
    weak: 'cutting the base to 1,000 yen and the tax to 100 yen is not applied: the quote is a little high',
  },
];

/** Basis points. */
export const JP_TAX: readonly ValuedRule<number>[] = [
  {
    id: 'jp-consumption-tax',
    says: 'Consumption tax of 10 % on customs value and duty.',
    validFrom: '2019-10-01',
    value: 10_00,
    source: 'Consumption Tax Act of Japan art. 28 and 29',
  },
];

/** Consumption tax of low-value sales, basis points. */
export const JP_TAX_AT_SALE: readonly ValuedRule<number>[] = [
  {
    id: 'jp-tax-at-sale',
    says: 'Sales up to JPY 10,000 bear 10 % consumption tax, taken by the registered seller or platform.',
    validFrom: '2028-04-01',
    value: 10_00,
    source: 'Tax reform of fiscal year 2026; skadvisory.jp',
    weak: 'enacted text not read',
  },
];
