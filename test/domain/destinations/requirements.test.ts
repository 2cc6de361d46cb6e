import { describe, expect, test } from '@jest/globals';
import { missingForDestination } from '../../../functions/domain/destinations/requirements.ts';
import type { DestinationData } from '../../../functions/domain/destinations/requirements.ts';
import { DESTINATIONS, territoryOf } from '../../../functions/domain/destinations/territory.ts';
import { parseGbEori } from '../../../functions/domain/identifiers/eori.ts';
import { parseIoss } from '../../../functions/domain/identifiers/ioss.ts';
import type { Goods } from '../../../functions/domain/trade/catalogue-item.ts';
import { SHIRT } from './sales.ts';

function data(country: string, overrides: Partial<DestinationData> = {}): DestinationData {
  return {
    shipTo: { country, postcode: '04524' },
    identity: { personalCustomsCode: '2345', consigneeTelephone: '5678' },
    lines: [{ sku: 'TEE/1', name: 'Cotton shirt', goods: SHIRT }],
    registrations: { ukVat: 'GB123456789', ukEori: 'GB123456789012' },
    on: '2026-11-23',
    ...overrides,
  };
}
const line = (goods: Goods, name = 'Cotton shirt') => ({
  lines: [{ sku: 'TEE/1', name, goods }],
});
const US_SHIRT = { ...SHIRT, tariffs: { US: { hsCode: '6205202016' } } };

test.each<[what: string, data: DestinationData, fields: readonly string[]]>([
  ['Korea, all there', data('KR'), []],
  [
    'Korea, no PCCC',
    data('KR', { identity: { consigneeTelephone: '1' } }),
    ['consignee.personalCustomsCode'],
  ],
  ['Korea, no postcode', data('KR', { shipTo: { country: 'KR' } }), ['shipTo.postcode']],
  [
    'Korea, no telephone',
    data('KR', { identity: { personalCustomsCode: '1' } }),
    ['consignee.telephone'],
  ],
  ['Union, all there', data('DE', { form: 'eu-h7' }), []],
  ['Union, a stop-word', data('DE', line(SHIRT, 'Gift')), ['lines.1.description']],
  [
    'Union, the catalogue describes it',
    data('DE', line({ ...SHIRT, description: 'Men’s cotton shirt' }, 'Gift')),
    [],
  ],
  [
    'Union, no product identifier',
    data('DE', line({ ...SHIRT, barcode: undefined })),
    ['lines.1.barcode'],
  ],
  [
    'Union, a wrong bar code',
    data('DE', line({ ...SHIRT, barcode: '6901234567893' })),
    ['lines.1.barcode'],
  ],
  [
    'Union, the manufacturer’s identifier',
    data('DE', line({ ...SHIRT, barcode: undefined, manufacturerProductId: 'X-1' })),
    [],
  ],
  [
    'Union, identifiers were voluntary until October 2026',
    data('DE', { ...line({ ...SHIRT, barcode: undefined }), on: '2026-10-31' }),
    [],
  ],
  ['Union, H1 needs TARIC', data('DE', { form: 'eu-h1' }), ['lines.1.destinationHsCode']],
  [
    'Union, a wrong IOSS number',
    data('DE', { registrations: { ioss: 'EU372022452' } }),
    ['registrations.ioss'],
  ],
  [
    'Great Britain without registrations',
    data('GB', { registrations: {}, form: 'gb-h7' }),
    ['registrations.ukEori', 'registrations.ukVat'],
  ],
  [
    'Great Britain above the limit needs no VAT number',
    data('GB', { registrations: {}, form: 'gb-full' }),
    ['registrations.ukEori'],
  ],
  ['United States, no tariff number', data('US'), ['lines.1.destinationHsCode']],
  [
    'United States, six digits',
    data('US', line({ ...SHIRT, tariffs: { US: { hsCode: '620520' } } })),
    ['lines.1.destinationHsCode'],
  ],
  ['United States, ten digits', data('US', line(US_SHIRT)), []],
  ['Japan, exempt', data('JP', { form: 'jp-exempt' }), []],
  ['Japan, taxed', data('JP', { form: 'jp-taxed' }), ['lines.1.destinationHsCode']],
  ['Switzerland', data('CH', { registrations: {}, identity: {} }), []],
  [
    'a battery of which nothing is known, wherever it goes',
    data('CH', line({ ...SHIRT, battery: {} })),
    ['lines.1.batteryUnNumber', 'lines.1.batteryMilliwattHours', 'lines.1.batteryTestReport'],
  ],
  [
    'a battery of which all is known',
    data(
      'DE',
      line({ ...SHIRT, battery: { unNumber: 'UN3481', milliwattHours: 5_000, testReport: 'T' } }),
    ),
    [],
  ],
  ['China', data('CN', { registrations: {}, identity: {} }), []],
])('%s', (_what, of, fields) => {
  const missing = missingForDestination(of);
  expect(missing.map(({ field }) => field)).toEqual(fields);
  expect(missing.every(({ holds, fix }) => holds && fix.endsWith('.'))).toBe(true);
});

test('points into order, catalogue or merchant', () => {
  const pointers = [
    data('US'),
    data('KR', { identity: {} }),
    data('AU', { form: 'au-report', registrations: {} }),
  ].flatMap((each) => missingForDestination(each).map(({ pointer }) => pointer));
  expect(pointers).toEqual([
    '/catalogue/TEE~11/tariffs/US/hsCode',
    '/order/shipTo/personalCustomsCode',
    '/order/shipTo/telephone',
    '/merchant/registrations/auGst',
  ]);
});

test('what only makes a quote better holds nothing', () => {
  const [missing] = missingForDestination(data('AU', { form: 'au-report', registrations: {} }));
  expect(missing?.holds).toBe(false);
});

describe('destinations', () => {
  test('are 41, each under one set of rules', () => {
    expect(DESTINATIONS).toHaveLength(41);
    expect(new Set(DESTINATIONS).size).toBe(41);
    const count = (territory: string) =>
      DESTINATIONS.filter((country) => territoryOf({ country }) === territory).length;
    expect([count('EU'), count('GB'), count('other'), count('CN')]).toEqual([27, 1, 7, 0]);
  });

  test('Northern Ireland is told by its postcode', () => {
    expect(territoryOf({ country: 'GB', postcode: ' bt1 5GS' })).toBe('other');
    expect(territoryOf({ country: 'GB', postcode: 'B1 1AA' })).toBe('GB');
  });
});

describe('identifiers', () => {
  test.each([
    ['IM3720000224', undefined],
    ['IM372022452', 'ioss-shape'],
    ['IN3720000224', 'ioss-shape'],
    ['IM0100000224', 'ioss-member-state'],
    ['IM9000000224', undefined],
  ])('IOSS %s', (text, code) => {
    const parsed = parseIoss(text);
    expect(parsed.ok ? undefined : parsed.code).toBe(code);
  });

  test.each([
    ['GB123456789012', true],
    ['GB123456789012345', true],
    ['GB1234', false],
    ['XI123456789012', false],
  ])('EORI %s', (text, ok) => {
    expect(parseGbEori(text).ok).toBe(ok);
  });
});
