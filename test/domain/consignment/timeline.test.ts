import { expect, test } from '@jest/globals';
import type {
  ConsignmentEvent,
  ConsignmentFact,
} from '../../../functions/domain/consignment/consignment-events.ts';
import { timelineActor, timelineText } from '../../../functions/domain/consignment/timeline.ts';

const at = '2026-11-23T10:00:00.000Z';
const eventOf = (fact: ConsignmentFact): ConsignmentEvent => ({
  ...fact,
  consignmentId: 'C1',
  version: 9,
  at,
});

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
  ['Asked again as it is', { type: 'fixed', changes: [], by: 'li.na' }],
  ['Sent to be unwound', { type: 'resumed', stage: 'unwind', by: 'li.na' }],
  ['Reserved stock set free', { type: 'stock-returned', postings: [] }],
  ['Ended: written off', { type: 'ended', status: 'written-off' }],
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
