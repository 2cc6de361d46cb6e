import { describe, expect, test } from '@jest/globals';
import { asksOfStage, requestIdOf } from '../../../functions/domain/consignment/asks.ts';
import type {
  Consignment,
  DocumentFacts,
  MatchResult,
} from '../../../functions/domain/consignment/consignment.ts';
import { pendingAsks } from '../../../functions/domain/consignment/pending-asks.ts';
import { progressOf } from '../../../functions/domain/consignment/progress.ts';
import { STAGES } from '../../../functions/domain/consignment/stages.ts';
import type { Stage } from '../../../functions/domain/consignment/stages.ts';
import type { Ask, Task } from '../../../functions/domain/consignment/task.ts';
import { money } from '../../../functions/domain/money/money.ts';
import type { DocumentKind } from '../../../functions/domain/trade/documents.ts';
import { TRADE_MODES } from '../../../functions/domain/trade/trade-modes.ts';
import type { TradeModeName } from '../../../functions/domain/trade/trade-modes.ts';
import {
  anExportConsignment,
  anImportConsignment as anyImport,
} from '../../support/consignment-builder.ts';

const TAKEN = { state: 'drawn', of: '2026', amount: money(27_000, 'CNY') } as const;

const anImportConsignment = (overrides: Partial<Consignment> = {}): Consignment =>
  anyImport({
    identity: { ...anyImport().identity, payerName: '*明', payerIdNumber: '002X' },
    limits: { 'buyer-year': TAKEN, guarantee: TAKEN },
    ...overrides,
  });

const NOW = '2026-11-23T12:00:00.000Z';
const AT = '2026-11-23T03:00:00.000Z';

const doc = (kind: DocumentKind, facts: Partial<DocumentFacts> = {}): DocumentFacts => ({
  kind,
  version: 1,
  filedAt: AT,
  receipts: [],
  ...facts,
});
const accepted = (kind: DocumentKind) => doc(kind, { acceptedAt: AT });
const agreed = (rule: string): MatchResult => ({
  rule,
  title: 't',
  ok: true,
  field: 'f',
  left: 'l',
  right: 'r',
});
const PAID = [agreed('1'), agreed('2')];
const MATCHED = [...PAID, agreed('4'), agreed('5')];
const IMPORT_DOCUMENTS = {
  '311': accepted('311'),
  '411': accepted('411'),
  '511': accepted('511'),
};
const released = doc('621', { acceptedAt: AT, releasedAt: AT });
const fresh: Partial<Consignment> = {
  legs: [],
  paymentRecord: undefined,
  waybillRecord: undefined,
};

/** `done`, `held: <reason>`, `failed: <error>`, `lifted`, or the names of the open asks. */
function next(stage: Stage, ours: Partial<Consignment> = {}, base = anImportConsignment): string {
  const progress = progressOf(base(ours), stage, NOW);
  switch (progress.kind) {
    case 'open':
      return progress.asks.map(({ name }) => name).join(' ');
    case 'held':
      return `held: ${progress.hold.reason}`;
    case 'failed':
      return `failed: ${progress.error}`;
    default:
      return progress.kind;
  }
}

describe('dispatch', () => {
  test.each<[Partial<Consignment>, string]>([
    [fresh, 'fulfilment waybill'],
    [{ ...fresh, warehouseAcceptedAt: AT }, 'waybill'],
    [{}, 'fulfilment'],
    [{ warehouseAcceptedAt: AT }, 'done'],
    [{ ...fresh, buyerName: undefined }, 'held: data-missing'],
    [{ ...fresh, cancel: { requestedAt: AT, reason: 'x' } }, 'failed: CancelRequested'],
  ])('%#: %s', (ours, expected) => {
    expect(next('dispatch', ours)).toBe(expected);
  });
});

describe('declare, bonded import', () => {
  test.each<[string, Partial<Consignment>, string]>([
    ['first the payment firm', { paymentRecord: undefined }, 'payment-record'],
    ['then order and payment are compared', {}, 'match-payment'],
    ['then all three documents at once', { match: PAID }, 'document-311 document-411 document-511'],
    [
      'the ones that are missing',
      { match: PAID, documents: { '311': accepted('311'), '411': doc('411') } },
      'document-411 document-511',
    ],
    [
      'a waybill whose firm has not answered',
      { match: PAID, documents: IMPORT_DOCUMENTS, waybillRecord: undefined },
      'document-511',
    ],
    [
      'then all documents are compared',
      { match: PAID, documents: IMPORT_DOCUMENTS },
      'match-documents',
    ],
    ['then the list', { match: MATCHED, documents: IMPORT_DOCUMENTS }, 'document-621'],
    [
      'accepted is not released',
      { match: MATCHED, documents: { ...IMPORT_DOCUMENTS, '621': accepted('621') } },
      'document-621',
    ],
    [
      'then the book',
      { match: MATCHED, documents: { ...IMPORT_DOCUMENTS, '621': released } },
      'write-off',
    ],
    [
      'and that is all',
      { match: MATCHED, documents: { ...IMPORT_DOCUMENTS, '621': released }, stockReserved: false },
      'done',
    ],
  ])('%s', (_name, ours, expected) => {
    expect(next('declare', ours)).toBe(expected);
  });

  const rejected = (status: string, facts: Partial<DocumentFacts> = {}) => ({
    match: MATCHED,
    documents: {
      ...IMPORT_DOCUMENTS,
      '621': doc('621', { rejected: { status, at: AT, info: 'i' }, ...facts }),
    },
  });
  test.each<[string, Partial<Consignment>, string]>([
    ['rejected to be fixed', rejected('100'), 'held: customs-rejected'],
    ['rejected for good', rejected('-621018'), 'failed: CustomsRejected'],
    ['over the limit of a purchase', rejected('-621005'), 'failed: CustomsRejected'],
    ['taken up again', rejected('100', { superseded: true }), 'document-621'],
    ['taken up again after all', rejected('-621018', { superseded: true }), 'document-621'],
    [
      'another document rejected',
      { match: PAID, documents: { '311': rejected('100').documents['621'] } },
      'held: customs-rejected',
    ],
    ['payment differs', { match: [{ ...agreed('2'), ok: false }] }, 'held: payment-difference'],
    ['consignee differs', { match: [{ ...agreed('4'), ok: false }] }, 'held: match-failed'],
    ['a payment in dollars', { totals: inDollars() }, 'held: data-missing'],
    [
      'what a partner refused',
      { refusedAsk: { ask: 'document-311', code: 'c', message: 'm' }, match: PAID },
      'held: partner-refused',
    ],
    [
      'what another stage’s partner refused before',
      { refusedAsk: { ask: 'fulfilment', code: 'c', message: 'm' }, match: PAID },
      'document-311 document-411 document-511',
    ],
    [
      'what a partner refused and then answered',
      { refusedAsk: { ask: 'payment-record', code: 'c', message: 'm' } },
      'match-payment',
    ],
  ])('%s', (_name, ours, expected) => {
    expect(next('declare', ours)).toBe(expected);
  });

  test('a hold whose reason is gone is lifted', () => {
    const hold = {
      reason: 'data-missing',
      message: 'm',
      pointers: [],
      stage: 'declare',
      since: AT,
    } as const;
    expect(next('declare', { hold })).toBe('lifted');
  });

  test('a hold that stands stays as it was first found', () => {
    const hold = {
      reason: 'data-missing',
      message: 'm',
      pointers: [],
      stage: 'declare',
      since: AT,
    } as const;
    const consignment = anImportConsignment({ hold, buyerName: '' });
    expect(progressOf(consignment, 'declare', NOW)).toEqual({ kind: 'held', hold });
  });
});

function inDollars(): Consignment['totals'] {
  const zero = money(0, 'USD');
  const goods = money(100, 'USD');
  return { goods, freight: zero, insurance: zero, tax: zero, discount: zero, paid: goods };
}

describe('declare, special-area export', () => {
  const documents = { '303': accepted('303'), '505': accepted('505') };
  const list = doc('603', { acceptedAt: AT, releasedAt: AT });
  const preAdvice = { status: 'accepted', at: AT } as const;
  test.each<[string, Partial<Consignment>, string]>([
    [
      'no payment firm: documents and the pre-advice at once',
      {},
      'document-303 document-505 pre-advice',
    ],
    ['then the comparison', { documents, preAdvice }, 'match-documents'],
    ['then the list', { documents, preAdvice, match: MATCHED }, 'document-603'],
    [
      'then the book',
      { documents: { ...documents, '603': list }, preAdvice, match: MATCHED },
      'write-off',
    ],
    ['foreign money is no matter', { preAdvice, totals: inDollars() }, 'document-303 document-505'],
    [
      'the carrier must not load it',
      { preAdvice: { ...preAdvice, status: 'do-not-load' } },
      'held: do-not-load',
    ],
    [
      'a personal code is needed in Korea',
      { identity: { consigneeTelephone: '5678' } },
      'held: data-missing',
    ],
  ])('%s', (_name, ours, expected) => {
    expect(next('declare', ours, anExportConsignment)).toBe(expected);
  });
});

describe('hand off', () => {
  const packed = { at: AT, weightGrams: 245 };
  const gatePass = { number: 'GP1', at: AT };
  test.each<[string, Partial<Consignment>, string]>([
    ['pick', {}, 'pick'],
    ['gate pass', { packed }, 'gate-pass'],
    ['gate out', { packed, gatePass }, 'gate-out'],
    ['first scan', { packed, gatePass, gatedOutAt: AT }, 'first-scan'],
    ['done', { packed, gatePass, gatedOutAt: AT, handedToCarrierAt: AT }, 'done'],
    ['too heavy', { packed: { at: AT, weightGrams: 400 } }, 'held: weight-difference'],
    ['heavy and confirmed', { packed: { at: AT, weightGrams: 400, confirmed: true } }, 'gate-pass'],
    [
      'cancelled inside',
      { packed, cancel: { requestedAt: AT, reason: 'x' } },
      'failed: CancelRequested',
    ],
    [
      'cancelled outside',
      { packed, gatePass, gatedOutAt: AT, cancel: { requestedAt: AT, reason: 'x' } },
      'first-scan',
    ],
  ])('%s', (_name, ours, expected) => {
    expect(next('hand-off', ours)).toBe(expected);
  });
});

describe('confirm', () => {
  test.each<[Partial<Consignment>, string]>([
    [{}, 'proof-of-delivery'],
    [{ deliveredAt: AT }, 'done'],
  ])('%#', (ours, expected) => {
    expect(next('confirm', ours)).toBe(expected);
  });
});

describe('unwind', () => {
  const stopped = { parcelStoppedAt: AT };
  const put = { ...stopped, stockReturnedAt: AT };
  const acceptedList = { documents: { '621': accepted('621') } };
  test.each<[string, Partial<Consignment>, string]>([
    ['first the parcel', {}, 'stop-parcel'],
    ['first the parcel, whatever the list is', { documents: { '621': released } }, 'stop-parcel'],
    ['nothing filed', { unwind: stopped }, 'return-stock void-label'],
    ['no label', { unwind: stopped, legs: [] }, 'return-stock'],
    ['an accepted list is withdrawn', { ...acceptedList, unwind: stopped }, 'document-623'],
    [
      'an unanswered list is waited for',
      { documents: { '621': doc('621') }, unwind: stopped },
      'document-621',
    ],
    [
      'a refused list needs no withdrawal',
      {
        documents: { '621': doc('621', { rejected: { status: '100', at: AT, info: '' } }) },
        unwind: stopped,
      },
      'return-stock void-label',
    ],
    [
      'withdrawn',
      { documents: { '621': accepted('621'), '623': accepted('623') }, unwind: stopped },
      'return-stock void-label',
    ],
    [
      'an application in the database is not granted',
      { documents: { '621': accepted('621'), '623': doc('623') }, unwind: stopped },
      'document-623',
    ],
    [
      'withdrawal refused',
      {
        documents: {
          '621': accepted('621'),
          '623': doc('623', { rejected: { status: '-623005', at: AT, info: '' } }),
        },
        unwind: stopped,
      },
      'held: withdrawal-refused',
    ],
    ['released', { documents: { '621': released }, unwind: stopped }, 'document-625'],
    [
      'released and taken back by hand',
      { documents: { '621': released }, unwind: { ...stopped, returnApplication: 'RA' } },
      'return-stock void-label',
    ],
    ['too late', { unwind: { parcelTooLateAt: AT } }, 'held: too-late-to-stop'],
    ['the label last', { unwind: put }, 'void-label'],
    ['done', { unwind: { ...put, labelVoidedAt: AT } }, 'done'],
    [
      'the cancellation itself is no failure here',
      { cancel: { requestedAt: AT, reason: 'x' } },
      'stop-parcel',
    ],
  ])('%s', (_name, ours, expected) => {
    expect(next('unwind', ours)).toBe(expected);
  });
});

describe('needs operator', () => {
  test.each<[Partial<Consignment>, string]>([
    [{}, ''],
    [{ buyerName: undefined }, ''],
    [{ cancel: { requestedAt: AT, reason: 'x' } }, 'done'],
    [{ cancel: { requestedAt: AT, reason: 'x' }, gatedOutAt: AT }, ''],
    [{ cancel: { requestedAt: AT, reason: 'x' }, unwind: { parcelTooLateAt: AT } }, ''],
  ])('%#', (ours, expected) => {
    expect(next('needs-operator', ours)).toBe(expected);
  });
});

describe('every mode and stage', () => {
  const modes = Object.keys(TRADE_MODES) as TradeModeName[];

  test.each(modes)('%s has each ask once per stage, and a way to be complete', (mode) => {
    for (const stage of STAGES) {
      const names = asksOfStage(anImportConsignment({ mode }), stage).map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test('a mode without declaration has nothing to declare', () => {
    expect(next('declare', { mode: 'overseas-fulfilment' })).toBe('done');
  });
});

describe('request ids', () => {
  const row = (name: string, stage: Stage = 'dispatch') => {
    const found = asksOfStage(anImportConsignment(), stage).find((each) => each.name === name);
    if (found === undefined) throw new Error(`no ask ${name}`);
    return found;
  };

  test('say whose, what and which time', () => {
    const consignment = anImportConsignment();
    expect(requestIdOf(consignment, row('fulfilment'))).toBe('C20261123000001.fulfilment.1');
    const refused = anImportConsignment({ refusals: { fulfilment: 2 } });
    expect(requestIdOf(refused, row('fulfilment'))).toBe('C20261123000001.fulfilment.3');
  });

  test('of documents count their versions', () => {
    const list = row('document-621', 'declare');
    expect(requestIdOf(anImportConsignment(), list)).toBe('C20261123000001.document-621.1');
    const filed = anImportConsignment({ documents: { '621': doc('621', { version: 2 }) } });
    expect(requestIdOf(filed, list)).toBe('C20261123000001.document-621.2');
    const superseded = anImportConsignment({
      documents: { '621': doc('621', { version: 2, superseded: true }) },
    });
    expect(requestIdOf(superseded, list)).toBe('C20261123000001.document-621.3');
  });
});

describe('pending asks', () => {
  const ask = (name: Ask['name'], number: number): Ask => ({
    name,
    requestId: `C.${name}.${String(number)}`,
    attempts: 1,
    askedAt: AT,
    againAt: NOW,
  });
  const task = (asks: readonly Ask[]): Task => ({
    consignmentId: 'C',
    stage: 'dispatch',
    visit: 1,
    token: 't',
    entered: 'e',
    status: 'waiting',
    asks,
    openedAt: AT,
    deadline: NOW,
    version: 1,
  });

  test('are the unanswered ones, the latest of each', () => {
    const asks = [ask('fulfilment', 1), ask('waybill', 1), ask('fulfilment', 2)];
    expect(pendingAsks(anImportConsignment(), task(asks))).toEqual([ask('fulfilment', 2)]);
    const answered = anImportConsignment({ warehouseAcceptedAt: AT });
    expect(pendingAsks(answered, task(asks))).toEqual([]);
  });
});
