import { describe, expect, test } from '@jest/globals';
import { checkCebDocument } from '../../../functions/domain/customs/check-ceb-document.ts';
import { buildDocument } from '../../../functions/domain/customs/documents/build-document.ts';
import {
  aLine,
  anExportConsignment,
  anImportConsignment,
} from '../../support/consignment-builder.ts';
import { aDeclarationInput, INBOUND } from '../../support/declaration-inputs.ts';

const lines = [aLine(), aLine({ lineId: 'line-2', sku: 'CREAM-30ML', quantity: 5 })];
const bound = aDeclarationInput(
  anImportConsignment({ lines, listNumber: '29242026I000000001', preNumber: 'B20261123000000001' }),
);
const outbound = aDeclarationInput(
  anExportConsignment({ lines, listNumber: '29242026E000000001', preNumber: 'B20261123000000001' }),
);

describe('the return of an import', () => {
  test('is of everything unless somebody says otherwise', () => {
    const document = buildDocument('625', bound);
    expect(document).toMatchObject({
      head: { invtNo: '29242026I000000001', copNo: 'C20261123000001', reason: '商家撤单' },
      lines: [
        { gnum: '1', gcode: '3304990039', gname: '保湿面霜', qty: '2', unit: '140' },
        { gnum: '2', qty: '5' },
      ],
    });
    expect(checkCebDocument(document)).toEqual([]);
  });

  test('keeps the numbers of the list’s lines', () => {
    const returned = { lines: [{ gnum: 2, quantity: 1 }], reason: 'broken' };
    const document = buildDocument('625', { ...bound, returned });
    expect(document).toMatchObject({
      head: { reason: 'broken' },
      lines: [{ gnum: '2', qty: '1' }],
    });
    expect(document.lines).toHaveLength(1);
    expect(checkCebDocument(document)).toEqual([]);
  });

  test('of a line that the list lacks is of nothing, which the check names', () => {
    const returned = { lines: [{ gnum: 3, quantity: 1 }] };
    expect(checkCebDocument(buildDocument('625', { ...bound, returned }))).toMatchObject([
      { rule: 'lines' },
    ]);
  });

  test.each([
    [
      'twice the same line',
      [
        { gnum: 1, quantity: 1 },
        { gnum: 1, quantity: 1 },
      ],
      'gnum',
    ],
    ['none of a line', [{ gnum: 1, quantity: 0 }], 'positive'],
  ])('cannot be of %s', (_name, of, rule) => {
    const document = buildDocument('625', { ...bound, returned: { lines: of } });
    expect(checkCebDocument(document)).toMatchObject([{ rule }]);
  });
});

describe('the return of an export', () => {
  test('comes in from the country it went to, with its share of the statutory quantity', () => {
    const returned = { lines: [{ gnum: 2, quantity: 3 }], reason: 'refused', inbound: INBOUND };
    const document = buildDocument('213', { ...outbound, returned });
    expect(document).toMatchObject({
      head: {
        ieFlag: 'I',
        country: '133',
        tradeMode: '1210',
        coElNo: 'C20261123000001',
        billNo: '180-12345675',
        trafName: 'KE893',
        logisticsNo: 'EB000717618HK',
      },
      lines: [{ gnum: '2', qty: '3', qty1: '0.15', unit1: '035' }],
    });
    expect(checkCebDocument(document)).toEqual([]);
  });

  test('needs to know how it comes; without a bill the waybill number stands for it', () => {
    const document = buildDocument('213', outbound);
    expect(checkCebDocument(document).map(({ element }) => element)).toEqual([
      'trafMode',
      'trafName',
      'voyageNo',
    ]);
    expect(document).toMatchObject({ head: { billNo: 'EB000717618HK' } });
  });

  test('cannot come from China', () => {
    const document = buildDocument('213', { ...outbound, returned: { inbound: INBOUND } });
    const head = { ...document.head, country: '142' };
    expect(checkCebDocument({ kind: '213', head, lines: document.lines })).toMatchObject([
      { element: 'country', rule: 'mode' },
    ]);
  });

  test('is of what an operator says comes back, and leaves out what does not', () => {
    const unwind = { returning: { 'line-1': 0, 'line-2': 4 } };
    const consignment = { ...outbound.consignment, unwind };
    const returned = { inbound: INBOUND };
    const document = buildDocument('213', { ...outbound, consignment, returned });
    expect(document.lines).toMatchObject([{ gnum: '2', qty: '4' }]);
    expect(checkCebDocument(document)).toEqual([]);
  });

  test('is tallied by the site', () => {
    const document = buildDocument('215', { ...outbound, returned: { inbound: INBOUND } });
    expect(document).toMatchObject({
      head: { operatorCode: '3301960S01', location: 'A-01', invtNo: '29242026E000000001' },
    });
    expect(checkCebDocument(document)).toEqual([]);
  });
});

test('a waybill is signed for when the parcel is delivered', () => {
  const deliveredAt = '2026-11-25T16:30:00.000Z';
  const delivered = aDeclarationInput(anImportConsignment({ deliveredAt }));
  expect(buildDocument('513', delivered)).toMatchObject({
    head: { logisticsStatus: 'S', logisticsTime: '20261126003000', logisticsNo: 'YT20261123001' },
  });
  expect(checkCebDocument(buildDocument('513', bound))).toMatchObject([
    { element: 'logisticsTime', rule: 'mandatory' },
  ]);
});

test('receipts of an export say what was paid, and in cash where no firm is known', () => {
  const input = { ...outbound, paidAt: '20261123095900' };
  expect(buildDocument('403', input)).toMatchObject({
    head: { charge: '53000', currency: '133', payName: '示例支付有限公司' },
  });
  const { consignment } = input;
  const parties = { ...consignment.parties, payment: undefined };
  expect(
    buildDocument('403', { ...input, consignment: { ...consignment, parties } }),
  ).toMatchObject({
    head: { payName: '现金支付', payCode: undefined },
  });
});
