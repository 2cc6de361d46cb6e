import { describe, expect, test } from '@jest/globals';
import { ruleOf, ruleOn } from '../../../functions/domain/destinations/rule.ts';
import type { Rule } from '../../../functions/domain/destinations/rule.ts';
import * as auNz from '../../../functions/domain/destinations/rules/au-nz-rules.ts';
import * as ca from '../../../functions/domain/destinations/rules/ca-rules.ts';
import * as eu from '../../../functions/domain/destinations/rules/eu-rules.ts';
import * as gb from '../../../functions/domain/destinations/rules/gb-rules.ts';
import * as jp from '../../../functions/domain/destinations/rules/jp-rules.ts';
import * as kr from '../../../functions/domain/destinations/rules/kr-rules.ts';
import * as other from '../../../functions/domain/destinations/rules/other-rules.ts';
import * as us from '../../../functions/domain/destinations/rules/us-rules.ts';

type Row = Rule & { readonly value?: unknown };

/** The rows of all destinations, VAT of the Union and GST of the provinces apart. */
const { EU_VAT, ...union } = eu;
const { CA_HST, CA_PROVINCES, ...canada } = ca;
const ROWS: readonly Row[] = [auNz, canada, union, gb, jp, kr, other, us]
  .flatMap((module): readonly (readonly Row[])[] => Object.values(module))
  .flat();

/** As the regulations say it: first and last day, and the amount, rate or list that is set. */
const REGULATIONS: readonly [id: string, from: string, to?: string, value?: unknown][] = [
  ['au-gst', '2018-07-01', undefined, 10_00],
  ['au-low-value', '2018-07-01', undefined, 1_000_00],
  ['au-tariff', '2018-07-01'],
  ['ca-gst', '2020-07-01', undefined, 5_00],
  ['ca-low-value', '2020-07-01', undefined, { all: 20_00, tax: 40_00, duty: 150_00 }],
  ['ca-low-value-shipment', '2020-07-01', undefined, 3_300_00],
  ['ca-tariff', '2020-07-01'],
  ['cn-retail-import', '2019-01-01'],
  ['documents-only', '2000-01-01'],
  ['eu-description', '2026-02-02'],
  ['eu-duty-relief', '2021-07-01', '2026-06-30'],
  ['eu-flat-duty', '2026-07-01', '2028-06-30', 3_00],
  ['eu-import-vat', '2021-07-01', '2026-06-30', 'C07'],
  ['eu-import-vat', '2026-07-01', undefined, 'F53'],
  ['eu-ioss', '2021-07-01'],
  ['eu-low-value', '2021-07-01', undefined, 150_00],
  ['eu-product-identifiers', '2026-07-01', '2026-10-31', 'voluntary'],
  ['eu-product-identifiers', '2026-11-01', undefined, 'mandatory'],
  ['eu-tariff', '2021-07-01'],
  ['gb-low-value', '2021-01-01', '2029-03-31', 135_00],
  ['gb-tariff', '2021-01-01'],
  ['gb-vat', '2021-01-01', undefined, 20_00],
  ['jp-consumption-tax', '2019-10-01', undefined, 10_00],
  ['jp-excluded-goods', '2015-01-01', undefined, ['leather-bag', 'knitwear', 'footwear']],
  ['jp-low-value', '2015-01-01', undefined, 10_000],
  ['jp-personal-use', '2015-01-01', undefined, 6],
  ['jp-tariff', '2015-01-01'],
  ['jp-tax-at-sale', '2028-04-01', undefined, 10_00],
  [
    'kr-excluded-goods',
    '2015-12-01',
    undefined,
    [
      ...['medicine', 'food', 'health-food', 'quarantine', 'functional-cosmetic', 'cites'],
      ...['alcohol', 'tobacco'],
    ],
  ],
  ['kr-list-clearance', '2015-12-01', undefined, { US: 200_00, others: 150_00 }],
  ['kr-pccc', '2020-12-01'],
  ['kr-simplified-declaration', '2015-12-01', undefined, 2_000_00],
  ['kr-small-exemption', '2015-12-01', undefined, 150_00],
  ['kr-tariff', '2015-12-01'],
  ['kr-vat', '2015-12-01', undefined, 10_00],
  ['nz-gst', '2019-12-01', undefined, 15_00],
  ['nz-low-value', '2019-12-01', undefined, 1_000_00],
  ['nz-low-value-levy', '2026-04-01', undefined, 2_54],
  ['nz-tariff', '2019-12-01'],
  ['us-informal-entry', '2025-08-29', undefined, 2_500_00],
  ['us-mail-duty', '2026-03-01', '2026-07-23', 10_00],
  ['us-mail-duty', '2026-07-24'],
  ['us-no-de-minimis', '2025-08-29', '2026-06-23'],
  ['us-no-de-minimis', '2026-06-24'],
  ['us-processing-fee', '2025-10-01', undefined, 2_69],
  ['us-tariff', '2026-03-01'],
];

const shown = ({ id, validFrom, validTo, value }: Row) => [id, validFrom, validTo, value] as const;
const sorted = (rows: readonly (readonly unknown[])[]) =>
  rows.map((row) => JSON.stringify([row[0], row[1], row[2] ?? null, row[3] ?? null])).sort();

test('every rule stands as its regulation has it', () => {
  expect(sorted(ROWS.map(shown))).toEqual(sorted(REGULATIONS));
});

test('every rule says something, and where it is from; what is weak says why', () => {
  for (const { id, says, source, weak = 'why' } of [...ROWS, ...EU_VAT]) {
    expect([id, [says, source, weak].every((text) => text.length > 2)]).toEqual([id, true]);
  }
});

describe('standard VAT of the member states, basis points', () => {
  /** Source: European Commission, VAT rates applied in the Member States. */
  const STANDARD: { readonly [country: string]: number } = {
    ...{ AT: 20_00, BE: 21_00, BG: 20_00, HR: 25_00, CY: 19_00, CZ: 21_00, DK: 25_00, FR: 20_00 },
    ...{ DE: 19_00, GR: 24_00, HU: 27_00, IE: 23_00, IT: 22_00, LV: 21_00, LT: 21_00, LU: 17_00 },
    ...{ MT: 18_00, NL: 21_00, PL: 23_00, PT: 23_00, SI: 22_00, ES: 21_00, SE: 25_00 },
    ...{ EE: 24_00, RO: 21_00, SK: 23_00, FI: 25_50 },
  };
  const on = (country: string, day: string) =>
    ruleOn(
      EU_VAT.filter((row) => row.country === country),
      day,
    );

  test.each(Object.entries(STANDARD))('%s: %d', (country, rate) => {
    expect(on(country, '2026-11-23')).toMatchObject({
      ...{ id: `eu-vat-${country}`, value: rate },
      says: `Standard VAT of ${country}: ${String(rate / 100)} %.`,
    });
    expect(on(country, '2024-01-01')).toBeDefined();
    expect(on(country, '2023-12-31')).toBeUndefined();
  });

  test('there are 27 of them', () => {
    expect(new Set(EU_VAT.map(({ country }) => country)).size).toBe(27);
  });
});

describe('provinces of Canada, basis points', () => {
  test.each([
    ['ON', 'ontario', 13_00],
    ['NB', 'new brunswick', 15_00],
    ['NL', 'newfoundland and labrador', 15_00],
    ['PE', 'prince edward island', 15_00],
    ['NS', 'nova scotia', 14_00],
  ])('%s (%s): %d', (code, name, rate) => {
    expect(CA_PROVINCES[name]).toBe(code);
    const rule = ruleOn(CA_HST[code] ?? [], '2026-11-23');
    expect(rule).toMatchObject({ id: `ca-hst-${code}`, value: rate });
    expect(rule?.says).toContain(`${String(rate / 100)} %`);
    expect(ruleOn(CA_HST[code] ?? [], '2020-07-01')).toBeDefined();
    expect(ruleOn(CA_HST[code] ?? [], '2020-06-30')).toBeUndefined();
  });

  test('Nova Scotia lowered it in April 2025', () => {
    expect(ruleOn(CA_HST['NS'] ?? [], '2025-03-31')).toMatchObject({
      ...{ id: 'ca-hst-NS', value: 15_00 },
    });
    expect(ruleOn(CA_HST['NS'] ?? [], '2025-04-01')?.value).toBe(14_00);
  });
});

describe('a rule on a day', () => {
  const row = { id: 'r', says: 's', source: 'x', validFrom: '2026-01-02', validTo: '2026-01-04' };

  test.each([
    ['2026-01-01', false],
    ['2026-01-02', true],
    ['2026-01-04', true],
    ['2026-01-05', false],
  ])('%s: %s', (day, holds) => {
    expect(ruleOn([row], day) !== undefined).toBe(holds);
  });

  test('without an end it goes on', () => {
    expect(ruleOn([{ validFrom: '2026-01-02' }], '2999-01-01')).toBeDefined();
    expect(ruleOn([], '2026-01-02')).toBeUndefined();
  });

  test('is told without what it is computed with', () => {
    const valued = { ...row, weak: 'w', value: 3, country: 'DE' };
    expect(ruleOf(valued)).toEqual({ ...row, weak: 'w' });
  });
});
