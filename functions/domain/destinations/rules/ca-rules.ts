import type { Rule, ValuedRule } from '../rule.ts';

/** Value for duty in Canadian cents: free of duty and of tax, by where and how it is sent. */
export const CA_EXEMPT: readonly ValuedRule<{
  readonly all: number;
  readonly tax: number;
  readonly duty: number;
}>[] = [
  {
    id: 'ca-low-value',
    says: 'Free of duty and tax up to CAD 20; sent by courier from the United States or Mexico free of tax up to CAD 40 and of duty up to CAD 150. Alcohol and tobacco excepted.',
    validFrom: '2020-07-01',
    value: { all: 20_00, tax: 40_00, duty: 150_00 },
    source: 'CBSA Customs Notice 20-18; Courier and Postal Imports Remission Orders, SI/2020-34',
  },
];

/** Canadian cents up to which a courier accounts for many parcels together. */
export const CA_LOW_VALUE_SHIPMENT: readonly ValuedRule<number>[] = [
  {
    id: 'ca-low-value-shipment',
    says: 'Courier low-value shipments up to CAD 3,300.',
    validFrom: '2020-07-01',
    value: 3_300_00,
    source: 'CBSA, CUSMA: what importers need to know',
  },
];

export const CA_TARIFF: readonly Rule[] = [
  {
    id: 'ca-tariff',
    says: 'Duty by the tariff on the value of the goods.',
    validFrom: '2020-07-01',
    source: 'Customs Tariff (Canada); CBSA',
  },
];

const SOURCE = 'Excise Tax Act (Canada) s. 165 and 212; Canada Revenue Agency';
const WEAK = 'rates by province are background knowledge; provincial sales tax is not quoted';
const row = (id: string, value: number, validFrom: string, validTo?: string) => ({
  ...{ id, value, validFrom, validTo, source: SOURCE, weak: WEAK },
  says: `GST or HST of ${String(value / 100)} % on value and duty.`,
});

/** Federal rate, and harmonised rates by province (postal abbreviation); basis points. */
export const CA_GST = [row('ca-gst', 5_00, '2020-07-01')] as const;

export const CA_HST: { readonly [province: string]: readonly ValuedRule<number>[] } = {
  ON: [row('ca-hst-ON', 13_00, '2020-07-01')],
  NB: [row('ca-hst-NB', 15_00, '2020-07-01')],
  NL: [row('ca-hst-NL', 15_00, '2020-07-01')],
  PE: [row('ca-hst-PE', 15_00, '2020-07-01')],
  NS: [row('ca-hst-NS', 15_00, '2020-07-01', '2025-03-31'), row('ca-hst-NS', 14_00, '2025-04-01')],
};

/** Provinces by name, as shops write them. */
export const CA_PROVINCES: { readonly [name: string]: string } = {
  ontario: 'ON',
  'new brunswick': 'NB',
  'newfoundland and labrador': 'NL',
  'prince edward island': 'PE',
  'nova scotia': 'NS',
};
