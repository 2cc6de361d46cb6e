import type { Rule, ValuedRule } from '../rule.ts';

export const US_NO_DE_MINIMIS: readonly Rule[] = [
  {
    id: 'us-no-de-minimis',
    says: 'No low-value exemption: every parcel is entered, with a tariff number of ten digits.',
    validFrom: '2025-08-29',
    validTo: '2026-06-23',
    source: 'Executive Orders 14324 and 14388',
  },
  {
    id: 'us-no-de-minimis',
    says: 'No low-value exemption: every parcel is entered, with a tariff number of ten digits.',
    validFrom: '2026-06-24',
    source: 'CBP interim final rules of 24 June 2026, 91 FR 37789 and 91 FR 37801',
  },
];

/** Value, US cents, up to which entry is informal. */
export const US_INFORMAL: readonly ValuedRule<number>[] = [
  {
    id: 'us-informal-entry',
    says: 'Informal entry (type 11) up to $2,500, formal entry (type 01) above.',
    validFrom: '2025-08-29',
    value: 2_500_00,
    source: '19 CFR 143.21; CBP interim final rules of 24 June 2026',
  },
];

/** Duty of commercial parcels. */
export const US_TARIFF: readonly Rule[] = [
  {
    id: 'us-tariff',
    says: 'Duty by the tariff schedule (HTSUS) on the value of the goods, additional duties included.',
    validFrom: '2026-03-01',
    source: 'CBP interim final rules of 24 June 2026, 91 FR 37789',
    weak: 'additional duties by origin must be part of the catalogue’s rate',
  },
];

/** Duty of mail: a surcharge in basis points, or the ordinary tariff (undefined). */
export const US_MAIL: readonly ValuedRule<number | undefined>[] = [
  {
    id: 'us-mail-duty',
    says: 'Mail bears the Section 122 surcharge of 10 % of the value of the goods.',
    validFrom: '2026-03-01',
    validTo: '2026-07-23',
    value: 10_00,
    source: 'Executive Order 14388; Supply Chain Dive 2026; Thompson Hine 2026',
    weak: 'taken as the only duty on mail of those days',
  },
  {
    id: 'us-mail-duty',
    says: 'Mail bears ordinary duties, taxes and fees under the new mail entry process.',
    validFrom: '2026-07-24',
    value: undefined,
    source: 'CBP interim final rule, 91 FR 37801',
    weak: 'the rate after 24 July 2026 rests on one source: check before relying on it',
  },
];

/** Merchandise processing fee of an informal entry, US cents. */
export const US_INFORMAL_FEE: readonly ValuedRule<number>[] = [
  {
    id: 'us-processing-fee',
    says: 'Merchandise processing fee of $2.69 for an automated informal entry.',
    validFrom: '2025-10-01',
    value: 2_69,
    source: '19 CFR 24.23(b)(2)',
    weak: 'the amount is of fiscal year 2026; that of 2027 was not found',
  },
];
