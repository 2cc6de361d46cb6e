import type { GoodsKind } from '../goods-kind.ts';
import type { Rule, ValuedRule } from '../rule.ts';

/** Price of the goods, US cents, up to which a list is enough; from the United States more. */
export const KR_LIST: readonly ValuedRule<{ readonly US: number; readonly others: number }>[] = [
  {
    id: 'kr-list-clearance',
    says: 'List clearance without duty and tax up to USD 150 of goods, USD 200 when sent from the United States.',
    validFrom: '2015-12-01',
    value: { US: 200_00, others: 150_00 },
    source: 'Korea Customs Service, express clearance notice; KORUS FTA art. 7.7; FedEx Korea',
    weak: 'the first day was not looked up',
  },
];

/** One of these makes the whole parcel a general one. */
export const KR_EXCLUDED: readonly ValuedRule<readonly GoodsKind[]>[] = [
  {
    id: 'kr-excluded-goods',
    says: 'Medicine, food, health food, goods under quarantine, functional cosmetics, protected species, alcohol and tobacco need an import declaration, and the whole parcel with them.',
    validFrom: '2015-12-01',
    value: [
      ...(['medicine', 'food', 'health-food', 'quarantine'] as const),
      ...(['functional-cosmetic', 'cites', 'alcohol', 'tobacco'] as const),
    ],
    source: 'Korea Customs Service, goods excluded from list clearance; DHL and FedEx Korea',
    weak: 'kinds are told by tariff headings, not by the list itself',
  },
];

/** US cents up to which a declared parcel is exempt, wherever it comes from. */
export const KR_EXEMPT: readonly ValuedRule<number>[] = [
  {
    id: 'kr-small-exemption',
    says: 'A declared parcel for personal use is exempt up to USD 150; above, all of it is taxed.',
    validFrom: '2015-12-01',
    value: 150_00,
    source: 'Customs Act of Korea, enforcement rules art. 45',
    weak: 'the article was read in secondary sources',
  },
];

/** US cents up to which the declaration is simplified. */
export const KR_SIMPLIFIED: readonly ValuedRule<number>[] = [
  {
    id: 'kr-simplified-declaration',
    says: 'A simplified declaration is enough up to USD 2,000.',
    validFrom: '2015-12-01',
    value: 2_000_00,
    source: 'Korea Customs Service; Tradenpu',
    weak: 'read in a secondary source',
  },
];

export const KR_TARIFF: readonly Rule[] = [
  {
    id: 'kr-tariff',
    says: 'Duty by the tariff on goods, freight and insurance, without deduction.',
    validFrom: '2015-12-01',
    source: 'Customs Act of Korea art. 30',
  },
];

/** Basis points. */
export const KR_VAT: readonly ValuedRule<number>[] = [
  {
    id: 'kr-vat',
    says: 'VAT of 10 % on value, freight, insurance and duty.',
    validFrom: '2015-12-01',
    value: 10_00,
    source: 'Value-Added Tax Act of Korea art. 29 and 30',
  },
];

export const KR_PCCC: readonly Rule[] = [
  {
    id: 'kr-pccc',
    says: 'The consignee’s personal customs clearance code with telephone and postcode; name, telephone and address are compared.',
    validFrom: '2020-12-01',
    source: 'Korea Customs Service, UNI-PASS API028; FedEx Korea',
    weak: 'the stricter comparison was announced for 5 January 2026 by one source',
  },
];
