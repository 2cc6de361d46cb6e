import { describe, expect, test } from '@jest/globals';
import type { ConsignmentFact } from '../../../functions/domain/consignment/consignment-events.ts';
import type {
  Consignment,
  DocumentFacts,
  Hold,
} from '../../../functions/domain/consignment/consignment.ts';
import { foldReceipt } from '../../../functions/domain/consignment/fold-receipt.ts';
import { foldEvent } from '../../../functions/domain/consignment/fold-event.ts';
import {
  foldCleared,
  isScreenedAnew,
  SCREENING,
} from '../../../functions/domain/consignment/screening.ts';
import { unblocked } from '../../../functions/domain/consignment/unblock.ts';
import { money } from '../../../functions/domain/money/money.ts';
import { anImportConsignment } from '../../support/consignment-builder.ts';

const BEFORE = '2026-11-23T03:00:00.000Z';
const AT = '2026-11-23T05:00:00.000Z';
const TOLD = '2026-11-23T04:00:00.000Z';
const after = (fact: ConsignmentFact, ours: Partial<Consignment> = {}): Consignment => {
  const before = anImportConsignment(ours);
  const { consignmentId, version } = before;
  return foldEvent(before, { ...fact, consignmentId, version: version + 1, at: AT });
};

const posting = (lineId: string) => ({
  ...{ lineId, accountBook: 'T1', bookItem: '1', unit: '140' },
  ...{ quantity: 1, before: 5, after: 4 },
});
const hold: Hold = {
  ...{ reason: 'match-failed', message: 'm', pointers: [] },
  ...{ stage: 'declare', since: BEFORE },
};
const load = { loadId: 'L1', status: 'open', reached: {} } as const;
const charge = { charge: 'duty', amount: money(5, 'EUR'), chargedAt: TOLD } as const;
const filed = (ours: Partial<DocumentFacts> = {}): Consignment['documents'] => ({
  '621': { kind: '621', version: 1, filedAt: BEFORE, receipts: [], ...ours },
});
const list = { type: 'document-filed', kind: '621', documentVersion: 1 } as const;

/** A fact, what was known, and what is known then of the same. */
const ROWS: readonly [
  name: string,
  fact: ConsignmentFact,
  before: Partial<Consignment>,
  known: Partial<Consignment>,
][] = [
  [
    'a stage is entered',
    { type: 'stage-entered', stage: 'hand-off', visit: 1 },
    { stage: 'declare', status: 'declaring' },
    { stage: 'hand-off', status: 'handing-off' },
  ],
  [
    'a stage fails for good',
    { type: 'stage-failed', stage: 'declare', code: 'c', message: 'm' },
    { hold },
    { hold: undefined, refusal: { code: 'c', message: 'm', at: AT } },
  ],
  ['the warehouse accepts', { type: 'warehouse-accepted' }, {}, { warehouseAcceptedAt: AT }],
  [
    'a partner refuses, for the second time',
    { type: 'ask-refused', ask: 'pick', code: 'c', message: 'm' },
    { refusals: { pick: 1, waybill: 3 } },
    { refusedAsk: { ask: 'pick', code: 'c', message: 'm' }, refusals: { pick: 2, waybill: 3 } },
  ],
  [
    'a waybill is drawn: it is the declared one from now on',
    { type: 'waybill-drawn', waybillNumber: 'B' },
    { legs: [{ carrierId: 'x', waybillNumber: 'A', declared: true, public: false }] },
    {
      legs: [
        { carrierId: 'express', waybillNumber: 'B', declared: true, public: true },
        { carrierId: 'x', waybillNumber: 'A', declared: true, public: false },
      ],
    },
  ],
  ['it is charged', { type: 'charged', ...charge }, {}, { charges: [charge] }],
  [
    'it is charged again',
    { type: 'charged', ...charge, charge: 'fee' },
    { charges: [charge] },
    { charges: [charge, { ...charge, charge: 'fee' }] },
  ],
  [
    'it is screened',
    { type: 'screened', hits: [], cleared: ['h'], list: { listId: 'L', asOf: '2026-11-01' } },
    { screening: undefined },
    { screening: { at: AT, hits: [], cleared: ['h'], list: { listId: 'L', asOf: '2026-11-01' } } },
  ],
  [
    'a limit is drawn on',
    { type: 'limit-drawn', limit: 'guarantee', taken: { of: 'x', amount: money(1, 'CNY') } },
    {},
    { limits: { guarantee: { state: 'drawn', of: 'x', amount: money(1, 'CNY') } } },
  ],
  [
    'a limit does not let it',
    { type: 'limit-exhausted', limit: 'guarantee', taken: { of: 'x', amount: money(1, 'CNY') } },
    {},
    { limits: { guarantee: { state: 'exhausted', of: 'x', amount: money(1, 'CNY') } } },
  ],
  [
    'a limit is given back',
    { type: 'limits-restored', limits: ['guarantee'] },
    { limits: { guarantee: { state: 'drawn', of: 'x', amount: money(1, 'CNY') } } },
    { limits: { guarantee: { state: 'restored', of: 'x', amount: money(1, 'CNY') } } },
  ],
  [
    'the book is written off',
    { type: 'book-written-off', postings: [posting('2')] },
    { bookPostings: [posting('1')] },
    { stockReserved: false, bookPostings: [posting('2')] },
  ],
  [
    'it is packed',
    { type: 'parcel-packed', weightGrams: 245 },
    {},
    { packed: { at: AT, weightGrams: 245 } },
  ],
  [
    'a gate pass is issued',
    { type: 'gate-pass-issued', number: 'G1' },
    {},
    { gatePass: { number: 'G1', at: AT } },
  ],
  ['it passes the gate', { type: 'gated-out' }, {}, { gatedOutAt: AT }],
  ['it joins a load', { type: 'load-joined', loadId: 'L1' }, {}, { load }],
  [
    'it is taken out of its load',
    { type: 'load-left', loadId: 'L1', reason: 'r' },
    { load },
    { load: undefined },
  ],
  [
    'its load is booked',
    {
      ...{ type: 'load-booked', loadId: 'L1', masterBill: 'M1' },
      ...{ voyage: 'V1', vessel: 'W', trafficMode: '5' },
    },
    { load },
    { load: { ...load, masterBill: 'M1', voyage: 'V1', vessel: 'W', trafficMode: '5' } },
  ],
  [
    'a load is booked that it left',
    {
      ...{ type: 'load-booked', loadId: 'L1', masterBill: 'M1' },
      ...{ voyage: 'V1', vessel: 'W', trafficMode: '5' },
    },
    {},
    { load: undefined },
  ],
  [
    'its load passes the gate, and it does',
    { type: 'load-moved', loadId: 'L1', status: 'gated-out', movedAt: TOLD },
    { load: { ...load, reached: { closed: BEFORE } } },
    {
      load: { ...load, status: 'gated-out', reached: { closed: BEFORE, 'gated-out': TOLD } },
      gatedOutAt: TOLD,
    },
  ],
  [
    'its load closes, and it stays inside',
    { type: 'load-moved', loadId: 'L1', status: 'closed', movedAt: TOLD },
    { load },
    { load: { ...load, status: 'closed', reached: { closed: TOLD } }, gatedOutAt: undefined },
  ],
  [
    'its load passes the gate after it did',
    { type: 'load-moved', loadId: 'L1', status: 'gated-out', movedAt: TOLD },
    { load, gatedOutAt: BEFORE },
    { gatedOutAt: BEFORE },
  ],
  [
    'a load moves that it left',
    { type: 'load-moved', loadId: 'L1', status: 'departed', movedAt: TOLD },
    {},
    { load: undefined },
  ],
  [
    'the receiving warehouse counts',
    { type: 'goods-received', lines: [{ sku: 'A', quantity: 2 }] },
    {},
    { goodsReceipt: { at: AT, lines: [{ sku: 'A', quantity: 2 }] } },
  ],
  [
    'what was counted is put away',
    { type: 'stock-put-away', postings: [posting('2')] },
    { goodsReceipt: { at: BEFORE, lines: [] }, bookPostings: [posting('1')] },
    {
      goodsReceipt: { at: BEFORE, lines: [], putAwayAt: AT },
      bookPostings: [posting('1'), posting('2')],
    },
  ],
  [
    'nothing was counted and yet put away',
    { type: 'stock-put-away', postings: [] },
    {},
    { goodsReceipt: undefined },
  ],
  [
    'somebody sees to it: what is said of it before is of no more interest',
    { type: 'fixed', changes: [{ field: 'buyer.name', value: 'x' }], by: 'ann' },
    { hold, status: 'held', stage: 'declare', match: [] },
    {
      ...{ hold: undefined, status: 'declaring', attendedAt: AT },
      ...{ screening: undefined, buyerName: 'x' },
    },
  ],
  [
    'it is sent back to a stage: it does not come back any more',
    { type: 'resumed', stage: 'declare', by: 'ann' },
    { hold, returnRequest: { requestedAt: BEFORE, reason: 'r' } },
    { hold: undefined, returnRequest: undefined },
  ],
  [
    'it is sent to be unwound',
    { type: 'resumed', stage: 'unwind', by: 'ann' },
    { hold, returnRequest: { requestedAt: BEFORE, reason: 'r' } },
    { hold: undefined, returnRequest: { requestedAt: BEFORE, reason: 'r' } },
  ],
  [
    'a cancellation is asked for',
    { type: 'cancel-requested', reason: 'r', by: 'ann' },
    {},
    { cancel: { requestedAt: AT, reason: 'r' } },
  ],
  [
    'a cancellation is answered',
    { type: 'cancel-answered', answer: 'too-late' },
    { cancel: { requestedAt: BEFORE, reason: 'r' } },
    { cancel: { requestedAt: BEFORE, reason: 'r', answer: 'too-late' } },
  ],
  [
    'a cancellation is answered that nobody asked for',
    { type: 'cancel-answered', answer: 'too-late' },
    {},
    { cancel: undefined },
  ],
  [
    'it is to come back, under way',
    { type: 'return-requested', reason: 'r', by: 'ann' },
    { status: 'held', stage: 'confirm', hold },
    {
      ...{ returnRequest: { requestedAt: AT, reason: 'r' }, status: 'in-transit' },
      ...{ hold: undefined, restarts: undefined },
    },
  ],
  [
    'it is to come back once it was delivered',
    { type: 'return-requested', reason: 'r', by: 'ann' },
    { status: 'delivered' },
    { returnRequest: { requestedAt: AT, reason: 'r' }, status: 'unwinding', restarts: 1 },
  ],
  [
    'it is to come back for the second time',
    { type: 'return-requested', reason: 'r', by: 'ann' },
    { status: 'delivered', restarts: 1 },
    { restarts: 2 },
  ],
  [
    'the parcel is stopped',
    { type: 'parcel-stopped' },
    { unwind: { labelVoidedAt: BEFORE } },
    { unwind: { labelVoidedAt: BEFORE, parcelStoppedAt: AT } },
  ],
  ['it is too late', { type: 'parcel-too-late' }, {}, { unwind: { parcelTooLateAt: AT } }],
  ['it is back', { type: 'parcel-returned' }, {}, { unwind: { parcelReturnedAt: AT } }],
  [
    'the site counted it',
    { type: 'parcel-tallied', requestId: 'r', lines: [{ sku: 'A', quantity: 1 }] },
    { unwind: { parcelReturnedAt: BEFORE } },
    { unwind: { parcelReturnedAt: BEFORE, tally: { at: AT, lines: [{ sku: 'A', quantity: 1 }] } } },
  ],
  ['the label is void', { type: 'label-voided' }, {}, { unwind: { labelVoidedAt: AT } }],
  [
    'the stock is returned',
    { type: 'stock-returned', postings: [posting('2')] },
    { bookPostings: [posting('1')] },
    {
      ...{ unwind: { stockReturnedAt: AT }, stockReserved: false },
      bookPostings: [posting('1'), posting('2')],
    },
  ],
  [
    'it ends',
    { type: 'ended', status: 'written-off' },
    { status: 'held', stage: 'confirm', hold },
    { status: 'written-off', stage: undefined, hold: undefined },
  ],
  [
    'a list is filed',
    { ...list, hash: 'h', appTime: 't' },
    {},
    { documents: filed({ filedAt: AT, hash: 'h', appTime: 't' }) },
  ],
  [
    'the same version goes out again and keeps what is not told anew',
    { ...list, hash: 'h2' },
    { documents: filed({ hash: 'h', appTime: 't' }) },
    { documents: filed({ hash: 'h2', appTime: 't' }) },
  ],
  [
    'the same version goes out at another moment',
    { ...list, appTime: 't2' },
    { documents: filed({ hash: 'h', appTime: 't' }) },
    { documents: filed({ hash: 'h', appTime: 't2' }) },
  ],
  [
    'the version that counts no more goes out: it starts afresh',
    list,
    {
      documents: filed({
        ...{ superseded: true, appTime: 't' },
        earlierReceipts: [{ status: '2', at: BEFORE, info: '' }],
        receipts: [{ status: '3', at: BEFORE, info: '' }],
      }),
    },
    {
      documents: filed({
        ...{ filedAt: AT, appTime: 't' },
        earlierReceipts: [
          { status: '2', at: BEFORE, info: '' },
          { status: '3', at: BEFORE, info: '' },
        ],
      }),
    },
  ],
  [
    'a list is signed',
    { type: 'document-signed', kind: '621', documentVersion: 1, hash: 's', batch: 'b' },
    { documents: filed() },
    { documents: filed({ hash: 's', batch: 'b', signedAt: AT }) },
  ],
  [
    'a list is signed that was never filed',
    { type: 'document-signed', kind: '621', documentVersion: 1, hash: 's' },
    { documents: {} },
    { documents: {} },
  ],
  [
    'a list never got there',
    { type: 'filing-lost', kind: '621' },
    { documents: filed() },
    { documents: filed({ superseded: true }) },
  ],
  [
    'a list never got there that was never filed',
    { type: 'filing-lost', kind: '621' },
    { documents: {} },
    { documents: {} },
  ],
  [
    'customs numbers the list',
    {
      ...{ type: 'receipt-received', kind: '621', status: '120', receivedAt: TOLD, info: 'i' },
      ...{ preNumber: 'P', listNumber: 'L' },
    },
    { documents: filed() },
    {
      ...{ preNumber: 'P', listNumber: 'L' },
      documents: filed({
        receipts: [{ status: '120', at: TOLD, info: 'i' }],
        acceptedAt: TOLD,
      }),
    },
  ],
  [
    'customs answers without numbers',
    { type: 'receipt-received', kind: '621', status: '2', receivedAt: TOLD, info: '' },
    { preNumber: 'P', listNumber: 'L' },
    { preNumber: 'P', listNumber: 'L' },
  ],
  [
    'customs answers what we did not know to be filed',
    { type: 'receipt-received', kind: '311', status: '2', receivedAt: TOLD, info: '' },
    { documents: {} },
    {
      documents: {
        '311': {
          ...{ kind: '311', version: 1, filedAt: TOLD },
          receipts: [{ status: '2', at: TOLD, info: '' }],
        },
      },
    },
  ],
];

describe('what is known after', () => {
  test.each(ROWS)('%s', (_name, fact, before, known) => {
    const consignment = after(fact, before);
    const told = Object.keys(known) as (keyof Consignment)[];
    const shown = Object.fromEntries(told.map((key) => [key, consignment[key]]));
    expect(shown).toEqual(known);
    expect(consignment.updatedAt).toBe(AT);
  });

  test('a scan of something that moved: it was handed over; of a delivery: it is there', () => {
    const scan = (status: Consignment['trackingStatus']) =>
      after({ type: 'tracked', event: { code: 'X', status, at: TOLD } });
    expect(scan('LABEL_CREATED').handedToCarrierAt).toBeUndefined();
    expect(scan('UNKNOWN').handedToCarrierAt).toBeUndefined();
    expect(scan('HANDED_TO_CARRIER')).toMatchObject({
      handedToCarrierAt: TOLD,
      trackingStatus: 'HANDED_TO_CARRIER',
    });
    expect(scan('HANDED_TO_CARRIER').deliveredAt).toBeUndefined();
    expect(scan('DELIVERED').deliveredAt).toBe(TOLD);
    const again = after(
      { type: 'tracked', event: { code: 'Y', status: 'DELIVERED', at: TOLD } },
      { handedToCarrierAt: BEFORE, deliveredAt: BEFORE },
    );
    expect(again).toMatchObject({ handedToCarrierAt: BEFORE, deliveredAt: BEFORE });
  });

  test.each([
    [['100', '100'], [TOLD, AT], AT],
    [['100', '-621018'], [TOLD, TOLD], TOLD],
  ])('of rejections %j the latest stands', (statuses, times, standing) => {
    const receipts = statuses
      .slice(0, 1)
      .map((status) => ({ status, at: times[0] ?? '', info: '' }));
    const [, second = ''] = statuses;
    const consignment = after(
      {
        ...{ type: 'receipt-received', kind: '621', status: second },
        ...{ receivedAt: times[1] ?? '', info: 'later' },
      },
      { documents: filed({ receipts }) },
    );
    expect(consignment.documents['621']?.rejected?.at).toBe(standing);
  });
});

describe('where a list stands after two receipts, in whatever order they come', () => {
  const EARLY = '2026-11-23T03:30:00.000Z';
  const LATE = '2026-11-23T04:30:00.000Z';
  const standing = (...said: readonly (readonly [string, string])[]) => {
    const { documents } = said.reduce(
      (consignment, [status, receivedAt]) =>
        foldReceipt(consignment, {
          ...{ type: 'receipt-received', kind: '621', status, receivedAt, info: '' },
        }),
      anImportConsignment({ documents: filed() }),
    );
    const { acceptedAt, releasedAt, rejected } = documents['621'] ?? {};
    return [acceptedAt, releasedAt, rejected?.status];
  };

  test.each<[one: string, two: string, ...unknown[]]>([
    ['120', '899', EARLY, LATE, undefined],
    ['899', '2', EARLY, EARLY, undefined],
    ['500', '2', EARLY, undefined, undefined],
    ['100', '501', undefined, undefined, undefined],
    ['100', '700', undefined, undefined, undefined],
    ['100', '500', LATE, undefined, undefined],
    ['100', '300', undefined, undefined, '100'],
    ['120', '100', EARLY, undefined, '100'],
    ['100', '-621018', undefined, undefined, '-621018'],
  ])('%s, then %s', (one, two, ...expected) => {
    expect(standing([one, EARLY], [two, LATE])).toEqual(expected);
    expect(standing([two, LATE], [one, EARLY])).toEqual(expected);
  });

  test('of two of one moment a decision counts, and of two rejections always the same', () => {
    expect(standing(['100', EARLY], ['120', EARLY])[2]).toBeUndefined();
    expect(standing(['100', EARLY], ['-621018', EARLY])[2]).toBe('100');
    expect(standing(['-621018', EARLY], ['100', EARLY])[2]).toBe('100');
  });
});

describe('scans are judged in the order in which things happened', () => {
  const scan = (status: Consignment['trackingStatus'], hour: number) => ({
    ...{ code: status, status, at: `2026-11-23T0${String(hour)}:00:00.000Z` },
  });
  const standing = (...events: ReturnType<typeof scan>[]) =>
    events.reduce<Consignment>(
      (consignment, event) =>
        foldEvent(consignment, {
          ...{ type: 'tracked', event, at: AT },
          ...{ consignmentId: consignment.consignmentId, version: consignment.version + 1 },
        }),
      anImportConsignment(),
    ).trackingStatus;

  test('whenever they come', () => {
    const held = scan('CUSTOMS_HELD', 4);
    const cleared = scan('IMPORT_CLEARED', 5);
    expect(standing(held, cleared)).toBe('IMPORT_CLEARED');
    expect(standing(cleared, held)).toBe('IMPORT_CLEARED');
    // What expired in between gives way to a scan that leads less far than the one before.
    const [early, expired, late] = [
      scan('IMPORT_CLEARED', 3),
      scan('EXPIRED', 4),
      scan('ARRIVED_DESTINATION', 5),
    ] as const;
    for (const events of [
      ...[
        [early, expired, late],
        [early, late, expired],
        [expired, early, late],
      ],
      ...[
        [expired, late, early],
        [late, early, expired],
        [late, expired, early],
      ],
    ]) {
      expect(standing(...events)).toBe('ARRIVED_DESTINATION');
    }
  });
});

describe('an operator acts', () => {
  const rejected = { status: '100', at: BEFORE, info: '' };
  const waybill: Consignment['documents'] = {
    '511': { kind: '511', version: 1, filedAt: BEFORE, receipts: [] },
  };
  const differs = (right: string, ok = false) => ({
    match: [{ rule: '8', title: '', ok, field: '', left: '311.a', right }],
    documents: waybill,
  });

  test('what customs refused goes out anew; what a partner refused too; the rest stays', () => {
    const documents = { ...filed({ rejected }), ...waybill };
    const { documents: after } = unblocked(anImportConsignment({ documents }));
    expect(after['621']?.superseded).toBe(true);
    expect(after['511']).toEqual(waybill['511']);
  });

  test.each<[string, Partial<Consignment>, boolean]>([
    ['differs', differs('511.consignee'), true],
    ['differs, of an export', differs('505.consignee'), true],
    ['agrees', differs('511.consignee', true), false],
    ['is not what differs', differs('621.consignee'), false],
    ['is not what differs: 5110', differs('5110.consignee'), false],
  ])('the waybill is declared anew where it %s', (_how, ours, anew) => {
    const consignment = unblocked(anImportConsignment(ours));
    expect(consignment.waybillRecord === undefined).toBe(anew);
    expect(consignment.documents['511']?.superseded === true).toBe(anew);
    expect(consignment.match).toEqual([]);
  });

  test('nothing of what was said against it stands any more', () => {
    const said: Partial<Consignment> = {
      ...{ hold, status: 'held', stage: 'unwind' },
      refusal: { code: 'c', message: 'm', at: BEFORE },
      refusedAsk: { ask: 'pick', code: 'c', message: 'm' },
      preAdvice: { status: 'do-not-load', at: BEFORE },
    };
    expect(unblocked(anImportConsignment(said))).toMatchObject({
      ...{ status: 'unwinding', hold: undefined, refusal: undefined },
      ...{ refusedAsk: undefined, preAdvice: undefined },
    });
    const accepted = { status: 'accepted', at: BEFORE } as const;
    expect(unblocked(anImportConsignment({ preAdvice: accepted })).preAdvice).toEqual(accepted);
    expect(unblocked(anImportConsignment({ status: 'delivered' })).status).toBe('delivered');
  });

  test('hits are set aside once', () => {
    const hit = { hitId: 'a', tier: 'hold', field: 'shipTo.name', message: '' } as const;
    const screening = { at: BEFORE, hits: [hit], cleared: ['b'] };
    const held = anImportConsignment({ screening });
    expect(SCREENING.answered(held)).toBe(false);
    const cleared = foldCleared(held, { scope: 'buyer', hitIds: ['a', 'b'] });
    expect(cleared.screening).toEqual({ ...screening, cleared: ['b', 'a'] });
    expect(SCREENING.answered(cleared)).toBe(true);
    const unscreened = anImportConsignment({ screening: undefined });
    expect(foldCleared(unscreened, { scope: 'buyer', hitIds: ['a'] }).screening).toBeUndefined();
    expect(SCREENING.answered(unscreened)).toBe(false);
    const clear: ConsignmentFact = {
      ...{ type: 'screening-cleared', scope: 'consignment', by: 'ann', note: 'n' },
      hitIds: ['a'],
    };
    expect(after(clear, { screening, hold })).toMatchObject({
      screening: { cleared: ['b', 'a'] },
      hold: undefined,
    });
  });

  test.each([
    ['shipTo.name', true],
    ['shipTo.street', true],
    ['buyer.name', true],
    ['buyer.nameless', false],
    ['lines.12.hsCode', true],
    ['lines.x.hsCode', false],
    ['lines.1.hsCodes', false],
    ['lines.1.model', false],
    ['totals.tax', false],
    ['other.shipTo.name', false],
  ])('%s corrected: screened anew %s', (field, anew) => {
    expect(isScreenedAnew([{ field: 'totals.tax' }, { field }])).toBe(anew);
  });

  test('what is not screened for stays screened', () => {
    const fixed = { type: 'fixed', by: 'ann' } as const;
    const tax = [{ field: 'totals.tax', value: '1.00' }];
    expect(after({ ...fixed, changes: tax }).screening).toEqual(anImportConsignment().screening);
  });
});
