import { describe, expect, test } from '@jest/globals';
import type { Sale } from '../../../functions/domain/destinations/shipment.ts';
import { aSale, quoteOf, SHIRT, SHOES, sums, taxed } from './sales.ts';

const IOSS = { registrations: { ioss: 'IM3720000224' } };
const food = { hsCode: '1905900000', origin: 'US' };
const wine = { hsCode: '2204210000', origin: 'FR' };

type Vector = readonly [what: string, sale: Sale, expected: Partial<ReturnType<typeof sums>>];

describe('European Union (Regulation 2026/382)', () => {
  test.each<Vector>([
    [
      'five identical shirts are one item: €3',
      aSale('DE', 'EUR', [{ total: 50_00, quantity: 5 }], IOSS),
      { form: 'eu-h7', duty: 3_00 },
    ],
    [
      'a shirt and a watch: €6',
      aSale('DE', 'EUR', [{ total: 20_00 }, { total: 30_00, name: 'Watch', goods: SHOES }], IOSS),
      { duty: 6_00 },
    ],
    [
      'two shirts and shoes to France: duty €6.00, VAT 20 % on goods €20.00 and on duty €1.20',
      aSale(
        'FR',
        'EUR',
        [{ total: 20_00 }, { total: 20_00 }, { total: 60_00, name: 'Running shoes', goods: SHOES }],
        IOSS,
      ),
      { duty: 6_00, tax: 21_20 },
    ],
    ['€150.00 is in scope', aSale('DE', 'EUR', [{ total: 150_00 }], IOSS), { duty: 3_00 }],
    [
      '€150.01 is out: the tariff',
      aSale('DE', 'EUR', [{ total: 150_01, goods: taxed('EU', 12_00) }], IOSS),
      { form: 'eu-h1', duty: 18_00, tax: 31_92 },
    ],
    [
      '€150.01 without a rate is not quoted as zero',
      aSale('DE', 'EUR', [{ total: 150_01 }]),
      { form: 'eu-h1', duty: undefined, tax: undefined },
    ],
    [
      'freight is no part of the intrinsic value, but VAT is due on it',
      aSale('DE', 'EUR', [{ total: 150_00 }], { ...IOSS, freight: 10_00 }),
      { form: 'eu-h7', duty: 3_00, tax: 30_40 + 57 },
    ],
    [
      'a discount is no part of it either',
      aSale('DE', 'EUR', [{ total: 160_00 }], { ...IOSS, discount: 10_00 }),
      { form: 'eu-h7', duty: 3_00 },
    ],
    [
      'the last day of the relief',
      aSale('DE', 'EUR', [{ total: 100_00 }], { ...IOSS, on: '2026-06-30' }),
      { form: 'eu-h7', duty: 0, tax: 19_00 },
    ],
    [
      'the first day of the flat duty',
      aSale('DE', 'EUR', [{ total: 100_00 }], { ...IOSS, on: '2026-07-01' }),
      { duty: 3_00 },
    ],
    [
      'the flat duty ends on 1 July 2028: the tariff',
      aSale('DE', 'EUR', [{ total: 100_00, goods: taxed('EU', 12_00) }], { on: '2028-07-01' }),
      { form: 'eu-h7', duty: 12_00 },
    ],
    [
      'dollars: 165.00 at 1.10 are €150.00',
      aSale('DE', 'USD', [{ total: 165_00 }], IOSS),
      { form: 'eu-h7', duty: 3_00 },
    ],
    ['dollars: 165.02 are €150.02', aSale('DE', 'USD', [{ total: 165_02 }]), { form: 'eu-h1' }],
    [
      'wine is under excise: no H7, not quoted',
      aSale('DE', 'EUR', [{ total: 50_00, goods: wine }]),
      { form: 'eu-h1', duty: undefined, tax: undefined },
    ],
  ])('%s', (_what, sale, expected) => {
    expect(sums(quoteOf(sale))).toMatchObject(expected);
  });

  test('VAT on the duty stands apart: two shirts and shoes to France make €7.20 with the duty', () => {
    const shoes = { total: 60_00, name: 'Running shoes', goods: SHOES };
    const { charges } = quoteOf(aSale('FR', 'EUR', [{ total: 20_00 }, { total: 20_00 }, shoes]));
    const onDuty = charges.filter(({ kind, title }) => kind === 'duty' || /duty/.test(title));
    expect(onDuty.reduce((sum, { amount }) => sum + amount.amount, 0)).toBe(7_20);
  });

  test.each([
    ['with IOSS', IOSS, '2026-11-23', ['F48', 'FR5'], 'DDP'],
    ['without', {}, '2026-11-23', ['F53'], 'DAP'],
    ['without, before July 2026', {}, '2026-06-30', ['C07'], 'DAP'],
  ])('procedure codes %s', (_what, overrides, on, codes, terms) => {
    const quote = quoteOf(aSale('DE', 'EUR', [{ total: 20_00 }], { ...overrides, on }));
    expect(quote).toMatchObject({ codes, terms });
  });

  test.each([
    ['FI', '2024-08-31', 24_00],
    ['FI', '2026-11-23', 25_50],
    ['EE', '2025-06-30', 22_00],
    ['EE', '2025-07-01', 24_00],
    ['RO', '2025-07-31', 19_00],
    ['RO', '2025-08-01', 21_00],
    ['SK', '2024-12-31', 20_00],
    ['SK', '2025-01-01', 23_00],
    ['HU', '2026-11-23', 27_00],
    ['LU', '2026-11-23', 17_00],
  ])('VAT of %s on %s', (country, on, rate) => {
    const { charges } = quoteOf(aSale(country, 'EUR', [{ total: 100_00 }], { ...IOSS, on }));
    expect(charges.find(({ kind }) => kind === 'tax')?.amount.amount).toBe(rate);
  });
});

describe('Great Britain', () => {
  test.each<Vector>([
    [
      '£135.00: no duty, VAT at the sale',
      aSale('GB', 'GBP', [{ total: 135_00 }]),
      { form: 'gb-h7', duty: 0, tax: 27_00 },
    ],
    [
      '£135.01: duty and VAT on import',
      aSale('GB', 'GBP', [{ total: 135_01, goods: taxed('GB', 12_00) }]),
      { form: 'gb-full', duty: 16_20, tax: 30_24 },
    ],
    [
      'freight counts for VAT, not for the limit',
      aSale('GB', 'GBP', [{ total: 135_00 }], { freight: 5_00 }),
      { form: 'gb-h7', tax: 28_00 },
    ],
    [
      'wine has no relief',
      aSale('GB', 'GBP', [{ total: 20_00, goods: wine }]),
      { form: 'gb-full', duty: undefined, tax: undefined },
    ],
    [
      'the relief is over in April 2029',
      aSale('GB', 'GBP', [{ total: 100_00, goods: taxed('GB', 12_00) }], { on: '2029-04-01' }),
      { form: 'gb-full', duty: 12_00 },
    ],
  ])('%s', (_what, sale, expected) => {
    expect(sums(quoteOf(sale))).toMatchObject(expected);
  });

  test('Northern Ireland has no rules here', () => {
    const shipTo = { country: 'GB', postcode: 'BT1 5GS' };
    expect(quoteOf(aSale('GB', 'GBP', [{ total: 20_00 }], { shipTo })).form).toBe('documents-only');
  });
});

describe('United States', () => {
  const shirt = taxed('US', 16_50);
  const mail = { carriage: 'postal' } as const;
  test.each<Vector>([
    [
      'one dollar is dutiable: there is no de minimis',
      aSale('US', 'USD', [{ total: 1_00, goods: shirt }]),
      { form: 'us-informal', duty: 17, tax: 0, fees: 2_69 },
    ],
    [
      '$2,500.00 is informal',
      aSale('US', 'USD', [{ total: 2_500_00, goods: shirt }]),
      { form: 'us-informal', duty: 412_50 },
    ],
    [
      '$2,500.01 is formal, its fees open',
      aSale('US', 'USD', [{ total: 2_500_01, goods: shirt }]),
      { form: 'us-formal', duty: 412_50, fees: 0 },
    ],
    [
      'freight bears no duty',
      aSale('US', 'USD', [{ total: 100_00, goods: shirt }], { freight: 50_00 }),
      { duty: 16_50 },
    ],
    [
      'mail until 23 July 2026: the surcharge',
      aSale('US', 'USD', [{ total: 100_00, goods: shirt }], { ...mail, on: '2026-07-23' }),
      { form: 'us-postal', duty: 10_00, fees: 0 },
    ],
    [
      'mail from 24 July 2026: the tariff',
      aSale('US', 'USD', [{ total: 100_00, goods: shirt }], { ...mail, on: '2026-07-24' }),
      { form: 'us-postal', duty: 16_50 },
    ],
    [
      'goods without a rate are not quoted',
      aSale('US', 'USD', [{ total: 100_00 }]),
      { duty: undefined },
    ],
    [
      'days before the rows are not quoted',
      aSale('US', 'USD', [{ total: 100_00, goods: shirt }], { on: '2026-02-28' }),
      { duty: undefined, tax: undefined },
    ],
  ])('%s', (_what, sale, expected) => {
    expect(sums(quoteOf(sale))).toMatchObject(expected);
  });
});

describe('Korea', () => {
  const rated = taxed('KR', 13_00);
  const fromUs = { departure: 'US' } as const;
  test.each<Vector>([
    [
      'USD 150.00: list clearance',
      aSale('KR', 'USD', [{ total: 150_00, goods: rated }]),
      { form: 'kr-list', duty: 0, tax: 0 },
    ],
    [
      'USD 150.01: taxed',
      // 150.01 × 1500 / 1.10 = 204,559 won; duty 13 % = 26,593; VAT 10 % of 231,152.
      aSale('KR', 'USD', [{ total: 150_01, goods: rated }]),
      { form: 'kr-simplified', duty: 26_593, tax: 23_115 },
    ],
    [
      'sent from the United States USD 200.00: list clearance',
      aSale('KR', 'USD', [{ total: 200_00, goods: rated }], fromUs),
      { form: 'kr-list' },
    ],
    [
      'sent from the United States USD 200.01: taxed',
      aSale('KR', 'USD', [{ total: 200_01, goods: rated }], fromUs),
      { form: 'kr-simplified' },
    ],
    [
      'food from the United States for USD 190: general, taxed',
      aSale('KR', 'USD', [{ total: 190_00, goods: taxed('KR', 8_00, food) }], fromUs),
      { form: 'kr-simplified', duty: 20_727, tax: 27_982 },
    ],
    [
      'food for USD 150.00: declared, exempt',
      aSale('KR', 'USD', [{ total: 150_00, goods: food }]),
      { form: 'kr-exempt', duty: 0, tax: 0 },
    ],
    [
      'one excluded item makes the whole parcel a declared one',
      aSale('KR', 'USD', [{ total: 20_00 }, { total: 10_00, name: 'Biscuits', goods: food }]),
      { form: 'kr-exempt' },
    ],
    [
      'USD 2,000.00: simplified',
      aSale('KR', 'USD', [{ total: 2_000_00, goods: rated }]),
      { form: 'kr-simplified' },
    ],
    [
      'USD 2,000.01: general',
      aSale('KR', 'USD', [{ total: 2_000_01, goods: rated }]),
      { form: 'kr-general' },
    ],
    [
      'freight does not count for the limit, but above it is taxed with the goods',
      // (150.01 + 10.00) × 1500 / 1.10 = 218,195 (204,559 + 13,636).
      aSale('KR', 'USD', [{ total: 150_01, goods: rated }], { freight: 10_00 }),
      { duty: 28_365, tax: 24_656 },
    ],
    [
      'won are judged in dollars: 204,545 are 149.9997',
      aSale('KR', 'KRW', [{ total: 204_545, goods: rated }]),
      { form: 'kr-list' },
    ],
  ])('%s', (_what, sale, expected) => {
    expect(sums(quoteOf(sale))).toMatchObject(expected);
  });

  test('functional cosmetics and protected species are named by the catalogue', () => {
    const goods = { ...SHIRT, kinds: ['functional-cosmetic'] as const };
    expect(quoteOf(aSale('KR', 'USD', [{ total: 20_00, goods }])).form).toBe('kr-exempt');
  });
});

describe('Japan', () => {
  const rated = taxed('JP', 5_00);
  test.each<Vector>([
    [
      'JPY 16,666 at retail: 9,999.6, exempt',
      aSale('JP', 'JPY', [{ total: 16_666, goods: rated }]),
      { form: 'jp-exempt', duty: 0, tax: 0 },
    ],
    [
      'JPY 16,667: 10,000.2, taxed (fractions of a yen are not cut)',
      aSale('JP', 'JPY', [{ total: 16_667, goods: rated }]),
      { form: 'jp-taxed' },
    ],
    [
      'JPY 16,700: 10,020, taxed',
      aSale('JP', 'JPY', [{ total: 16_700, goods: rated }]),
      { form: 'jp-taxed', duty: 501, tax: 1_052 },
    ],
    [
      'footwear below the limit is taxed',
      aSale('JP', 'JPY', [{ total: 5_000, goods: taxed('JP', 10_00, { hsCode: '6403990000' }) }]),
      { form: 'jp-taxed', duty: 300, tax: 330 },
    ],
    [
      'only the excluded item of a low-value parcel is taxed',
      aSale('JP', 'JPY', [
        { total: 5_000, goods: taxed('JP', 10_00, { hsCode: '6403990000' }), name: 'Boots' },
        { total: 5_000, name: 'Mug', goods: { hsCode: '6911101900' } },
      ]),
      { form: 'jp-taxed', duty: 300, tax: 330 },
    ],
    [
      'from 1 April 2028 low-value sales bear tax at the sale',
      aSale('JP', 'JPY', [{ total: 10_000, goods: rated }], { on: '2028-04-01' }),
      { form: 'jp-exempt', duty: 0, tax: 1_000 },
    ],
    [
      'the day before they do not',
      aSale('JP', 'JPY', [{ total: 10_000, goods: rated }], { on: '2028-03-31' }),
      { tax: 0 },
    ],
  ])('%s', (_what, sale, expected) => {
    expect(sums(quoteOf(sale))).toMatchObject(expected);
  });
});

describe('Australia and New Zealand', () => {
  const registered = { registrations: { auGst: '12 345 678 901', nzGst: '123-456-789' } };
  test.each<Vector>([
    [
      'A$1,000.00: GST at the sale',
      aSale('AU', 'AUD', [{ total: 1_000_00 }], registered),
      { form: 'au-report', duty: 0, tax: 100_00 },
    ],
    [
      'A$1,000.00 without registration: none',
      aSale('AU', 'AUD', [{ total: 1_000_00 }]),
      { form: 'au-report', tax: 0 },
    ],
    [
      'A$1,000.01: duty and GST on import',
      aSale('AU', 'AUD', [{ total: 1_000_01, goods: taxed('AU', 5_00) }], registered),
      { form: 'au-declaration', duty: 50_00, tax: 105_00 },
    ],
    [
      'alcohol is declared below the limit',
      aSale('AU', 'AUD', [{ total: 100_00, goods: wine }], registered),
      { form: 'au-declaration', duty: undefined },
    ],
    [
      'NZ$1,000.00: GST at the sale and the levy',
      aSale('NZ', 'NZD', [{ total: 1_000_00 }], registered),
      { form: 'nz-report', duty: 0, tax: 150_00, fees: 2_54 },
    ],
    [
      'no levy before April 2026',
      aSale('NZ', 'NZD', [{ total: 1_000_00 }], { ...registered, on: '2026-03-31' }),
      { fees: 0 },
    ],
    [
      'NZ$1,000.01: duty and GST on import',
      aSale('NZ', 'NZD', [{ total: 1_000_01, goods: taxed('NZ', 10_00) }], registered),
      { form: 'nz-entry', duty: 100_00, tax: 165_00, fees: 0 },
    ],
  ])('%s', (_what, sale, expected) => {
    expect(sums(quoteOf(sale))).toMatchObject(expected);
  });
});

describe('Canada (CN 20-18)', () => {
  const rated = taxed('CA', 18_00);
  const near = { departure: 'US' } as const;
  const ontario = { shipTo: { country: 'CA', province: 'Ontario' } };
  test.each<Vector>([
    ['CAD 20.00: free', aSale('CA', 'CAD', [{ total: 20_00 }]), { form: 'ca-exempt', tax: 0 }],
    [
      'CAD 20.01: duty and GST',
      aSale('CA', 'CAD', [{ total: 20_01, goods: rated }]),
      { form: 'ca-low-value', duty: 3_60, tax: 1_18 },
    ],
    [
      'Ontario: HST of 13 %',
      aSale('CA', 'CAD', [{ total: 100_00, goods: rated }], ontario),
      { duty: 18_00, tax: 15_34 },
    ],
    [
      'by courier from the United States CAD 40.00: free',
      aSale('CA', 'CAD', [{ total: 40_00, goods: rated }], near),
      { form: 'ca-exempt', duty: 0, tax: 0 },
    ],
    [
      'by courier from the United States CAD 150.00: tax, no duty',
      aSale('CA', 'CAD', [{ total: 150_00, goods: rated }], near),
      { duty: 0, tax: 7_50 },
    ],
    [
      'by courier from the United States CAD 150.01: both',
      aSale('CA', 'CAD', [{ total: 150_01, goods: rated }], near),
      { duty: 27_00, tax: 8_85 },
    ],
    [
      'by post from the United States CAD 40.00: both',
      aSale('CA', 'CAD', [{ total: 40_00, goods: rated }], { ...near, carriage: 'postal' }),
      { duty: 7_20, tax: 2_36 },
    ],
    [
      'CAD 3,300.00: low value',
      aSale('CA', 'CAD', [{ total: 3_300_00, goods: rated }]),
      { form: 'ca-low-value' },
    ],
    [
      'CAD 3,300.01: formal',
      aSale('CA', 'CAD', [{ total: 3_300_01, goods: rated }]),
      { form: 'ca-formal' },
    ],
  ])('%s', (_what, sale, expected) => {
    expect(sums(quoteOf(sale))).toMatchObject(expected);
  });
});

describe('China', () => {
  const serum = { ...SHIRT, vatRate: 13_00, consumptionTaxRate: 0 };
  test.each<Vector>([
    ['T2', aSale('CN', 'CNY', [{ total: 100_00, goods: serum }]), { duty: 0, tax: 9_10 }],
    ['T6', aSale('CN', 'CNY', [{ total: 5_000_00, goods: serum }]), { tax: 455_00 }],
    [
      'T7: one item above the limit',
      aSale('CN', 'CNY', [
        { total: 6_000_00, goods: { ...serum, tariffs: { CN: { dutyRate: 5_00 } } } },
      ]),
      { duty: 300_00, tax: 819_00 },
    ],
    [
      'T9: two items above the limit have no retail import',
      aSale('CN', 'CNY', [{ total: 6_000_00, quantity: 2, goods: serum }]),
      { tax: undefined },
    ],
    ['dollars', aSale('CN', 'USD', [{ total: 10_00, goods: serum }]), { tax: undefined }],
  ])('%s', (_what, sale, expected) => {
    expect(sums(quoteOf(sale))).toMatchObject(expected);
  });
});

describe('elsewhere', () => {
  test('documents only, delivered at place, nothing quoted', () => {
    const quote = quoteOf(aSale('CH', 'EUR', [{ total: 100_00 }], { freight: 5_00 }));
    expect(quote).toMatchObject({ form: 'documents-only', terms: 'DAP', complete: false });
    expect(sums(quote)).toMatchObject({ duty: undefined, tax: undefined, fees: 0 });
    expect(quote.total.amount).toBe(105_00);
  });

  test('nor without an exchange rate', () => {
    const quote = quoteOf(aSale('DE', 'USD', [{ total: 100_00 }], { rates: undefined }));
    expect(quote.unquoted[0]?.reason).toBe('no exchange rate from USD to EUR on 2026-11-23');
    expect(quote).toMatchObject({ currency: 'USD', complete: false });
  });
});
