import type { Rule, ValuedRule } from '../rule.ts';

/** Customs value in cents of the country's dollar up to which nothing is charged at the border. */
export const AU_LOW_VALUE: readonly ValuedRule<number>[] = [
  {
    id: 'au-low-value',
    says: 'Up to A$1,000 nothing is charged at the border; GST is taken at the sale by a registered seller. Alcohol and tobacco excepted.',
    validFrom: '2018-07-01',
    value: 1_000_00,
    source: 'ATO, GST on low value imported goods',
  },
];

/** Basis points. */
export const AU_GST: readonly ValuedRule<number>[] = [
  {
    id: 'au-gst',
    says: 'GST of 10 %; registration is due from A$75,000 of turnover.',
    validFrom: '2018-07-01',
    value: 10_00,
    source: 'A New Tax System (Goods and Services Tax) Act 1999, subdivision 84-C',
  },
];

export const AU_TARIFF: readonly Rule[] = [
  {
    id: 'au-tariff',
    says: 'Duty by the tariff on the value of the goods; GST on goods, duty, freight and insurance.',
    validFrom: '2018-07-01',
    source: 'Customs Act 1901; ATO',
    weak: 'the import processing charge is not quoted',
  },
];

export const NZ_LOW_VALUE: readonly ValuedRule<number>[] = [
  {
    id: 'nz-low-value',
    says: 'Up to NZ$1,000 no duty and no GST at the border; GST is taken at the sale by a registered seller. Alcohol and tobacco excepted.',
    validFrom: '2019-12-01',
    value: 1_000_00,
    source: 'Taxation (Annual Rates, GST Offshore Supplier Registration) Act 2019; NZ Customs',
    weak: 'read in secondary sources',
  },
];

/** Basis points. */
export const NZ_GST: readonly ValuedRule<number>[] = [
  {
    id: 'nz-gst',
    says: 'GST of 15 %; registration is due from NZ$60,000 of turnover.',
    validFrom: '2019-12-01',
    value: 15_00,
    source: 'Goods and Services Tax Act 1985 s. 8 and 12; NZ Customs',
    weak: 'the registration threshold is background knowledge',
  },
];

export const NZ_TARIFF: readonly Rule[] = [
  {
    id: 'nz-tariff',
    says: 'Duty by the tariff on the value of the goods; GST on goods, duty, freight and insurance.',
    validFrom: '2019-12-01',
    source: 'NZ Customs, duty and GST',
    weak: 'import entry and biosecurity fees above NZ$1,000 are not quoted',
  },
];

/** New Zealand cents, with its GST. */
export const NZ_LEVY: readonly ValuedRule<number>[] = [
  {
    id: 'nz-low-value-levy',
    says: 'Low-value goods levy of NZ$2.21 and GST on it, NZ$2.54 in all.',
    validFrom: '2026-04-01',
    value: 2_54,
    source: 'NZ Customs, goods clearance fees from 1 April 2026',
    weak: 'the amount was read in a forum; it may differ by way of transport',
  },
];
