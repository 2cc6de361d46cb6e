import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type {
  Consignment,
  MatchResult,
} from '../../../functions/domain/consignment/consignment.ts';
import { matchDocuments } from '../../../functions/domain/customs/match.ts';
import { money } from '../../../functions/domain/money/money.ts';
import {
  aLine,
  anExportConsignment,
  anIdentity,
  anImportConsignment,
  TELEPHONE_HASH,
} from '../../support/consignment-builder.ts';
import { exportConsignments, importConsignments } from '../../support/random-consignments.ts';

function differing(results: readonly MatchResult[]) {
  return results.filter(({ ok }) => !ok).map(({ rule, field }) => `${rule} ${field}`);
}

type Corruption = (consignment: Consignment) => Consignment;

const payment =
  (change: Partial<NonNullable<Consignment['paymentRecord']>>): Corruption =>
  (consignment) => ({
    ...consignment,
    paymentRecord: consignment.paymentRecord && { ...consignment.paymentRecord, ...change },
  });
const waybill =
  (change: Partial<NonNullable<Consignment['waybillRecord']>>): Corruption =>
  (consignment) => ({
    ...consignment,
    waybillRecord: consignment.waybillRecord && { ...consignment.waybillRecord, ...change },
  });

const CORRUPTIONS: readonly [name: string, corrupt: Corruption, found: readonly string[]][] = [
  ['the payment names another order', payment({ orderNumber: 'other' }), ['1 orderNo']],
  ['the payment names another platform', payment({ platformCode: 'other' }), ['1 ebpCode']],
  ['the waybill names another order', waybill({ orderNumber: 'other' }), ['1 orderNo']],
  ['a fen more was paid', payment({ amountPaid: money(1, 'CNY') }), ['2 acturalPaid']],
  ['the consignee differs', waybill({ consignee: '韩梅梅?' }), ['4 consignee']],
  ['the address differs', waybill({ consigneeAddress: 'elsewhere' }), ['4 consigneeAddress']],
  ['the telephone differs', waybill({ telephoneHash: 'other' }), ['4 consigneeTelephone']],
  ['the waybill number differs', waybill({ waybillNumber: 'OTHER' }), ['5 logisticsNo']],
  ['another firm carries it', waybill({ logisticsCode: 'OTHER' }), ['5 logisticsCode']],
  ['freight differs', waybill({ freight: money(1, 'CNY') }), ['8 freight']],
  ['insurance differs', waybill({ insurance: money(1, 'CNY') }), ['8 insuredFee']],
  ['two parcels go', waybill({ parcels: 2 }), ['9 packNo']],
  ['it weighs much more', waybill({ weight: 99_999_000 }), ['9 grossWeight']],
];

describe('import', () => {
  test('agrees field by field', () => {
    const results = matchDocuments(anImportConsignment(), TELEPHONE_HASH);
    expect(differing(results)).toEqual([]);
    expect(results.map(({ rule, field }) => `${rule} ${field}`)).toEqual([
      ...['1 orderNo', '1 ebpCode', '1 orderNo', '1 orderNo', '1 ebpCode'],
      ...['2 acturalPaid', '2 acturalPaid', '3 payTransactionId'],
      ...['4 consignee', '4 consigneeAddress', '4 consigneeTelephone', '4 consigneeAddress'],
      ...['5 logisticsNo', '5 logisticsCode', '6 buyerName', '6 buyerIdType'],
      ...['7 gnum', '7 gname', '7 qty', '7 unit', '7 price', '7 totalPrice', '7 currency'],
      ...['7 country', '8 ebcCode', '8 freight', '8 insuredFee', '9 packNo', '9 grossWeight'],
    ]);
  });

  test('compares before anything is filed what the payment firm can be asked for', () => {
    const results = matchDocuments(anImportConsignment(), TELEPHONE_HASH, 'payment');
    expect(results.map(({ rule, field }) => `${rule} ${field}`)).toEqual([
      ...['1 orderNo', '1 ebpCode', '2 acturalPaid', '2 acturalPaid', '3 payTransactionId'],
    ]);
  });

  test('knows more where more is known: identities, tax, the book, the signer', () => {
    const tax = { consumptionTax: money(0, 'CNY'), vat: money(2_457, 'CNY') };
    const consignment = anImportConsignment({ lines: [aLine({ tax })] });
    const books = [{ accountBook: 'T4619W000001', bookItem: '1007', available: 200_000 }];
    const knowledge = { identity: anIdentity(), books, certificateHolder: '3301980001' };
    const results = matchDocuments(consignment, TELEPHONE_HASH, 'documents', knowledge);
    expect(differing(results)).toEqual([]);
    const without = matchDocuments(anImportConsignment(), TELEPHONE_HASH);
    const titles = new Set(without.map(({ title }) => title));
    expect(results.filter(({ title }) => !titles.has(title)).map(({ title }) => title)).toEqual([
      'Tax of the order and tax as computed',
      'Identity of order and list',
      'Buyer and payer',
      'Identity of buyer and payer',
      'Item of list and account book',
      'Quantity of list and stock of the account book',
      'Declarant of the list and holder of the certificate',
    ]);
    const shown = JSON.stringify(results);
    for (const value of Object.values(anIdentity())) expect(shown).not.toContain(value);
  });

  test('names our tax and the order’s where they differ', () => {
    const tax = { consumptionTax: money(100, 'CNY'), vat: money(2_457, 'CNY') };
    const results = matchDocuments(
      anImportConsignment({ lines: [aLine({ tax })] }),
      TELEPHONE_HASH,
    );
    expect(results.filter(({ ok }) => !ok)).toMatchObject([
      { rule: 'tax', left: '311.taxTotal 24.57', right: 'computed tax 25.57' },
    ]);
  });

  test('a verified buyer may be paid for by somebody else', () => {
    const identity = anIdentity({ payerName: '李雷' });
    const verified = { identity, buyerVerified: true };
    const run = (knowledge: object) =>
      differing(matchDocuments(anImportConsignment(), TELEPHONE_HASH, 'documents', knowledge));
    expect(run({ identity })).toEqual(['6 buyerName']);
    expect(run(verified)).toEqual([]);
  });

  test.each(CORRUPTIONS)('finds that %s, and nothing else', (_name, corrupt, found) => {
    const corrupted = corrupt(anImportConsignment());
    expect(differing(matchDocuments(corrupted, TELEPHONE_HASH))).toEqual(found);
  });

  test('finds a sum that does not add up', () => {
    const { totals } = anImportConsignment();
    const consignment = anImportConsignment({ totals: { ...totals, discount: money(0, 'CNY') } });
    expect(matchDocuments(consignment, TELEPHONE_HASH).filter(({ ok }) => !ok)).toMatchObject([
      {
        rule: '2',
        left: '311.acturalPaid 289.57 CNY',
        right: '311.goodsValue + freight + taxTotal − discount = 294.57 CNY',
      },
    ]);
  });

  test('an amount in another currency is another amount', () => {
    const paid = payment({ amountPaid: money(28_957, 'USD') })(anImportConsignment());
    expect(differing(matchDocuments(paid, TELEPHONE_HASH))).toEqual(['2 acturalPaid']);
  });

  test('names both places and values', () => {
    const paid = payment({ amountPaid: money(30_000, 'CNY') })(anImportConsignment());
    expect(matchDocuments(paid, TELEPHONE_HASH)).toContainEqual({
      rule: '2',
      title: 'Amount of order and payment',
      ok: false,
      field: 'acturalPaid',
      left: '311.acturalPaid 289.57 CNY',
      right: '411.amountPaid 300.00 CNY',
    });
  });

  test('shows no name, address or telephone, only whether they differ', () => {
    const record = { consignee: '韩梅梅', consigneeAddress: '别处', telephoneHash: 'other' };
    const results = matchDocuments(waybill(record)(anImportConsignment()), TELEPHONE_HASH);
    const shown = JSON.stringify(results);
    for (const personal of ['韩梅梅', '李雷', '别处', '文三路', TELEPHONE_HASH, 'other']) {
      expect(shown).not.toContain(personal);
    }
    expect(results.filter(({ rule }) => rule === '4').map(({ right }) => right)).toEqual([
      '511.consignee differs',
      '511.consigneeAddress differs',
      '511.consigneeTelephone differs',
      '621.consigneeAddress agrees',
    ]);
  });

  test('what is not known yet does not agree', () => {
    const early = anImportConsignment({
      paymentRecord: undefined,
      waybillRecord: undefined,
      legs: [],
    });
    const results = matchDocuments(early, undefined);
    const known = results.filter(({ ok }) => ok).map(({ left, right }) => [left, right]);
    expect(known.flat().join()).not.toMatch(/411|511/);
    expect(results.filter(({ ok }) => !ok)).toHaveLength(9);
    expect(results[0]).toMatchObject({ right: '411.orderNo not known' });
  });
});

describe('export', () => {
  test('compares list and waybill, and list and order', () => {
    const results = matchDocuments(anExportConsignment(), undefined);
    expect(differing(results)).toEqual([]);
    expect(results.map(({ rule, field }) => `${rule} ${field}`)).toEqual([
      ...['1 ebpCode', '5 logisticsNo', '5 logisticsCode', '7 gname', '7 qty', '7 unit', '7 price'],
      ...['7 totalPrice', '7 currency', '8 freight', '8 insuredFee', '9 packNo', '9 grossWeight'],
      ...['11 ebcCode', '11 orderNo', '11 gnum'],
    ]);
  });

  test('an amount in another currency is another amount', () => {
    const consignment = waybill({ freight: money(3_000, 'JPY'), insurance: money(0, 'JPY') })(
      anExportConsignment(),
    );
    expect(matchDocuments(consignment, undefined).filter(({ ok }) => !ok)).toMatchObject([
      { rule: '8', left: '603.freight 3000.00 KRW', right: '505.freight 3000.00 JPY' },
      { rule: '8', field: 'insuredFee' },
    ]);
  });

  test('finds another waybill number', () => {
    const consignment = waybill({ waybillNumber: 'OTHER' })(anExportConsignment());
    expect(differing(matchDocuments(consignment, undefined))).toEqual(['5 logisticsNo']);
  });
});

test('a mode without declaration has nothing to match', () => {
  expect(matchDocuments(anImportConsignment({ mode: 'overseas-fulfilment' }), undefined)).toEqual(
    [],
  );
});

test('random consignments agree, and one corrupted field gives exactly its rule', () => {
  fc.assert(
    fc.property(importConsignments, fc.constantFrom(...CORRUPTIONS), (consignment, row) => {
      const [, corrupt, found] = row;
      expect(differing(matchDocuments(consignment, TELEPHONE_HASH))).toEqual([]);
      expect(differing(matchDocuments(corrupt(consignment), TELEPHONE_HASH))).toEqual(found);
    }),
    { seed: 411, numRuns: 100 },
  );
  fc.assert(
    fc.property(exportConsignments, (consignment) => {
      expect(differing(matchDocuments(consignment, undefined))).toEqual([]);
    }),
    { seed: 505, numRuns: 100 },
  );
});
