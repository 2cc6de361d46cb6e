import { describe, expect, test } from '@jest/globals';
import type { AskRow } from '../../../functions/domain/consignment/ask-row.ts';
import { asksOfStage } from '../../../functions/domain/consignment/asks.ts';
import type {
  Consignment,
  DocumentFacts,
} from '../../../functions/domain/consignment/consignment.ts';
import { documentAsk, isComplete } from '../../../functions/domain/consignment/document-asks.ts';
import type { Stage } from '../../../functions/domain/consignment/stages.ts';
import { money } from '../../../functions/domain/money/money.ts';
import type { DocumentKind } from '../../../functions/domain/trade/documents.ts';
import type { TradeModeName } from '../../../functions/domain/trade/trade-modes.ts';
import { anExportConsignment, anImportConsignment } from '../../support/consignment-builder.ts';

const AT = '2026-11-23T03:00:00.000Z';
const OWN = 'ourselves at once';

/** Whom an ask goes to and how soon again; `hears` of one that is waited for. */
function told({ party, document, unasked, answerWithin, lostAfter, name }: AskRow): string {
  const within = Object.entries(answerWithin).map(([unit, count]) => `${String(count)} ${unit}`);
  const lost = lostAfter === undefined ? '' : `, lost after ${String(lostAfter.days)} days`;
  if (document !== undefined) expect(name).toBe(`document-${document}`);
  return `${unasked === true ? 'hears ' : ''}${party} ${within.join() || 'at once'}${lost}`;
}

const rows = (mode: TradeModeName, stage: Stage, ours: Partial<Consignment> = {}) =>
  asksOfStage(anImportConsignment({ mode, ...ours }), stage).map((row) => [row.name, told(row)]);

const SCREENED = ['screening', 'screening 5 minutes'];
const PAYMENT = [
  ['payment-record', 'payment firm 30 minutes'],
  ['match-payment', OWN],
  ['draw-buyer-limit', OWN],
];
const IMPORT_DOCUMENTS = [
  ['document-311', 'customs 30 minutes'],
  ['document-411', 'payment firm 30 minutes'],
  ['document-511', 'carrier 30 minutes'],
];
const EXPORT_DOCUMENTS = [
  ['document-303', 'customs 30 minutes'],
  ['document-505', 'carrier 30 minutes'],
];
const RESERVE = ['reserve-stock', OWN];
const FULFILMENT = ['fulfilment', 'warehouse 4 hours'];
const WAYBILL = ['waybill', 'carrier 30 minutes'];
const PICK = ['pick', 'warehouse 12 hours'];
const JOIN = ['join-load', OWN];
const FIRST_SCAN = ['first-scan', 'hears carrier 24 hours'];
const ADVICE = ['pre-advice', 'carrier 1 hours'];
const STOP = ['stop-parcel', 'warehouse 4 hours'];
const BACK = ['goods-back', 'warehouse 10 days'];
const STOCK = [
  ['return-stock', OWN],
  ['void-label', 'carrier 1 hours'],
];
const LAST = [BACK, ...STOCK];
const TALLIED = [BACK, ['document-215', 'warehouse 1 days'], ...STOCK];
const general = { generalDeclaration: { because: 'over the limit' } };

describe('who is asked, and how soon again', () => {
  test.each<[TradeModeName, Stage, readonly (readonly string[])[], Partial<Consignment>?]>([
    ['bonded-import', 'dispatch', [SCREENED, RESERVE, FULFILMENT, WAYBILL]],
    ['direct-import', 'dispatch', [SCREENED, RESERVE, FULFILMENT, WAYBILL, PICK]],
    [
      'bonded-import',
      'declare',
      [
        ...[SCREENED, ...PAYMENT, ...IMPORT_DOCUMENTS, ['match-documents', OWN]],
        ...[
          ['draw-guarantee', OWN],
          ['document-621', 'customs 12 hours'],
          ['write-off', OWN],
        ],
      ],
    ],
    [
      'direct-import',
      'declare',
      [
        ...[SCREENED, ...PAYMENT, ...IMPORT_DOCUMENTS, ['match-documents', OWN]],
        ...[
          ['join-load', OWN],
          ['load-booking', 'hears load 6 hours'],
        ],
        ...[
          ['draw-guarantee', OWN],
          ['document-621', 'customs 12 hours'],
        ],
      ],
    ],
    [
      'general-export',
      'declare',
      [
        ...[SCREENED, ...EXPORT_DOCUMENTS, ['match-documents', OWN], ADVICE],
        ...[
          ['document-603', 'customs 12 hours'],
          ['join-load', OWN],
        ],
      ],
    ],
    [
      'special-area-export',
      'declare',
      [
        ...[SCREENED, ...EXPORT_DOCUMENTS, ['match-documents', OWN], ADVICE],
        ...[
          ['document-603', 'customs 12 hours'],
          ['write-off', OWN],
        ],
      ],
    ],
    [
      'b2b-direct-export',
      'declare',
      [
        ...[SCREENED, ...EXPORT_DOCUMENTS, ['match-documents', OWN]],
        ['document-603', 'customs 12 hours'],
      ],
    ],
    [
      'b2b-direct-export',
      'declare',
      [SCREENED, ...EXPORT_DOCUMENTS, ['general-declaration', 'hears operator 3 days']],
      general,
    ],
    ['overseas-fulfilment', 'declare', [SCREENED]],
    [
      'bonded-import',
      'hand-off',
      [
        SCREENED,
        PICK,
        ['gate-pass', 'customs 1 hours'],
        ['gate-out', 'warehouse 12 hours'],
        FIRST_SCAN,
      ],
    ],
    [
      'b2b-direct-export',
      'hand-off',
      [SCREENED, PICK, ['gate-out', 'warehouse 12 hours'], ['write-off', OWN], FIRST_SCAN],
    ],
    [
      'direct-import',
      'hand-off',
      [SCREENED, ['gate-out', 'hears load 12 hours'], ['write-off', OWN], FIRST_SCAN],
    ],
    [
      'general-export',
      'hand-off',
      [SCREENED, JOIN, ['gate-out', 'hears load 12 hours'], ['write-off', OWN], FIRST_SCAN],
    ],
    ['bonded-import', 'confirm', [['proof-of-delivery', 'hears carrier 6 days']]],
    [
      'overseas-stocking',
      'confirm',
      [
        ['goods-receipt', 'hears receiving warehouse 10 days'],
        ['put-away', OWN],
      ],
    ],
    [
      'bonded-import',
      'unwind',
      [
        ...[STOP, ['document-621', 'hears customs 1 hours, lost after 1 days']],
        ...[['document-623', 'customs 12 hours'], ['document-625', 'customs 12 hours'], ...LAST],
      ],
    ],
    [
      'general-export',
      'unwind',
      [
        ...[
          STOP,
          ['leave-load', OWN],
          ['document-603', 'hears customs 1 hours, lost after 1 days'],
        ],
        ...[['document-605', 'customs 12 hours'], ['document-213', 'customs 12 hours'], ...TALLIED],
      ],
    ],
    ['overseas-fulfilment', 'unwind', [STOP, ...LAST]],
    ['bonded-import', 'needs-operator', []],
  ])('%s, %s', (mode, stage, expected, ours = {}) => {
    expect(rows(mode, stage, ours)).toEqual(expected);
  });
});

/** The asks of a stage that are due: ready, and not answered. */
function due(stage: Stage, consignment: Consignment): readonly string[] {
  return asksOfStage(consignment, stage)
    .filter((row) => row.ready(consignment) && !row.answered(consignment))
    .map(({ name }) => name);
}

const facts = (kind: DocumentKind, ours: Partial<DocumentFacts> = {}): DocumentFacts => ({
  ...{ kind, version: 1, filedAt: AT, receipts: [], acceptedAt: AT },
  ...ours,
});
const documents = (...kinds: readonly DocumentKind[]): Consignment['documents'] =>
  Object.fromEntries(kinds.map((kind) => [kind, facts(kind)]));
const drawn = { state: 'drawn', of: 'x', amount: money(1, 'CNY') } as const;
const agreed = (rule: string) => ({
  ...{ rule, title: '', ok: true, field: '', left: '', right: '' },
});
const load = { loadId: 'L1', status: 'open', reached: {} } as const;

describe('what is due when', () => {
  const paid: Partial<Consignment> = {
    match: [agreed('1')],
    limits: { 'buyer-year': drawn },
    documents: documents('311', '411', '511'),
  };
  const matched = { ...paid, match: [agreed('1'), agreed('5')] };

  test.each<[string, Partial<Consignment>, readonly string[]]>([
    ['nobody vouched yet', { paymentRecord: undefined }, ['payment-record']],
    ['the payment is known', {}, ['match-payment']],
    ['it agrees', { match: [agreed('1')] }, ['draw-buyer-limit']],
    [
      'the year is drawn',
      { ...paid, documents: {} },
      ['document-311', 'document-411', 'document-511'],
    ],
    ['all is accepted', paid, ['match-documents']],
    ['all agrees', matched, ['draw-guarantee']],
    [
      'tax is guaranteed',
      { ...matched, limits: { ...paid.limits, guarantee: drawn } },
      ['document-621'],
    ],
  ])('bonded import, %s', (_when, ours, expected) => {
    expect(due('declare', anImportConsignment(ours))).toEqual(expected);
  });

  test.each<[string, Partial<Consignment>, readonly string[]]>([
    ['joins a load, and hears its booking', {}, ['join-load', 'load-booking']],
    ['waits for the booking', { load }, ['load-booking']],
    ['draws when it is booked', { load: { ...load, masterBill: 'M1' } }, ['draw-guarantee']],
  ])('a direct import %s', (_what, ours, expected) => {
    const mode = 'direct-import';
    const consignment = anImportConsignment({ ...matched, mode, ...ours });
    const open = due('declare', consignment).filter((name) => name !== 'match-documents');
    expect(open).toEqual(expected);
  });

  test('a general export joins a load once its list is accepted and it is announced', () => {
    const advised = { preAdvice: { at: AT, status: 'accepted' } } as const;
    const exported = (ours: Partial<Consignment>) =>
      due(
        'declare',
        anExportConsignment({
          ...{ mode: 'general-export', match: [agreed('5')] },
          documents: documents('303', '505', '603'),
          ...ours,
        }),
      );
    expect(exported({})).toEqual(['pre-advice', 'document-603']);
    expect(exported(advised)).toEqual(['document-603', 'join-load']);
    expect(exported({ ...advised, documents: documents('303', '505') })).toEqual(['document-603']);
    expect(exported({ ...advised, load })).toEqual(['document-603']);
  });

  test('an export out of bond joins its load once its list is released, and leaves with it', () => {
    const gathered = (ours: Partial<Consignment>) =>
      anExportConsignment({
        ...{ mode: 'special-area-export', travelsBy: 'vehicle', match: [agreed('5')] },
        preAdvice: { at: AT, status: 'accepted' },
        ...ours,
      });
    const accepted = documents('303', '505', '603');
    const released = { ...accepted, '603': facts('603', { releasedAt: AT }) };
    expect(due('dispatch', gathered({ warehouseAcceptedAt: AT }))).toContain('pick');
    expect(due('declare', gathered({ documents: accepted }))).toEqual(['document-603']);
    expect(due('declare', gathered({ documents: released }))).toEqual(['join-load', 'write-off']);
    expect(due('hand-off', gathered({ load }))).toEqual(['gate-out']);
    // Taken out of its load, it joins the next.
    expect(due('hand-off', gathered({ load: undefined }))).toContain('join-load');
    const banned = { at: AT, status: 'do-not-load' } as const;
    expect(due('hand-off', gathered({ preAdvice: banned }))).not.toContain('join-load');
    expect(due('hand-off', gathered({ load, gatedOutAt: AT }))).toEqual(['first-scan']);
    // Planned before its mode travelled in loads, it passes the gate by itself.
    expect(due('hand-off', gathered({ travelsBy: undefined }))).toEqual(['pick']);
  });

  test('where exports arrive released, an export joins its load once its list is', () => {
    const parties = { ...anExportConsignment().parties, exportArrival: 'after-release' } as const;
    const arriving = (documents: Consignment['documents']) =>
      anExportConsignment({
        ...{ mode: 'general-export', travelsBy: 'flight', match: [agreed('5')], parties },
        ...{ preAdvice: { at: AT, status: 'accepted' }, documents },
      });
    const accepted = documents('303', '505', '603');
    const released = { ...accepted, '603': facts('603', { releasedAt: AT }) };
    expect(due('declare', arriving(accepted))).toEqual(['document-603']);
    expect(due('declare', arriving(released))).toEqual(['join-load']);
  });

  test('receipts of payment (403) are due with the order where they are filed', () => {
    const { parties } = anExportConsignment();
    const firm = { mode: 'b2b-direct-export', documents: {} } as const;
    const filing = { ...firm, parties: { ...parties, exportReceipts: 'filed' } } as const;
    expect(due('declare', anExportConsignment(filing))).toContain('document-403');
    expect(due('declare', anExportConsignment(firm))).not.toContain('document-403');
  });

  test('an import that left its load joins no other: its list names the one it was in', () => {
    const left = anImportConsignment({ mode: 'direct-import', load: undefined });
    expect(due('hand-off', left)).not.toContain('join-load');
  });

  test('what travels in a load is packed once warehouse and carrier said yes', () => {
    const mode = 'direct-import';
    const fresh = anImportConsignment({ mode });
    expect(due('dispatch', fresh)).toEqual(['fulfilment']);
    const set = anImportConsignment({ mode, warehouseAcceptedAt: AT });
    expect(due('dispatch', set)).toEqual(['pick']);
    expect(due('dispatch', { ...set, packed: { at: AT, weightGrams: 240 } })).toEqual([]);
  });

  test.each<[Partial<Consignment>, readonly string[]]>([
    [{}, ['goods-receipt']],
    [{ goodsReceipt: { at: AT, lines: [] } }, ['put-away']],
    [{ goodsReceipt: { at: AT, lines: [], putAwayAt: AT } }, []],
  ])('stocking abroad, %j', (ours, expected) => {
    const consignment = anExportConsignment({ mode: 'overseas-stocking', ...ours });
    expect(due('confirm', consignment)).toEqual(expected);
  });

  test.each<[Partial<Consignment>, readonly string[]]>([
    [{}, ['gate-out']],
    [{ gatedOutAt: AT }, ['write-off', 'first-scan']],
    [{ gatedOutAt: AT, stockReserved: false }, ['first-scan']],
    [{ gatedOutAt: AT, stockReserved: false, handedToCarrierAt: AT }, []],
  ])('hand-off of what travels in a load, %j', (ours, expected) => {
    expect(due('hand-off', anImportConsignment({ mode: 'direct-import', ...ours }))).toEqual(
      expected,
    );
  });
});

describe('unwinding', () => {
  const returnRequest = { requestedAt: AT, reason: 'broken' };
  const stopped = { parcelStoppedAt: AT };
  const list = (ours: Partial<DocumentFacts> = {}) => ({
    documents: { '621': facts('621', ours) },
  });
  const released = list({ releasedAt: AT });
  const returned = { documents: { ...released.documents, '625': facts('625') } };

  test.each<[string, Partial<Consignment>, readonly string[]]>([
    ['nothing stopped', list(), ['stop-parcel']],
    ['too late to stop it', { ...list(), unwind: { parcelTooLateAt: AT } }, []],
    ['stopped', { ...list(), unwind: stopped }, ['document-623']],
    ['to come back', { ...released, returnRequest }, ['document-625']],
    ['customs knows that it comes back', { ...returned, returnRequest }, ['goods-back']],
    [
      'the goods are back',
      { ...returned, returnRequest, unwind: { parcelReturnedAt: AT } },
      ['return-stock'],
    ],
    [
      'a list is unanswered',
      { ...list({ acceptedAt: undefined }), returnRequest },
      ['document-621'],
    ],
    ['unanswered, and not stopped', list({ acceptedAt: undefined }), ['stop-parcel']],
  ])('%s', (_when, ours, expected) => {
    expect(due('unwind', anImportConsignment(ours))).toEqual(expected);
  });

  describe('an export', () => {
    const there = { parcelReturnedAt: AT };
    const all = [{ sku: 'CREAM-50ML', quantity: 2 }];
    const counted = { ...there, tally: { at: AT, lines: all } };
    const short = { at: AT, lines: [{ sku: 'CREAM-50ML', quantity: 1 }] };
    const granted = {
      '603': facts('603', { releasedAt: AT }),
      '213': facts('213', { releasedAt: AT }),
    };
    const filed = { ...granted, '215': facts('215') };

    test.each<[string, Partial<Consignment>, readonly string[]]>([
      ['is granted, and on its way', { documents: granted }, ['goods-back']],
      [
        'is there, and not granted',
        { documents: { ...granted, '213': facts('213') }, unwind: there },
        ['document-213'],
      ],
      ['is there', { documents: granted, unwind: there }, ['document-215']],
      ['is counted', { documents: granted, unwind: counted }, ['document-215']],
      ['is filed, and not counted', { documents: filed, unwind: there }, ['document-215']],
      ['is short', { documents: filed, unwind: { ...there, tally: short } }, ['document-215']],
      ['is counted and filed', { documents: filed, unwind: counted }, ['return-stock']],
    ])('that comes back %s', (_when, ours, expected) => {
      expect(due('unwind', anExportConsignment({ returnRequest, ...ours }))).toEqual(expected);
    });

    test('that was stopped in its zone is tallied by nobody', () => {
      const kept = { documents: granted, unwind: stopped };
      expect(due('unwind', anExportConsignment(kept))).toEqual(['return-stock', 'void-label']);
    });
  });

  test.each<[string, Partial<Consignment>, readonly string[]]>([
    ['leaves its load once stopped', { load, unwind: stopped }, ['leave-load']],
    ['is in no load', { unwind: stopped }, []],
    ['is not stopped yet', { load }, []],
    ['comes back with it', { load, returnRequest, unwind: stopped }, []],
  ])('what travels in a load %s', (_what, ours, expected) => {
    const consignment = anImportConsignment({ mode: 'direct-import', ...list(), ...ours });
    expect(due('unwind', consignment).filter((name) => name === 'leave-load')).toEqual(expected);
  });

  test.each<[string, Partial<Consignment>, boolean]>([
    ['is voided once all is undone', { unwind: stopped }, true],
    ['is used up by what travelled on it', { unwind: stopped, returnRequest }, false],
    ['never was', { unwind: stopped, legs: [] }, false],
    ['is voided', { unwind: { ...stopped, labelVoidedAt: AT } }, false],
    ['waits for customs', { ...list(), unwind: stopped }, false],
  ])('a label %s', (_what, ours, isDue) => {
    expect(due('unwind', anImportConsignment(ours)).includes('void-label')).toBe(isDue);
  });
});

describe('a document is complete', () => {
  test.each<[string, DocumentFacts | undefined, boolean]>([
    ['never filed', undefined, false],
    ['an order, filed', facts('311', { acceptedAt: undefined }), false],
    ['an order, accepted', facts('311'), true],
    ['a list, accepted', facts('621'), false],
    ['a list, released', facts('621', { releasedAt: AT }), true],
    ['superseded', facts('311', { superseded: true }), false],
    ['rejected', facts('311', { rejected: { status: '100', at: AT, info: '' } }), false],
  ])('%s', (_what, document, complete) => {
    expect(isComplete(document)).toBe(complete);
  });

  test.each(['511', '505'] as const)('a waybill (%s) with its firm’s own answer only', (kind) => {
    const row = documentAsk(kind, () => true, { minutes: 1 });
    const filed = anImportConsignment({ documents: documents(kind) });
    expect(row.answered(filed)).toBe(true);
    expect(row.answered({ ...filed, waybillRecord: undefined })).toBe(false);
    const order = documentAsk('311', () => true, { minutes: 1 });
    const ordered = anImportConsignment({ documents: documents('311'), waybillRecord: undefined });
    expect(order.answered(ordered)).toBe(true);
  });
});
