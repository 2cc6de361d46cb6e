import type { Rule, ValuedRule } from '../rule.ts';

const REGULATION = 'Regulation (EU) 2026/382, eur-lex.europa.eu/eli/reg/2026/382/oj/eng';
const H7_SET = 'Delegated Regulation (EU) 2015/2446 annex B; AEAT H7 manual; WiseTech Academy 2026';

/** Intrinsic value, euro cents, up to which the reduced declaration and its duty rule hold. */
export const EU_LOW_VALUE: readonly ValuedRule<number>[] = [
  {
    id: 'eu-low-value',
    says: 'Up to €150 of intrinsic value (goods without freight and insurance) a consignment may use H7 and IOSS.',
    validFrom: '2021-07-01',
    value: 150_00,
    source: 'Regulation (EC) 1186/2009 art. 23; VAT Directive 2006/112/EC art. 369l',
  },
];

/** No duty on low-value consignments. */
export const EU_RELIEF: readonly Rule[] = [
  {
    id: 'eu-duty-relief',
    says: 'No customs duty up to €150.',
    validFrom: '2021-07-01',
    validTo: '2026-06-30',
    source: `Regulation (EC) 1186/2009 art. 23, repealed by ${REGULATION}`,
  },
];

/** Euro cents per declared item of a low-value consignment. */
export const EU_FLAT_DUTY: readonly ValuedRule<number>[] = [
  {
    id: 'eu-flat-duty',
    says: '€3 of customs duty for each item (one tariff number, description and origin) of a consignment up to €150, whatever its VAT scheme.',
    validFrom: '2026-07-01',
    validTo: '2028-06-30',
    value: 3_00,
    source: `${REGULATION}; Baker McKenzie, 2 July 2026`,
  },
];

/** The normal tariff: above the limit always, and for everything once the flat duty ends. */
export const EU_TARIFF: readonly Rule[] = [
  {
    id: 'eu-tariff',
    says: 'Duty by the common customs tariff on goods, freight and insurance.',
    validFrom: '2021-07-01',
    source: 'Regulation (EU) 952/2013 art. 56 and 70',
  },
];

export const EU_IOSS: readonly Rule[] = [
  {
    id: 'eu-ioss',
    says: 'With an IOSS number VAT is taken at the sale; H7 carries F48 and the number as FR5. Duty is not part of the IOSS return.',
    validFrom: '2021-07-01',
    source: `VAT Directive 2006/112/EC art. 369l–369x; ${H7_SET}`,
    weak: 'role FR5 was read in a secondary source',
  },
];

/** Import VAT without IOSS: the procedure code on H7. */
export const EU_IMPORT_VAT: readonly ValuedRule<'C07' | 'F53'>[] = [
  {
    id: 'eu-import-vat',
    says: 'Without IOSS VAT is paid on import; H7 carries C07 (or F49 under special arrangements).',
    validFrom: '2021-07-01',
    validTo: '2026-06-30',
    value: 'C07',
    source: H7_SET,
    weak: 'read in secondary sources only',
  },
  {
    id: 'eu-import-vat',
    says: 'Without IOSS VAT is paid on import; H7 carries F53 (or F49 under special arrangements); C07 is gone for e-commerce.',
    validFrom: '2026-07-01',
    value: 'F53',
    source: `${REGULATION}; ${H7_SET}`,
    weak: 'F53 and the end of C07 were read in secondary sources; F49 is never chosen by itself',
  },
];

export const EU_PRODUCT_IDS: readonly ValuedRule<'voluntary' | 'mandatory'>[] = [
  {
    id: 'eu-product-identifiers',
    says: 'Product identifiers of merchant, manufacturer and GS1 may be declared.',
    validFrom: '2026-07-01',
    validTo: '2026-10-31',
    value: 'voluntary',
    source: 'Delegated Regulation (EU) 2026/1022, Implementing Regulation (EU) 2026/1200',
  },
  {
    id: 'eu-product-identifiers',
    says: 'Product identifiers are mandatory: the merchant’s (M-PID, our SKU) with the manufacturer’s (NS-PID) or the standardised one (S-PID, GTIN).',
    validFrom: '2026-11-01',
    value: 'mandatory',
    source: 'Delegated Regulation (EU) 2026/1022, Implementing Regulation (EU) 2026/1200',
    weak: 'that one of NS-PID and S-PID is enough was not read in the text',
  },
];

export const EU_DESCRIPTION: readonly Rule[] = [
  {
    id: 'eu-description',
    says: 'A description that says what it is: stop-words such as “gift” or “goods” are refused.',
    validFrom: '2026-02-02',
    source: 'ICS2 stop-word list; ShipStation documentation 2026',
    weak: 'only common stop-words are known here, not the list itself',
  },
];

const RATE_SOURCE = 'European Commission, VAT rates applied in the Member States';
const WEAK_RATE = 'standard rates come from public tables; reduced rates stand in the catalogue';

/** Standard rate until a change, and since. */
const CHANGED: readonly (readonly [country: string, before: number, day: string, since: number])[] =
  [
    ['EE', 22_00, '2025-07-01', 24_00],
    ['RO', 19_00, '2025-08-01', 21_00],
    ['SK', 20_00, '2025-01-01', 23_00],
    ['FI', 24_00, '2024-09-01', 25_50],
  ];

const CONSTANT: readonly (readonly [country: string, rate: number])[] = [
  ...([
    ['AT', 20_00],
    ['BE', 21_00],
    ['BG', 20_00],
    ['HR', 25_00],
    ['CY', 19_00],
  ] as const),
  ...([
    ['CZ', 21_00],
    ['DK', 25_00],
    ['FR', 20_00],
    ['DE', 19_00],
    ['GR', 24_00],
  ] as const),
  ...([
    ['HU', 27_00],
    ['IE', 23_00],
    ['IT', 22_00],
    ['LV', 21_00],
    ['LT', 21_00],
  ] as const),
  ...([
    ['LU', 17_00],
    ['MT', 18_00],
    ['NL', 21_00],
    ['PL', 23_00],
    ['PT', 23_00],
  ] as const),
  ...([
    ['SI', 22_00],
    ['ES', 21_00],
    ['SE', 25_00],
  ] as const),
];

/** Standard VAT rates by member state, basis points. */
export const EU_VAT: readonly (ValuedRule<number> & { readonly country: string })[] = [
  ...CONSTANT.map(([country, value]) => vatRow(country, value, '2024-01-01')),
  ...CHANGED.flatMap(([country, before, day, since]) => [
    vatRow(country, before, '2024-01-01', dayBefore(day)),
    vatRow(country, since, day),
  ]),
];

function vatRow(country: string, value: number, validFrom: string, validTo?: string) {
  const says = `Standard VAT of ${country}: ${String(value / 100)} %.`;
  const source = RATE_SOURCE;
  return {
    id: `eu-vat-${country}`,
    country,
    says,
    value,
    validFrom,
    validTo,
    source,
    weak: WEAK_RATE,
  };
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}
