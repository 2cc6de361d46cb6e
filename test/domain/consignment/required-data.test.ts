import { describe, expect, test } from '@jest/globals';
import { missingFields } from '../../../functions/domain/consignment/required-data.ts';
import { applyChange, checkFix } from '../../../functions/domain/consignment/fixes.ts';
import type { Consignment } from '../../../functions/domain/consignment/consignment.ts';
import { money } from '../../../functions/domain/money/money.ts';
import type { Goods } from '../../../functions/domain/trade/catalogue-item.ts';
import {
  aLine,
  anExportConsignment,
  anImportConsignment,
} from '../../support/consignment-builder.ts';

const complete = { ...anImportConsignment().identity, payerName: '*明', payerIdNumber: '002X' };
const withGoods = (patch: Partial<Goods>) => ({
  lines: [aLine(), aLine({ goods: { ...aLine().goods, ...patch } })],
});

test('nothing is missing where all is there', () => {
  expect(missingFields(anImportConsignment({ identity: complete }))).toEqual([]);
  expect(missingFields(anExportConsignment())).toEqual([]);
});

describe('what a channel masked is missing', () => {
  const { shipTo } = anExportConsignment();
  test.each([
    ['shipTo.name', { shipTo: { ...shipTo, name: 'D****' } }],
    ['shipTo.street', { shipTo: { ...shipTo, street: 'N******L 7' } }],
    ['shipTo.city', { shipTo: { ...shipTo, city: '＊＊＊' } }],
    ['shipTo.postcode', { shipTo: { ...shipTo, postcode: '4***0' } }],
    ['consignee.telephone', { identity: { ...complete, consigneeTelephone: '**86' } }],
  ])('%s', (field, patch: Partial<Consignment>) => {
    const identity = { personalCustomsCode: '9012', consigneeTelephone: '0626' };
    expect(missingFields(anExportConsignment({ identity, ...patch }))).toContain(field);
  });

  test('one asterisk hides nothing', () => {
    const named = { ...shipTo, name: 'Shop *7' };
    expect(missingFields(anExportConsignment({ shipTo: named }))).toEqual([]);
  });
});

describe('an import', () => {
  test.each([
    ['shipTo.name', { shipTo: { ...anImportConsignment().shipTo, name: '' } }],
    ['shipTo.street', { shipTo: { ...anImportConsignment().shipTo, street: '' } }],
    ['shipTo.city', { shipTo: { ...anImportConsignment().shipTo, city: '' } }],
    ['consignee.telephone', { identity: { ...complete, consigneeTelephone: undefined } }],
    ['buyer.name', { buyerName: undefined }],
    ['buyer.registration', { buyerRegistration: '' }],
    ['buyer.idNumber', { identity: { ...complete, buyerIdNumber: undefined } }],
    ['buyer.telephone', { identity: { ...complete, buyerTelephone: undefined } }],
    ['payer.name', { identity: { ...complete, payerName: undefined } }],
    ['payer.idNumber', { identity: { ...complete, payerIdNumber: undefined } }],
    ['payment.paymentFirmId', { payment: { transactionId: 'T' } }],
    ['payment.transactionId', { payment: { paymentFirmId: 'pay-1' } }],
    ['lines.2.hsCode', withGoods({ hsCode: undefined })],
    ['lines.2.declaredName', withGoods({ declaredName: '' })],
    ['lines.2.model', withGoods({ model: undefined })],
    ['lines.2.origin', withGoods({ origin: undefined })],
    ['lines.2.unit', withGoods({ unit: undefined })],
    ['lines.2.statutoryUnit', withGoods({ statutoryUnit: undefined })],
    ['lines.2.statutoryQuantity', withGoods({ statutoryQuantity: 0 })],
    ['lines.2.netWeightGrams', withGoods({ netWeightGrams: 0 })],
    ['lines.2.grossWeightGrams', withGoods({ grossWeightGrams: undefined })],
    ['lines.2.bookItem', withGoods({ bookItems: { other: '1' } })],
  ])('needs %s, and an operator can give it', (field, patch) => {
    const consignment = anImportConsignment({ identity: complete, ...patch });
    expect(missingFields(consignment)).toEqual([field]);
    const refusal = checkFix(consignment, field, '', '2026-11-23T02:00:00.000Z');
    expect(refusal).toMatchObject({ ok: false });
    expect(refusal).not.toMatchObject({ code: 'fix-unknown-field' });
  });

  test('everything that is missing, in the order of the form', () => {
    const consignment = anImportConsignment({ buyerName: '', payment: {}, identity: {} });
    expect(missingFields(consignment)).toEqual([
      'consignee.telephone',
      'buyer.name',
      'buyer.idNumber',
      'buyer.telephone',
      'payer.name',
      'payer.idNumber',
      'payment.paymentFirmId',
      'payment.transactionId',
    ]);
  });
});

describe('an export', () => {
  test('needs no buyer’s identity and no payment', () => {
    const consignment = anExportConsignment({ buyerName: undefined, payment: {} });
    expect(missingFields(consignment)).toEqual([]);
  });

  test('to Korea needs a personal customs code, elsewhere none', () => {
    const identity = { consigneeTelephone: '5678' };
    expect(missingFields(anExportConsignment({ identity }))).toEqual([
      'consignee.personalCustomsCode',
    ]);
    const shipTo = { ...anExportConsignment().shipTo, country: 'JP' };
    expect(missingFields(anExportConsignment({ identity, shipTo }))).toEqual([]);
  });

  test('to the United States needs its tariff number, which an operator can give', () => {
    const shipTo = { ...anExportConsignment().shipTo, country: 'US' };
    const consignment = anExportConsignment({ shipTo });
    expect(missingFields(consignment)).toEqual(['lines.1.destinationHsCode']);
    const change = { field: 'lines.1.destinationHsCode', value: '3304995000' };
    expect(missingFields(applyChange(consignment, change))).toEqual([]);
  });

  test('is held by the rules of the day it was planned, and as it was declared then', () => {
    const shipTo = { ...anExportConsignment().shipTo, country: 'DE' };
    const unmarked = [aLine({ goods: { ...aLine().goods, barcode: undefined } })];
    const asked = (overrides: Partial<Consignment>) =>
      missingFields(anExportConsignment({ shipTo, lines: unmarked, ...overrides }));
    expect(asked({})).toEqual(['lines.1.barcode']);
    expect(asked({ createdAt: '2026-10-31T23:00:00.000Z' })).toEqual([]);
    const none = money(0, 'EUR');
    const landedCost = {
      ...({ form: 'eu-h1', terms: 'DAP', currency: 'EUR', goods: none, transport: none } as const),
      ...{ fees: none, total: none, rules: [], on: '2026-10-31' },
    };
    expect(asked({ landedCost })).toEqual(['lines.1.destinationHsCode']);
  });

  test('a field is named once, whoever asks for it', () => {
    expect(missingFields(anExportConsignment({ identity: {} }))).toEqual([
      'consignee.telephone',
      'consignee.personalCustomsCode',
    ]);
  });
});

test('a mode without declaration needs an address only', () => {
  const consignment = anImportConsignment({
    mode: 'overseas-fulfilment',
    lines: [aLine({ goods: {} })],
    identity: { consigneeTelephone: '9000' },
  });
  expect(missingFields(consignment)).toEqual([]);
});
