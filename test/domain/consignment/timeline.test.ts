import { expect, test } from '@jest/globals';
import type {
  ConsignmentEvent,
  ConsignmentFact,
  PlannedConsignment,
} from '../../../functions/domain/consignment/consignment-events.ts';
import type {
  BookPosting,
  WaybillRecord,
} from '../../../functions/domain/consignment/consignment.ts';
import { timelineActor, timelineText } from '../../../functions/domain/consignment/timeline.ts';
import { money } from '../../../functions/domain/money/money.ts';

const at = '2026-11-23T10:00:00.000Z';
const eventOf = (fact: ConsignmentFact): ConsignmentEvent => ({
  ...fact,
  consignmentId: 'C1',
  version: 9,
  at,
});

const POSTING = {
  lineId: '1',
  accountBook: 'T1',
  bookItem: '7',
  quantity: 1,
} as unknown as BookPosting;
const PLANNED = { planReason: 'in a bonded warehouse' } as unknown as PlannedConsignment;
const receipt = { type: 'receipt-received', kind: '621', receivedAt: at } as const;
const ROWS: readonly [string, ConsignmentFact][] = [
  ['Declare, visit 2', { type: 'stage-entered', stage: 'declare', visit: 2 }],
  [
    'Filed for the platform: import order (311)',
    { type: 'document-filed', kind: '311', documentVersion: 1 },
  ],
  [
    'Filed for the merchant: import list (621), version 2',
    { type: 'document-filed', kind: '621', documentVersion: 2 },
  ],
  [
    'The payment firm is asked to file payment voucher (411)',
    { type: 'document-filed', kind: '411', documentVersion: 1 },
  ],
  ['Customs on import list (621): 800 released', { ...receipt, status: '800', info: 'ok' }],
  [
    'Customs on import list (621): -621018 over the buyer’s annual limit: 26000 CNY',
    { ...receipt, status: '-621018', info: '26000 CNY' },
  ],
  [
    'EMA handed to carrier, Xiamen',
    { type: 'tracked', event: { code: 'EMA', status: 'HANDED_TO_CARRIER', at, place: 'Xiamen' } },
  ],
  ['Declare', { type: 'stage-entered', stage: 'declare', visit: 1 }],
  [
    'Declare failed (timeout): nobody answered',
    { type: 'stage-failed', stage: 'declare', code: 'timeout', message: 'nobody answered' },
  ],
  ['The warehouse accepted the order and set the goods aside', { type: 'warehouse-accepted' }],
  [
    'Refused: gate out (shut): closed today',
    { type: 'ask-refused', ask: 'gate-out', code: 'shut', message: 'closed today' },
  ],
  ['Waybill number A drawn', { type: 'waybill-drawn', waybillNumber: 'A' }],
  [
    'Charged at the border: import vat 5.00 EUR',
    { type: 'charged', charge: 'import-vat', amount: money(500, 'EUR'), chargedAt: at },
  ],
  ['Screened: nothing found', { type: 'screened', hits: [], cleared: [] }],
  [
    'Screened: one thing. another.',
    {
      type: 'screened',
      hits: [
        { hitId: 'a', tier: 'hold', field: 'shipTo.name', message: 'one thing.' },
        { hitId: 'b', tier: 'note', field: 'shipTo.name', message: 'another.' },
      ],
      cleared: [],
    },
  ],
  [
    'Cleared (a, b) for this consignment. Note: no relation',
    {
      type: 'screening-cleared',
      hitIds: ['a', 'b'],
      scope: 'consignment',
      by: 'li.na',
      note: 'no relation',
    },
  ],
  [
    'Cleared (a) for this buyer until 2027-01-01. Note: known',
    {
      type: 'screening-cleared',
      hitIds: ['a'],
      scope: 'buyer',
      until: '2027-01-01',
      by: 'li.na',
      note: 'known',
    },
  ],
  ['Customs never got import list (621)', { type: 'filing-lost', kind: '621' }],
  ['Customs on import list (621): 800 released', { ...receipt, status: '800', info: '' }],
  [
    'Customs on import list (621): -621018 over the buyer’s annual limit',
    { ...receipt, status: '-621018', info: '' },
  ],
  [
    'Guarantee of 3301960A01: 98.00 CNY, 2.00 left',
    {
      type: 'limit-drawn',
      limit: 'guarantee',
      taken: { of: '3301960A01', amount: money(9_800, 'CNY'), left: money(200, 'CNY') },
    },
  ],
  [
    'The buyer’s limit of 2026 does not cover it: 98.00 CNY',
    {
      type: 'limit-exhausted',
      limit: 'buyer-year',
      taken: { of: '2026', amount: money(9_800, 'CNY') },
    },
  ],
  [
    'Given back: the guarantee and the buyer’s limit of the year',
    { type: 'limits-restored', limits: ['guarantee', 'buyer-year'] },
  ],
  [
    'To be screened anew: L of 2026-11-01 came',
    { type: 'screening-lapsed', list: { listId: 'L', asOf: '2026-11-01' } },
  ],
  ['Stock reserved', { type: 'stock-reserved' }],
  ['Written off the stock: 1 line', { type: 'book-written-off', postings: [POSTING] }],
  ['Written off the stock: 2 lines', { type: 'book-written-off', postings: [POSTING, POSTING] }],
  ['Packed, 245 g', { type: 'parcel-packed', weightGrams: 245 }],
  ['Gate pass G1 issued', { type: 'gate-pass-issued', number: 'G1' }],
  ['Left the warehouse', { type: 'gated-out' }],
  ['Passed the gate with pass G1', { type: 'gated-out', gatePassNumber: 'G1' }],
  [
    'EMA handed to carrier',
    { type: 'tracked', event: { code: 'EMA', status: 'HANDED_TO_CARRIER', at } },
  ],
  ['Joined load L1', { type: 'load-joined', loadId: 'L1' }],
  ['Taken out of load L1: cancelled', { type: 'load-left', loadId: 'L1', reason: 'cancelled' }],
  [
    'Load L1 is booked on BW081, master bill M1',
    {
      type: 'load-booked',
      loadId: 'L1',
      masterBill: 'M1',
      voyage: 'BW081',
      vessel: 'V',
      trafficMode: '5',
    },
  ],
  ['Load L1 gated out', { type: 'load-moved', loadId: 'L1', status: 'gated-out', movedAt: at }],
  [
    'The receiving warehouse counted 2 × A, 1 × B',
    {
      type: 'goods-received',
      lines: [
        { sku: 'A', quantity: 2 },
        { sku: 'B', quantity: 1 },
      ],
    },
  ],
  ['Entered in the receiving stock: 1 line', { type: 'stock-put-away', postings: [POSTING] }],
  ['Returned to the stock: 1 line', { type: 'stock-returned', postings: [POSTING] }],
  [
    'EME customs held, KR exchange, reason 51',
    {
      type: 'tracked',
      event: { code: 'EME', status: 'CUSTOMS_HELD', at, place: 'KR exchange', reason: '51' },
    },
  ],
  ['Asked again as it is', { type: 'fixed', changes: [], by: 'li.na' }],
  [
    'Asked again as it is. Note: they called',
    { type: 'fixed', changes: [], by: 'li.na', note: 'they called' },
  ],
  ['Sent back to Declare', { type: 'resumed', stage: 'declare', by: 'li.na' }],
  [
    'Cancellation asked for: changed my mind',
    { type: 'cancel-requested', reason: 'changed my mind', by: 'li.na' },
  ],
  [
    'Cancellation accepted: the parcel is taken back',
    { type: 'cancel-answered', answer: 'accepted' },
  ],
  ['Too late to cancel: the parcel has left', { type: 'cancel-answered', answer: 'too-late' }],
  ['To be taken back: broken', { type: 'return-requested', reason: 'broken', by: 'li.na' }],
  ['The goods are back in the warehouse', { type: 'parcel-returned' }],
  [
    'The site counted 2 × A, 0 × B',
    {
      type: 'parcel-tallied',
      requestId: 'r',
      lines: [
        { sku: 'A', quantity: 2 },
        { sku: 'B', quantity: 0 },
      ],
    },
  ],
  ['The warehouse stopped the parcel', { type: 'parcel-stopped' }],
  ['The warehouse could not stop the parcel: it has left', { type: 'parcel-too-late' }],
  ['The label is void', { type: 'label-voided' }],
  ['Documents agree in all 0 comparisons', { type: 'documents-matched', results: [] }],
  ['Sent to be unwound', { type: 'resumed', stage: 'unwind', by: 'li.na' }],
  ['Reserved stock set free', { type: 'stock-returned', postings: [] }],
  ['Ended: written off', { type: 'ended', status: 'written-off' }],
  ['Accepted. in a bonded warehouse', { type: 'planned', planned: PLANNED }],
  [
    'The payment firm vouches for 289.57 CNY',
    {
      type: 'payment-recorded',
      record: {
        ...{ transactionId: 'T', orderNumber: 'SO-1', platformCode: 'P' },
        amountPaid: money(289_57, 'CNY'),
      },
    },
  ],
  [
    'The logistics firm declares import waybill (511)',
    { type: 'waybill-declared', kind: '511', record: {} as unknown as WaybillRecord },
  ],
  ['Pre-advice: accepted', { type: 'pre-advised', requestId: 'r', status: 'accepted' }],
  [
    'Pre-advice: do not load, security',
    { type: 'pre-advised', requestId: 'r', status: 'do-not-load', reason: 'security' },
  ],
  [
    'Signed: import list (621)',
    { type: 'document-signed', kind: '621', documentVersion: 1, hash: 'h' },
  ],
  [
    'Signed: import list (621), with others in one message',
    { type: 'document-signed', kind: '621', documentVersion: 1, hash: 'h', batch: 'b' },
  ],
  [
    'Tax bill T1 made: 24.57 CNY',
    {
      type: 'tax-billed',
      bill: {
        ...{ number: 'T1', status: '1', at },
        lines: [
          {
            ...{ line: 1, duty: money(0, 'CNY') },
            ...{ consumptionTax: money(3_57, 'CNY'), vat: money(21_00, 'CNY') },
          },
        ],
      },
    },
  ],
  [
    'Tax bill T1 summed up',
    { type: 'tax-billed', bill: { number: 'T1', status: '2', at, lines: [] } },
  ],
  ['Tax bill T1 void', { type: 'tax-billed', bill: { number: 'T1', status: '3', at, lines: [] } }],
  [
    'Held: somebody must look',
    {
      type: 'held',
      hold: {
        ...{ reason: 'match-failed', message: 'somebody must look', pointers: [] },
        ...{ stage: 'declare', since: at },
      },
    },
  ],
];

test.each(ROWS)('%s', (text, fact) => {
  expect(timelineText(eventOf(fact))).toBe(text);
});

test('a corrected value never shows, who corrected it does', () => {
  const event = eventOf({
    type: 'fixed',
    changes: [
      { field: 'shipTo.name', value: '李雷' },
      { field: 'lines.1.hsCode', value: '3304990039' },
    ],
    by: 'li.na',
  });
  expect(timelineText(event)).toBe('Corrected: Consignee, HS code (ten digits)');
  expect(timelineActor(event)).toBe('li.na');
  expect(timelineActor(eventOf({ type: 'parcel-stopped' }))).toBeUndefined();
});

test('differing documents are named, not what differs', () => {
  const row = { rule: '4', field: 'consignee', left: '李雷', right: '李蕾' };
  const results = [
    { ...row, title: 'Consignee of order and waybill', ok: false },
    { ...row, title: 'Address of order and waybill', ok: true },
  ];
  expect(timelineText(eventOf({ type: 'documents-matched', results }))).toBe(
    'Documents differ: Consignee of order and waybill',
  );
});
