import type { ValuedRule } from '../rule.ts';

/** Intrinsic value, pence, up to which there is no import VAT and no duty. */
export const GB_LOW_VALUE: readonly ValuedRule<number>[] = [
  {
    id: 'gb-low-value',
    says: 'Up to £135 of intrinsic value there is no duty and no import VAT: UK VAT is taken at the sale.',
    validFrom: '2021-01-01',
    validTo: '2029-03-31',
    value: 135_00,
    source: 'HMRC, VAT and overseas goods sold to customers in the UK; Autumn Budget 2025',
    weak: 'the relief ends by March 2029 at the latest; the day is not set',
  },
];

/** Basis points. */
export const GB_VAT: readonly ValuedRule<number>[] = [
  {
    id: 'gb-vat',
    says: 'Standard VAT of 20 %, at the sale up to £135, on import above.',
    validFrom: '2021-01-01',
    value: 20_00,
    source: 'Value Added Tax Act 1994 s. 2; HMRC, Appendix 21H',
  },
];

export const GB_TARIFF: readonly ValuedRule<undefined>[] = [
  {
    id: 'gb-tariff',
    says: 'Duty by the UK Global Tariff on goods, freight and insurance.',
    validFrom: '2021-01-01',
    value: undefined,
    source: 'Taxation (Cross-border Trade) Act 2018',
  },
];
