import { describe, expect, test } from '@jest/globals';
import type { Consignment, TravelsIn } from '../../../functions/domain/consignment/consignment.ts';
import type { CebElements } from '../../../functions/domain/customs/ceb-document.ts';
import { buildDocument } from '../../../functions/domain/customs/documents/build-document.ts';
import type { BuiltKind } from '../../../functions/domain/customs/documents/build-document.ts';
import type { DeclarationInput } from '../../../functions/domain/customs/documents/declaration-input.ts';
import { FILING_TERMS } from '../../../functions/domain/customs/documents/filing-terms.ts';
import { inboundTransport } from '../../../functions/domain/customs/documents/return-facts.ts';
import {
  ifShort,
  weights,
  zoneFirm,
} from '../../../functions/domain/customs/documents/wire-values.ts';
import { addressLine } from '../../../functions/domain/customs/address-line.ts';
import { withdrawalReason } from '../../../functions/domain/customs/documents/withdrawal-reason.ts';
import type { TradeModeName } from '../../../functions/domain/trade/trade-modes.ts';
import {
  aLine,
  anExportConsignment,
  anImportConsignment,
} from '../../support/consignment-builder.ts';
import { aDeclarationInput, INBOUND } from '../../support/declaration-inputs.ts';

/** A consignment of which nothing is known but that it exists. */
const unknown = (base: Consignment, more: Partial<Consignment> = {}): DeclarationInput => {
  const { platform, seller, declarant, logistics, customsCode, portCode } = base.parties;
  return {
    consignment: {
      ...base,
      parties: { platform, seller, declarant, logistics, customsCode, portCode },
      shipTo: { name: '', country: 'XX', city: '', street: '' },
      lines: [aLine({ goods: {} })],
      ...{ buyerName: undefined, buyerRegistration: undefined, payment: {}, identity: {} },
      ...more,
    },
    ...{ identity: {}, guid: 'G', appTime: '20261123100000' },
  };
};
const EMPTY_IMPORT = unknown(anImportConsignment());
const EMPTY_EXPORT = unknown(anExportConsignment());

/** Elements that stand there empty, so that the check names them; what is optional is left out. */
const empty = (elements: CebElements = {}) =>
  Object.keys(elements).filter((name) => elements[name] === '');
const leftOut = (elements: CebElements = {}) =>
  Object.keys(elements).filter((name) => elements[name] === undefined);

describe('what is not known is empty, never invented', () => {
  test.each<[BuiltKind, DeclarationInput, head: string[], line: string[]]>([
    [
      '311',
      EMPTY_IMPORT,
      [
        ...['buyerRegNo', 'buyerName', 'buyerTelephone', 'buyerIdNumber', 'consignee'],
        ...['consigneeTelephone', 'consigneeAddress'],
      ],
      ['itemName', 'gmodel', 'unit', 'country'],
    ],
    [
      '621',
      EMPTY_IMPORT,
      [
        ...['logisticsNo', 'assureCode', 'buyerIdNumber', 'buyerName', 'buyerTelephone'],
        ...['consigneeAddress', 'netWeight', 'grossWeight'],
      ],
      ['gcode', 'gname', 'gmodel', 'country', 'unit', 'qty1', 'unit1'],
    ],
    [
      '623',
      EMPTY_IMPORT,
      ['logisticsNo', 'invtNo', 'buyerIdNumber', 'buyerName', 'buyerTelephone'],
      [],
    ],
    [
      '625',
      EMPTY_IMPORT,
      ['logisticsNo', 'invtNo', 'buyerIdNumber', 'buyerName', 'buyerTelephone'],
      ['gcode', 'gname', 'unit'],
    ],
    ['513', EMPTY_IMPORT, ['logisticsNo', 'logisticsTime'], []],
    ['303', EMPTY_EXPORT, [], ['itemName', 'unit']],
    ['403', EMPTY_EXPORT, ['accountingDate'], []],
    [
      '603',
      EMPTY_EXPORT,
      ['logisticsNo', 'country', 'POD', 'netWeight', 'grossWeight'],
      ['gcode', 'gname', 'gmodel', 'country', 'qty1', 'unit', 'unit1'],
    ],
    ['605', EMPTY_EXPORT, ['invtNo'], []],
    [
      '213',
      EMPTY_EXPORT,
      [...['logisticsNo', 'invtNo', 'billNo', 'trafMode', 'trafName', 'country'], 'voyageNo'],
      ['gcode', 'gname', 'gmodel', 'qty1', 'unit', 'unit1'],
    ],
    [
      '215',
      EMPTY_EXPORT,
      [
        ...['operatorCode', 'operatorName', 'logisticsNo', 'billNo', 'trafMode'],
        ...['trafName', 'voyageNo'],
      ],
      [],
    ],
  ])('%s', (kind, input, head, line) => {
    const document = buildDocument(kind, input);
    expect([...empty(document.head)].sort()).toEqual([...head].sort());
    expect([...empty(document.lines[0])].sort()).toEqual([...line].sort());
  });

  test('a mode that is not declared has neither code, nor order type, nor transport', () => {
    const of = unknown(anExportConsignment(), { mode: 'overseas-fulfilment' });
    expect(empty(buildDocument('603', of).head)).toEqual(
      expect.arrayContaining(['tradeMode', 'trafMode']),
    );
    expect(empty(buildDocument('303', of).head)).toEqual(['orderType']);
    expect(empty(buildDocument('621', of).head)).toEqual(
      expect.arrayContaining(['tradeMode', 'trafMode']),
    );
    expect(inboundTransport(of.consignment)).toEqual({ trafficMode: '', vessel: '', voyage: '' });
  });

  test('what is optional is left out', () => {
    expect(leftOut(buildDocument('311', EMPTY_IMPORT).head)).toEqual([
      ...['payCode', 'payName', 'payTransactionId'],
    ]);
    expect(leftOut(buildDocument('621', EMPTY_IMPORT).head)).toEqual([
      ...['emsNo', 'areaCode', 'areaName'],
    ]);
    expect(leftOut(buildDocument('603', EMPTY_EXPORT).head)).toEqual([
      ...['iacCode', 'iacName', 'emsNo'],
    ]);
    expect(buildDocument('403', EMPTY_EXPORT).head).toMatchObject({ payName: '现金支付' });
    expect(leftOut(buildDocument('215', EMPTY_EXPORT).head)).toEqual([
      ...['invtNo', 'preNo', 'location'],
    ]);
  });

  test('goods without a bar code say so', () => {
    expect(buildDocument('603', EMPTY_EXPORT).lines[0]).toMatchObject({ barCode: '无' });
  });
});

describe('how goods travel, as lists of each mode declare it', () => {
  test.each<[TradeModeName, string | undefined, string | undefined]>([
    ['bonded-import', '4', undefined],
    ['direct-import', '5', undefined],
    ['special-area-export', '5', 'E'],
    ['general-export', '5', 'E'],
    ['b2b-direct-export', '5', 'B'],
    ['overseas-stocking', '2', 'W'],
    ['overseas-fulfilment', undefined, undefined],
  ])('%s: %s, order type %s', (mode, transportMode, orderType) => {
    expect(FILING_TERMS[mode]?.transportMode).toBe(transportMode);
    expect(FILING_TERMS[mode]?.orderType).toBe(orderType);
  });

  test('in a load, as it does', () => {
    const load: TravelsIn = {
      ...{ loadId: 'L1', status: 'open', reached: {}, masterBill: 'M1' },
      ...{ voyage: 'V1', vessel: 'W1', trafficMode: '2' },
    };
    const of = (ours: Partial<Consignment>) =>
      buildDocument(
        '621',
        aDeclarationInput(anImportConsignment({ mode: 'direct-import', ...ours })),
      );
    expect(of({ load }).head).toMatchObject({
      ...{ trafMode: '2', trafNo: 'W1', voyageNo: 'V1', billNo: 'M1' },
    });
    expect(of({ load: { ...load, trafficMode: undefined } }).head).toMatchObject({
      trafMode: '5',
      trafNo: 'W1',
    });
    expect(of({}).head).not.toHaveProperty('trafNo');
  });
});

describe('what comes back', () => {
  const released = '2026-11-01T10:00:00.000Z';

  test('comes as it went unless somebody says otherwise', () => {
    const consignment = anExportConsignment();
    expect(inboundTransport(consignment, 'W')).toEqual({
      ...{ trafficMode: '5', vessel: 'W', voyage: 'W' },
    });
    const load = { loadId: 'L1', status: 'open', reached: {} } as const;
    const named = { ...load, trafficMode: '2', vessel: 'V', voyage: '12' };
    expect(inboundTransport({ ...consignment, load: named }, 'W')).toEqual({
      ...{ trafficMode: '2', vessel: 'V', voyage: '12' },
    });
    expect(inboundTransport({ ...consignment, load }, 'W')).toEqual({
      ...{ trafficMode: '5', vessel: 'W', voyage: 'W' },
    });
  });

  test.each(['213', '215'] as const)('%s says how, and under which number', (kind) => {
    const input = aDeclarationInput(anExportConsignment());
    const of = (inbound: typeof INBOUND) =>
      buildDocument(kind, { ...input, returned: { inbound } }).head;
    expect(of({ ...INBOUND, waybillNumber: 'BACK' })).toMatchObject({
      ...{ logisticsNo: 'BACK', billNo: '180-12345675', trafMode: '5' },
      ...{ trafName: 'KE893', voyageNo: 'KE893' },
    });
    expect(of({ ...INBOUND, masterBill: undefined, waybillNumber: 'BACK' })).toMatchObject({
      billNo: 'BACK',
    });
    expect(of({ ...INBOUND, site: undefined })).toMatchObject({ logisticsNo: 'EB000717618HK' });
  });

  test.each<[string, Partial<Consignment>, string]>([
    ['nothing', {}, '商家撤单'],
    ['blanks', { cancel: { requestedAt: released, reason: '  ' } }, '商家撤单'],
    ['a cancellation', { cancel: { requestedAt: released, reason: 'c' } }, 'c'],
    ['a refusal', { refusal: { code: 'x', message: 'r', at: released } }, 'r'],
    [
      'a return, first of all',
      {
        returnRequest: { requestedAt: released, reason: 'b' },
        cancel: { requestedAt: released, reason: 'c' },
      },
      'b',
    ],
  ])('%s says why', (_what, ours, reason) => {
    expect(withdrawalReason(anImportConsignment(ours))).toBe(reason);
  });
});

describe('values on the wire', () => {
  test('a value is left out when it is too long, counted in characters, and never cut', () => {
    expect(ifShort('abc', 3)).toBe('abc');
    expect(ifShort('abcd', 3)).toBeUndefined();
    expect(ifShort('𠮷𠮷𠮷', 3)).toBe('𠮷𠮷𠮷');
  });

  test('a parcel weighs what its lines do, and nothing is known where one is not', () => {
    const lines = [aLine({ quantity: 3 }), aLine({ quantity: 1 })];
    expect(weights(anImportConsignment({ lines }))).toEqual({
      ...{ netWeight: '0.2', grossWeight: '0.48' },
    });
    const unweighed = [aLine({ goods: {} }), aLine()];
    expect(weights(anImportConsignment({ lines: unweighed }))).toEqual({
      ...{ netWeight: '', grossWeight: '' },
    });
    const packed = { at: '2026-11-23T05:00:00.000Z', weightGrams: 312 };
    expect(weights(anImportConsignment({ lines: unweighed, packed })).grossWeight).toBe('0.312');
  });

  test('the firm in the zone is the warehouse, where there is an account book', () => {
    const consignment = anImportConsignment();
    const { accountBook, warehouse, ...parties } = consignment.parties;
    expect(zoneFirm(consignment)).toEqual(warehouse);
    expect(zoneFirm({ ...consignment, parties: { ...parties, accountBook } })).toEqual({});
    expect(zoneFirm({ ...consignment, parties: { ...parties, warehouse } })).toEqual({});
  });

  test('an address is one line of what is known', () => {
    expect(
      addressLine({
        name: 'n',
        country: 'CN',
        city: ' 杭州市 ',
        street: '文三路\n 90  号',
        province: ' ',
      }),
    ).toBe('杭州市 文三路 90 号');
  });
});
