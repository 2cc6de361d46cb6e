import { describe, expect, test } from '@jest/globals';
import type { Consignment } from '../../../functions/domain/consignment/consignment.ts';
import { FIXES } from '../../../functions/domain/consignment/fix-table.ts';
import { applyChange, checkFix } from '../../../functions/domain/consignment/fixes.ts';
import { missingForTax, taxedAnew } from '../../../functions/domain/consignment/tax-data.ts';
import { money } from '../../../functions/domain/money/money.ts';
import { units } from '../../../functions/domain/money/quantity.ts';
import {
  aLine,
  anExportConsignment,
  anImportConsignment,
} from '../../support/consignment-builder.ts';

const TODAY = '2026-11-23T02:00:00.000Z';
const unreserved = (ours: Partial<Consignment> = {}) =>
  anImportConsignment({ stockReserved: false, ...ours });
const check = (field: string, value: string, consignment = unreserved()) => {
  const checked = checkFix(consignment, field, value, TODAY);
  return checked.ok ? 'taken' : `${checked.code}: ${checked.message}`;
};

/** A value that is taken, of which no character more is. */
test.each([
  ['lines.1.unit', '011'],
  ['lines.1.statutoryUnit', '035'],
  ['lines.1.bookItem', '2001'],
  ['lines.1.netWeightGrams', '60'],
  ['lines.1.batteryMilliwattHours', '37000'],
  ['payment.transactionId', 'PAY-2'],
  ['payment.paymentFirmId', 'pay-2'],
  ['buyer.telephone', '138-0013 8000'],
  ['shipTo.postcode', '04524'],
  ['registrations.ukVat', '123456789'],
  ['registrations.ukVat', '123456789012'],
  ['registrations.ukVat', 'GB123456789012'],
  ['unwind.returnApplication', 'RA-1'],
  ['declaration.generalNumber', '290120261234567890'],
  ['declaration.releasedOn', '2026-11-23'],
  ['lines.1.vatRate', '1300'],
])('%s takes %j and nothing around it', (field, value) => {
  expect(check(field, value)).toBe('taken');
  expect(check(field, `_ ${value}`)).not.toBe('taken');
  expect(check(field, `${value} _`)).not.toBe('taken');
});

test.each([
  ['registrations.ukVat', '1234567890', 'must be 9 or 12 digits, with or without GB'],
  ['registrations.ukVat', '123456789abc', 'must be 9 or 12 digits, with or without GB'],
  ['lines.1.batteryUnNumber', '3481', 'must be one of UN3090, UN3091, UN3480, UN3481'],
  ['buyer.name', 'x'.repeat(251), 'must be 1 to 250 characters'],
  ['declaration.releasedOn', '2026-11-24', 'lies in the future'],
  ['declaration.releasedOn', '2026-11-31', 'must be a day as YYYY-MM-DD'],
  ['totals.discount', '294.58', 'leaves less than nothing to pay'],
])('%s refuses %j: %s', (field, value, message) => {
  expect(check(field, value)).toContain(`${field} ${message}`);
});

test('a text has 250 characters, an order may come to nothing', () => {
  expect(check('buyer.name', 'x'.repeat(250))).toBe('taken');
  expect(check('totals.discount', '294.57')).toBe('taken');
});

test('codes of refusals are for programs', () => {
  const code = (field: string, value: string) => check(field, value).split(':')[0];
  expect(code('buyer.name', '')).toBe('fix-text');
  expect(code('lines.1.statutoryUnit', 'x')).toBe('fix-shape');
  expect(code('declaration.releasedOn', 'x')).toBe('fix-shape');
  expect(code('declaration.releasedOn', '2026-11-24')).toBe('fix-date');
  expect(code('totals.discount', '999.00')).toBe('fix-amount');
  expect(code('lines.1.batteryUnNumber', '1')).toBe('fix-shape');
});

describe('what stock is reserved under stays', () => {
  const RESERVED = 'fix-reserved: lines.1.unit names the stock that is reserved';
  const goods = (more: object) => ({ lines: [aLine({ goods: { ...aLine().goods, ...more } })] });

  test.each<[string, Partial<Consignment>, boolean]>([
    ['it is reserved', { stockReserved: true }, true],
    ['nothing is', { stockReserved: false }, false],
    ['the unit was missing', { stockReserved: true, ...goods({ unit: undefined }) }, false],
    ['the book item was missing', { stockReserved: true, ...goods({ bookItems: {} }) }, false],
    ['no book item is known', { stockReserved: true, ...goods({ bookItems: undefined }) }, false],
    [
      'there is no account book',
      {
        stockReserved: true,
        parties: { ...anImportConsignment().parties, accountBook: undefined },
      },
      false,
    ],
  ])('where %s', (_when, ours, stays) => {
    const checked = check('lines.1.unit', '011', anImportConsignment(ours));
    expect(checked.startsWith(RESERVED)).toBe(stays);
    expect(checked === 'taken').toBe(!stays);
  });
});

test('identity fields are those of the vault', () => {
  const keys = Object.entries(FIXES).flatMap(([field, { identityKey }]) =>
    identityKey === undefined ? [] : [[field, identityKey]],
  );
  expect(keys).toEqual([
    ['buyer.idNumber', 'buyerIdNumber'],
    ['buyer.telephone', 'buyerTelephone'],
    ['payer.name', 'payerName'],
    ['payer.idNumber', 'payerIdNumber'],
    ['consignee.telephone', 'consigneeTelephone'],
    ['consignee.personalCustomsCode', 'personalCustomsCode'],
  ]);
});

test('buyer and payer are born until today', () => {
  const born = '11010520261124002';
  for (const field of ['buyer.idNumber', 'payer.idNumber']) {
    const taken = [...'0123456789X'].filter((digit) => check(field, born + digit) === 'taken');
    expect(taken).toEqual([]);
    const today = [...'0123456789X'].filter(
      (digit) => check(field, `11010520261123002${digit}`) === 'taken',
    );
    expect(today).toHaveLength(1);
  }
});

test('what is no correction of the field changes nothing', () => {
  const consignment = unreserved();
  const apply = (field: string, value: string) => applyChange(consignment, { field, value });
  expect(apply('totals.tax', 'x')).toBe(consignment);
  expect(apply('lines.1.statutoryQuantity', 'x').lines).toEqual(consignment.lines);
  expect(apply('lines.9.hsCode', '1').lines).toEqual(consignment.lines);
  expect(apply('packed.weightGrams', '1').packed).toBeUndefined();
  expect(apply('declaration.releasedOn', '2026-11-23').generalDeclaration).toBeUndefined();
});

describe('what import tax cannot be computed without', () => {
  const goods = (more: object) => [aLine({ goods: { ...aLine().goods, ...more } })];
  const fields = (more: object, ours: Partial<Consignment> = {}) =>
    missingForTax(anImportConsignment({ lines: goods(more), ...ours }));
  const dear = {
    totals: { ...anImportConsignment().totals, freight: money(4_740_01, 'CNY') },
  };

  test.each<[string, object, Partial<Consignment>, string[]]>([
    ['nothing', {}, {}, []],
    ['the VAT rate', { vatRate: undefined }, {}, ['vatRate']],
    ...['3303', '3304', '2203', '2204', '2205', '2206', '2208'].map(
      (heading): [string, object, Partial<Consignment>, string[]] => [
        `the consumption tax rate of ${heading}`,
        { hsCode: `${heading}990000`, consumptionTaxRate: undefined },
        {},
        ['consumptionTaxRate'],
      ],
    ),
    [
      'no consumption tax rate of anything else',
      { hsCode: '6109100010', consumptionTaxRate: undefined },
      {},
      [],
    ],
    ['what a taxed cosmetic holds', { consumptionTaxRate: 1500 }, {}, ['cosmeticContent']],
    [
      'not what it is known to hold',
      { consumptionTaxRate: 1500, cosmetic: { content: units(50), per: 'gram' } },
      {},
      [],
    ],
    ['not what wine holds', { hsCode: '2204210000', consumptionTaxRate: 1000 }, {}, []],
    ['the duty rate of a dear item', {}, dear, ['dutyRate']],
    ['a duty rate that is known', { tariffs: { CN: { dutyRate: 500 } } }, dear, []],
    [
      'no duty rate at the limit',
      {},
      { totals: { ...dear.totals, freight: money(4_740_00, 'CNY') } },
      [],
    ],
  ])('%s', (_what, more, ours, expected) => {
    expect(fields(more, ours)).toEqual(expected.map((field) => `lines.1.${field}`));
  });

  test('nothing where no such tax is owed, or it is not paid in yuan', () => {
    const unrated = goods({ vatRate: undefined });
    expect(missingForTax(anExportConsignment({ lines: unrated }))).toEqual([]);
    const totals = { ...anImportConsignment().totals, paid: money(1, 'USD') };
    expect(fields({ vatRate: undefined }, { totals })).toEqual([]);
    const exported = anExportConsignment({ lines: unrated });
    expect(taxedAnew(exported)).toBe(exported);
  });

  test('once it is told, the lines are taxed', () => {
    const consignment = unreserved({ lines: goods({ vatRate: undefined }) });
    const fixed = applyChange(consignment, { field: 'lines.1.vatRate', value: '1300' });
    expect(fixed.lines[0]?.tax).toEqual({
      consumptionTax: money(0, 'CNY'),
      vat: money(2_457, 'CNY'),
    });
  });

  test.each([
    ['50 gram', { content: units(50), per: 'gram' }],
    ['1.5 millilitre', { content: units(3) / 2, per: 'millilitre' }],
    ['5 piece', { content: units(5), per: 'piece' }],
  ])('a cosmetic that holds %s', (value, cosmetic) => {
    expect(check('lines.1.cosmeticContent', value)).toBe('taken');
    const fixed = applyChange(unreserved(), { field: 'lines.1.cosmeticContent', value });
    expect(fixed.lines[0]?.goods.cosmetic).toEqual(cosmetic);
  });

  test.each(['0 gram', '50 ounce', '50', 'gram', 'x50 gram', '50 grams', '5.5.5 gram', '.', ''])(
    'no cosmetic holds %j',
    (value) => {
      expect(check('lines.1.cosmeticContent', value)).toContain(
        'must be a number above 0 and gram, millilitre or piece',
      );
      const same = applyChange(unreserved(), { field: 'lines.1.cosmeticContent', value });
      expect(same.lines[0]?.goods).toEqual(aLine().goods);
    },
  );
});
