import { describe, expect, test } from '@jest/globals';
import { FIXES } from '../../../functions/domain/consignment/fix-table.ts';
import { applyChange, checkFix, fixTitle } from '../../../functions/domain/consignment/fixes.ts';
import type { Consignment } from '../../../functions/domain/consignment/consignment.ts';
import { units } from '../../../functions/domain/money/quantity.ts';
import {
  aLine,
  anExportConsignment,
  anImportConsignment,
} from '../../support/consignment-builder.ts';

const TODAY = '2026-11-23T02:00:00.000Z';
const packed = { at: TODAY, weightGrams: 500 };
const base = () =>
  anImportConsignment({
    packed,
    stockReserved: false,
    generalDeclaration: { because: 'over the limit' },
  });

/** Granted, and back at its site. */
const returned = () =>
  anExportConsignment({
    returnRequest: { requestedAt: TODAY, reason: 'too small' },
    documents: {
      '213': { kind: '213', version: 1, filedAt: TODAY, receipts: [], releasedAt: TODAY },
    },
  });
/** A consignment in which the field may be fixed. */
const fixable = (field: string) => (field.endsWith('.returnedPieces') ? returned() : base());

/** One row per row of the table: a value it takes, values it refuses, and where the value ends up. */
const ROWS: readonly [
  field: string,
  valid: string,
  invalid: readonly string[],
  stands: ((consignment: Consignment) => unknown) | undefined,
  as?: unknown,
][] = [
  ['lines.1.hsCode', '3304990039', ['33049900', 'abc', ''], (c) => c.lines[0]?.goods.hsCode],
  [
    'lines.1.declaredName',
    '面霜',
    ['', '  ', 'x'.repeat(251)],
    (c) => c.lines[0]?.goods.declaredName,
  ],
  ['lines.1.model', '50ml', [''], (c) => c.lines[0]?.goods.model],
  ['lines.1.origin', 'FR', ['fr', 'FRA', 'XX', ''], (c) => c.lines[0]?.goods.origin],
  ['lines.1.unit', '011', ['11', '0111', 'abc'], (c) => c.lines[0]?.goods.unit],
  ['lines.1.statutoryUnit', '035', ['35', ''], (c) => c.lines[0]?.goods.statutoryUnit],
  [
    'lines.1.statutoryQuantity',
    '0.02',
    ['-1', '1,5', '0.000001', ''],
    (c) => c.lines[0]?.goods.statutoryQuantity,
    units(1) / 50,
  ],
  [
    'lines.1.bookItem',
    '2001',
    ['', 'a b', 'x'.repeat(31)],
    (c) => c.lines[0]?.goods.bookItems?.['T4619W000001'],
  ],
  [
    'lines.1.netWeightGrams',
    '60',
    ['0', '1.5', '-1', ''],
    (c) => c.lines[0]?.goods.netWeightGrams,
    60,
  ],
  [
    'lines.1.grossWeightGrams',
    '80',
    ['0', '1e3', ''],
    (c) => c.lines[0]?.goods.grossWeightGrams,
    80,
  ],
  ['payment.transactionId', 'PAY-2', ['', 'a b', 'x'.repeat(61)], (c) => c.payment.transactionId],
  ['payment.paymentFirmId', 'pay-2', ['', 'PAY', 'a b'], (c) => c.payment.paymentFirmId],
  ['totals.discount', '15.00', ['-1', '1.005', 'x', '300.00'], (c) => c.totals.paid.amount, 27_957],
  ['totals.freight', '12.00', ['-1', ''], (c) => c.totals.paid.amount, 29_157],
  ['totals.tax', '0', ['-1', ''], (c) => c.totals.paid.amount, 26_500],
  ['buyer.name', '王大明', ['', ' '], (c) => c.buyerName],
  ['buyer.registration', 'm-2', [''], (c) => c.buyerRegistration],
  ['shipTo.name', '韩梅梅', [''], (c) => c.shipTo.name],
  ['shipTo.street', '文二路 1 号', [''], (c) => c.shipTo.street],
  ['shipTo.city', '宁波市', [''], (c) => c.shipTo.city],
  ['shipTo.province', '江苏省', [''], (c) => c.shipTo.province],
  ['shipTo.district', '海曙区', [''], (c) => c.shipTo.district],
  ['packed.weightGrams', '400', ['0', '0.4', ''], (c) => c.packed?.weightGrams, 400],
  [
    'unwind.returnApplication',
    'RA-1',
    ['', 'a b', 'x'.repeat(41)],
    (c) => c.unwind.returnApplication,
  ],
  [
    'lines.1.destinationHsCode',
    '6205202016',
    ['62052', '62.05', ''],
    (c) => c.lines[0]?.goods.tariffs?.['CN']?.hsCode,
  ],
  ['lines.1.description', 'Face cream', ['', ' '], (c) => c.lines[0]?.goods.description],
  ['lines.1.barcode', '6901234567892', ['6901234567893', ''], (c) => c.lines[0]?.goods.barcode],
  ['lines.1.batteryUnNumber', 'UN3481', ['3481', ''], (c) => c.lines[0]?.goods.battery?.unNumber],
  [
    'lines.1.batteryMilliwattHours',
    '37000',
    ['37.0', '0', ''],
    (c) => c.lines[0]?.goods.battery?.milliwattHours,
    37_000,
  ],
  ['lines.1.batteryTestReport', 'TS-1', ['', ' '], (c) => c.lines[0]?.goods.battery?.testReport],
  ['lines.1.vatRate', '900', ['', '9 %', '10000'], (c) => c.lines[0]?.goods.vatRate, 900],
  [
    'lines.1.consumptionTaxRate',
    '1500',
    ['', '-1', '15.0'],
    (c) => c.lines[0]?.goods.consumptionTaxRate,
    1_500,
  ],
  ['lines.1.dutyRate', '650', ['', 'x'], (c) => c.lines[0]?.goods.tariffs?.['CN']?.dutyRate, 650],
  [
    'lines.1.cosmeticContent',
    '1.5 millilitre',
    ['', '0 gram', '5', '5 litre', '1.000001 gram'],
    (c) => c.lines[0]?.goods.cosmetic,
    { content: 150_000, per: 'millilitre' },
  ],
  ['shipTo.postcode', '04524', ['', '1', 'x'.repeat(13)], (c) => c.shipTo.postcode],
  ['registrations.ioss', 'IM3720000224', ['EU372022452', ''], (c) => c.registrations?.ioss],
  ['registrations.ukEori', 'GB123456789012', ['GB1234', ''], (c) => c.registrations?.ukEori],
  ['registrations.ukVat', 'GB123456789', ['GB12', ''], (c) => c.registrations?.ukVat],
  [
    'declaration.generalNumber',
    '290120261234567890',
    ['29012026123456789', 'x', ''],
    (c) => c.generalDeclaration?.number,
  ],
  [
    'declaration.releasedOn',
    '2026-11-23',
    ['2026-11-24', '2026-02-30', '23.11.2026', ''],
    (c) => c.generalDeclaration?.releasedOn,
  ],
  [
    'lines.1.returnedPieces',
    '1',
    ['', '-1', '0', '3', '1.5', 'x', '1 '],
    (c) => c.unwind.returning?.['line-1'],
    1,
  ],
  ['buyer.idNumber', '11010519491231002X', ['110105194912310021', '1', ''], undefined],
  ['buyer.telephone', '+86 138-0013-8000', ['123', 'call me', ''], undefined],
  ['payer.name', '王小明', [''], undefined],
  ['payer.idNumber', '11010519491231002X', ['11010520991231002X', ''], undefined],
  ['consignee.telephone', '13900139000', ['', 'x'], undefined],
  ['consignee.personalCustomsCode', 'P123456789012', ['P12345', '123456789012', ''], undefined],
];

const EXAMPLES = ROWS.map(([field, valid, , stands, as]) => ({ field, valid, stands, as }));

describe('the fix table', () => {
  test('has a row of examples for each of its fields', () => {
    const shown = ROWS.map(([field]) => field.replace(/^lines\.1\./, 'lines.*.'));
    expect(shown.sort()).toEqual(Object.keys(FIXES).sort());
  });

  test.each(EXAMPLES)('$field takes $valid', ({ field, valid, stands, as }) => {
    const result = checkFix(fixable(field), field, valid, TODAY);
    expect(result).toMatchObject({ ok: true, value: { field } });
    if (stands === undefined) {
      expect(result).not.toMatchObject({ value: { identityKey: undefined } });
      return;
    }
    expect(stands(applyChange(fixable(field), { field, value: valid }))).toEqual(as ?? valid);
  });

  test.each(ROWS.flatMap(([field, , invalid]) => invalid.map((value) => [field, value] as const)))(
    '%s refuses %j and says so',
    (field, value) => {
      const result = checkFix(fixable(field), field, value, TODAY);
      expect(result).toMatchObject({ ok: false });
      if (!result.ok) {
        expect(result.message.startsWith(`${field} `)).toBe(true);
        expect(result.code).not.toBe('fix-unknown-field');
      }
    },
  );

  test.each([
    'nothing',
    'constructor',
    '__proto__',
    'toString',
    'lines.*.hsCode',
    'lines.0.hsCode',
    'lines.2.hsCode',
    'lines.01.hsCode',
    'lines.1.constructor',
    'lines.1.sku',
    'lines.1',
    'totals.paid',
    'status',
  ])('%s is no field to fix', (field) => {
    expect(checkFix(base(), field, 'x', TODAY)).toMatchObject({ code: 'fix-unknown-field' });
  });
});

describe('what comes back', () => {
  const lines = [aLine(), aLine({ lineId: 'line-2', quantity: 5 })];
  const check = (consignment: Consignment, field: string, value: string) => {
    const checked = checkFix(consignment, field, value, TODAY);
    return checked.ok ? 'taken' : checked.code;
  };

  test('is of what a site tallies only', () => {
    const { returnRequest } = returned();
    expect(check(base(), 'lines.1.returnedPieces', '1')).toBe('fix-no-tally');
    expect(check({ ...base(), returnRequest }, 'lines.1.returnedPieces', '1')).toBe('fix-no-tally');
  });

  test('may be nothing of a line, and not of all', () => {
    const both = { ...returned(), lines };
    expect(check(both, 'lines.2.returnedPieces', '0')).toBe('taken');
    const first = applyChange(both, { field: 'lines.2.returnedPieces', value: '0' });
    expect(first.unwind.returning).toEqual({ 'line-2': 0 });
    expect(check(first, 'lines.1.returnedPieces', '0')).toBe('fix-quantity');
    expect(check(first, 'lines.2.returnedPieces', '5')).toBe('taken');
    const second = applyChange(first, { field: 'lines.1.returnedPieces', value: '1' });
    expect(second.unwind.returning).toEqual({ 'line-1': 1, 'line-2': 0 });
  });
});

describe('applying changes', () => {
  test('a corrected line leaves the others as they are', () => {
    const consignment = anImportConsignment({ lines: [aLine(), aLine({ lineId: 'line-2' })] });
    const fixed = applyChange(consignment, { field: 'lines.2.hsCode', value: '3304990040' });
    expect(fixed.lines.map(({ goods }) => goods.hsCode)).toEqual(['3304990039', '3304990040']);
  });

  test('what is paid follows from the corrected sum', () => {
    const fixed = applyChange(base(), { field: 'totals.discount', value: '5.01' });
    const { goods, freight, insurance, tax, discount, paid } = fixed.totals;
    expect(paid.amount).toBe(
      goods.amount + freight.amount + insurance.amount + tax.amount - discount.amount,
    );
  });

  test('another payment needs another record, asked for under another id', () => {
    const fixed = applyChange(base(), { field: 'payment.transactionId', value: 'PAY-2' });
    expect(fixed.paymentRecord).toBeUndefined();
    expect(fixed.refusals).toEqual({ 'payment-record': 1 });
    const unasked = { ...base(), paymentRecord: undefined };
    expect(applyChange(unasked, { field: 'payment.transactionId', value: 'P' }).refusals).toEqual(
      {},
    );
  });

  test('a confirmed weight is the operator’s word', () => {
    expect(applyChange(base(), { field: 'packed.weightGrams', value: '400' }).packed).toEqual({
      at: TODAY,
      weightGrams: 400,
      confirmed: true,
    });
  });

  test('an identity value leaves only its summary', () => {
    const change = { field: 'buyer.idNumber', identity: { buyerIdNumber: '1234' } };
    expect(applyChange(base(), change).identity.buyerIdNumber).toBe('1234');
  });

  test('a change of nothing known changes nothing', () => {
    expect(applyChange(base(), { field: 'constructor', value: 'x' })).toEqual(base());
    expect(applyChange(base(), { field: 'buyer.idNumber' })).toEqual(base());
  });

  test.each(['lines.1.unit', 'lines.1.bookItem'])('%s stays while stock is reserved', (field) => {
    expect(checkFix(anImportConsignment(), field, '011', TODAY)).toMatchObject({
      code: 'fix-reserved',
    });
  });
});

test('titles are for people; an unknown field is its own title', () => {
  expect(fixTitle('lines.3.hsCode')).toBe('HS code (ten digits)');
  expect(fixTitle('constructor')).toBe('constructor');
});
