import { describe, expect, test } from '@jest/globals';
import type {
  Consignment,
  DocumentFacts,
  HoldContent,
  LimitTaken,
  MatchResult,
} from '../../../functions/domain/consignment/consignment.ts';
import { HOLDS, partnerRefused } from '../../../functions/domain/consignment/hold-rules.ts';
import { money } from '../../../functions/domain/money/money.ts';
import type { DocumentKind } from '../../../functions/domain/trade/documents.ts';
import {
  aLine,
  anExportConsignment,
  anImportConsignment as anyImport,
} from '../../support/consignment-builder.ts';

const AT = '2026-11-23T03:00:00.000Z';
const NOW = '2026-11-23T12:00:00.000Z';
const anImportConsignment = (overrides: Partial<Consignment> = {}) =>
  anyImport({
    identity: { ...anyImport().identity, payerName: '*明', payerIdNumber: '002X' },
    ...overrides,
  });
const declares = (ours: Partial<Consignment>, base = anImportConsignment) =>
  HOLDS.declare(base(ours), NOW);
const differs = (rule: string, title = `Rule ${rule}`): MatchResult => ({
  ...{ rule, title, ok: false, field: 'f' },
  ...{ left: '311.a', right: '411.b' },
});
const document = (kind: DocumentKind, facts: Partial<DocumentFacts>): Consignment['documents'] => ({
  [kind]: { kind, version: 1, filedAt: AT, receipts: [], ...facts },
});

describe('data that is missing', () => {
  test('is named by title and field, with what may be fixed', () => {
    expect(declares({ buyerName: '', shipTo: { ...anyImport().shipTo, city: '' } })).toEqual({
      reason: 'data-missing',
      message: 'Missing: City of the consignee (shipTo.city), Name of the buyer (buyer.name).',
      pointers: ['shipTo.city', 'buyer.name'],
    });
  });

  const paidIn = (currency: 'USD' | 'CNY') => ({
    totals: { ...anyImport().totals, paid: money(100, currency) },
  });
  test('an import is paid in yuan', () => {
    const message = 'The payment is in USD; customs takes CNY only.';
    expect(declares(paidIn('USD'))).toEqual({ reason: 'data-missing', message, pointers: [] });
    expect(declares({ ...paidIn('USD'), buyerName: '' })?.message).toBe(
      `Missing: Name of the buyer (buyer.name). ${message}`,
    );
    expect(declares(paidIn('CNY'))).toBeUndefined();
  });

  test('an export may be paid in anything', () => {
    expect(declares(paidIn('USD'), anExportConsignment)).toBeUndefined();
  });
});

describe('documents that differ', () => {
  const CONSIGNEE = ['shipTo.name', 'shipTo.street', 'shipTo.city', 'consignee.telephone'];
  const two = [aLine(), aLine({ lineId: 'line-2' })];
  const packed = { at: AT, weightGrams: 240 };

  test.each<[string, HoldContent['reason'], readonly string[]]>([
    ['1', 'match-failed', CONSIGNEE],
    ['2', 'payment-difference', ['payment.transactionId', 'totals.discount', 'totals.freight']],
    ['3', 'match-failed', ['payment.transactionId', 'payment.paymentFirmId']],
    ['4', 'match-failed', CONSIGNEE],
    ['5', 'match-failed', CONSIGNEE],
    ['6', 'match-failed', ['buyer.name', 'buyer.idNumber', 'payer.name', 'payer.idNumber']],
    ['7', 'match-failed', CONSIGNEE],
    ['8', 'match-failed', []],
    ['9', 'match-failed', ['lines.1.grossWeightGrams', 'lines.2.grossWeightGrams']],
    ['10', 'match-failed', ['lines.1.hsCode', 'lines.2.hsCode']],
    ['12', 'match-failed', []],
    ['tax', 'match-failed', ['totals.tax']],
  ])('by rule %s hold it as %s', (rule, reason, pointers) => {
    expect(declares({ match: [differs(rule)], lines: two })).toEqual({
      reason,
      message: `Rule ${rule}: 311.a but 411.b.`,
      pointers,
    });
  });

  test('a packed parcel was weighed: its weight is what may be wrong', () => {
    expect(declares({ match: [differs('9')], packed })?.pointers).toEqual(['packed.weightGrams']);
  });

  test('each is told once, what puts them right once', () => {
    const match = [differs('4', 'Name'), { ...differs('1'), ok: true }, differs('5', 'Street')];
    expect(declares({ match })).toEqual({
      reason: 'match-failed',
      message: 'Name: 311.a but 411.b. Street: 311.a but 411.b.',
      pointers: CONSIGNEE,
    });
    expect(declares({ match: [differs('4'), differs('2')] })?.reason).toBe('payment-difference');
  });
});

describe('a document that customs refused', () => {
  const rejected = { status: '100', at: AT, info: 'hs code' };
  const two = [aLine(), aLine({ lineId: 'line-2' })];

  test('is named, with its code and what may be wrong in it', () => {
    expect(declares({ documents: document('621', { rejected }), lines: two })).toEqual({
      reason: 'customs-rejected',
      message: 'Import list (621) was refused with 100: hs code',
      pointers: [
        ...['lines.1.hsCode', 'lines.1.declaredName'],
        ...['lines.2.hsCode', 'lines.2.declaredName'],
      ],
    });
  });

  test('no more once it was taken up again, and never one of another direction', () => {
    const again = document('311', { rejected, superseded: true });
    expect(declares({ documents: again })).toBeUndefined();
    expect(declares({ documents: document('603', { rejected }) })).toBeUndefined();
    expect(declares({ documents: document('411', { rejected }) })?.message).toContain(
      'Payment voucher (411)',
    );
  });
});

describe('limits', () => {
  const taken = (overrides: Partial<LimitTaken>): LimitTaken => ({
    ...{ state: 'exhausted', of: '2026', amount: money(27_000_00, 'CNY') },
    ...overrides,
  });

  test('a buyer’s year that does not cover it', () => {
    const limits = { 'buyer-year': taken({ left: money(12_34, 'CNY') }) };
    expect(declares({ limits })).toEqual({
      reason: 'annual-limit-exceeded',
      message: 'The buyer’s limit of 2026 has 12.34 CNY left; this order counts 27000.00.',
      pointers: [],
    });
  });

  test('a guarantee that does not cover it', () => {
    const limits = { guarantee: taken({ of: '3301960A1B' }) };
    expect(declares({ limits })).toEqual({
      reason: 'guarantee-exhausted',
      message: 'Guarantor 3301960A1B has 0.00 CNY left; the tax is 27000.00.',
      pointers: [],
    });
  });

  test.each(['drawn', 'overruled', 'restored'] as const)('%s holds nothing', (state) => {
    const limits = { guarantee: taken({ state }), 'buyer-year': taken({ state }) };
    expect(declares({ limits })).toBeUndefined();
  });
});

describe('kept by customs', () => {
  const inReview = document('621', {
    receipts: [{ status: '300', at: '2026-11-21T12:00:00.000Z', info: '' }],
  });

  test('for as long as patience lasts it is left alone, and from then on somebody asks', () => {
    expect(HOLDS.declare(anImportConsignment({ documents: inReview }), NOW)).toEqual({
      reason: 'kept-by-customs',
      message: expect.stringMatching(
        /^Customs has kept the goods since 2026-11-21T12:00:00.000Z: .+ \(300\)\.$/,
      ),
      pointers: [],
    });
    const before = '2026-11-23T11:59:59.999Z';
    expect(HOLDS.declare(anImportConsignment({ documents: inReview }), before)).toBeUndefined();
  });
});

describe('a general declaration', () => {
  const because = 'over the limit of the list';
  const stands = (kind: '303' | '505'): DocumentFacts => ({
    ...{ kind, version: 1, filedAt: AT, receipts: [], acceptedAt: AT },
  });
  const documents = { '303': stands('303'), '505': stands('505') };
  const b2b = (ours: Partial<Consignment>) =>
    anExportConsignment({
      ...{ mode: 'b2b-direct-export', documents, generalDeclaration: { because } },
      ...ours,
    });

  test('is asked for once everything else is accepted', () => {
    expect(HOLDS.declare(b2b({}), NOW)).toEqual({
      reason: 'general-declaration-needed',
      message: `A general declaration is needed: ${because}.`,
      pointers: ['declaration.generalNumber', 'declaration.releasedOn'],
    });
  });

  test.each<[string, Partial<Consignment>]>([
    ['a document is open', { documents: { '303': documents['303'] } }],
    ['it is released', { generalDeclaration: { because, releasedOn: '2026-11-22' } }],
    ['the list does', { generalDeclaration: undefined }],
  ])('not while %s', (_when, ours) => {
    expect(HOLDS.declare(b2b(ours), NOW)).toBeUndefined();
  });
});

describe('packed weight, of an expected 240 g', () => {
  const weighed = (weightGrams: number, confirmed?: boolean) =>
    HOLDS['hand-off'](anImportConsignment({ packed: { at: AT, weightGrams, confirmed } }), NOW);

  test.each([192, 240, 288])('%d g is within a fifth', (grams) => {
    expect(weighed(grams)).toBeUndefined();
  });

  test.each([191, 289])('%d g is not', (grams) => {
    expect(weighed(grams)).toEqual({
      reason: 'weight-difference',
      message: `Packed weight ${String(grams)} g, expected 240 g from the catalogue.`,
      pointers: ['packed.weightGrams'],
    });
    expect(weighed(grams, true)).toBeUndefined();
    expect(weighed(grams, false)).toBeDefined();
  });

  test('holds at dispatch too, where parcels are packed before they are declared', () => {
    const packed = { at: AT, weightGrams: 500 };
    expect(HOLDS.dispatch(anImportConsignment({ packed }), NOW)?.reason).toBe('weight-difference');
    const goods = { ...aLine().goods, grossWeightGrams: undefined };
    const unknown = anExportConsignment({ mode: 'overseas-fulfilment', packed });
    expect(HOLDS.dispatch({ ...unknown, lines: [aLine({ goods })] }, NOW)?.message).toBe(
      'Packed weight 500 g, expected 0 g from the catalogue.',
    );
  });
});

describe('screening', () => {
  const hit = (hitId: string, tier: 'freeze' | 'hold' | 'note', field = 'shipTo.name') => ({
    ...{ hitId, tier, field, message: `${hitId}!` },
  });
  const screened = (...hits: ReturnType<typeof hit>[]) => ({
    screening: { at: AT, hits, cleared: [] },
  });

  test.each(['dispatch', 'declare'] as const)('stops %s before anything else', (stage) => {
    const ours = { ...screened(hit('a', 'hold'), hit('n', 'note')), buyerName: '' };
    expect(HOLDS[stage](anImportConsignment(ours), NOW)).toEqual({
      reason: 'screening-hold',
      message: 'a!',
      pointers: ['shipTo.name'],
    });
  });

  test('freezes where one of them does', () => {
    const ours = screened(hit('a', 'hold'), hit('b', 'freeze'), hit('c', 'hold', 'lines.1.hsCode'));
    expect(declares(ours)).toEqual({
      reason: 'screening-freeze',
      message: 'a! b! c!',
      pointers: ['shipTo.name', 'lines.1.hsCode'],
    });
  });
});

test('what is being confirmed is held by nothing', () => {
  expect(HOLDS.confirm(anImportConsignment({ buyerName: '' }), NOW)).toBeUndefined();
});

describe('a partner’s refusal', () => {
  const refusedAsk = { ask: 'fulfilment', code: 'no-stock', message: 'sold out' } as const;

  test('says what was refused and why', () => {
    expect(partnerRefused(anImportConsignment({ refusedAsk }), 'dispatch')).toEqual({
      reason: 'partner-refused',
      message: 'fulfilment was refused (no-stock): sold out',
      pointers: [],
    });
  });

  test('matters to its own stage only, and until it is answered', () => {
    expect(partnerRefused(anImportConsignment({ refusedAsk }), 'declare')).toBeUndefined();
    const answered = anImportConsignment({ refusedAsk, warehouseAcceptedAt: AT });
    expect(partnerRefused(answered, 'dispatch')).toBeUndefined();
    expect(partnerRefused(anImportConsignment(), 'dispatch')).toBeUndefined();
  });
});
