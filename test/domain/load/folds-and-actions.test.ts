import { describe, expect, test } from '@jest/globals';
import type { LoadFact } from '../../../functions/domain/load/load-events.ts';
import { loadActions } from '../../../functions/domain/load/load-actions.ts';
import { blockedBy, loadAskRow } from '../../../functions/domain/load/load-asks.ts';
import { loadRules } from '../../../functions/domain/load/load-rules.ts';
import { afterLoadReceipt } from '../../../functions/domain/load/load-declarations.ts';
import type { LoadDocument } from '../../../functions/domain/load/load-documents.ts';
import { isLoadId, laneId, laneText, loadIdOf } from '../../../functions/domain/load/load-id.ts';
import { LOAD_STATES } from '../../../functions/domain/load/load-states.ts';
import { loadDueAt } from '../../../functions/domain/load/load-task.ts';
import type { TradeModeName } from '../../../functions/domain/trade/trade-modes.ts';
import {
  aLoadTrail,
  anEntry,
  aPlannedLoad,
  BOOKING,
  closedWith,
} from '../../support/load-builder.ts';

const HOUR = (hour: number) => `2026-11-23T0${String(hour)}:00:00.000Z`;
const load = (...facts: readonly LoadFact[]) => aLoadTrail(facts).load;
const joined = (number: number): LoadFact => ({ type: 'joined', entry: anEntry(number) });
const left = (number: number): LoadFact => ({
  ...{ type: 'left', reason: 'cancelled' },
  consignmentId: anEntry(number).consignmentId,
});
const closed = closedWith(anEntry(1));
const takingOut: LoadFact = {
  ...{ type: 'closed', because: 'time', seal: 'S1', entries: [anEntry(1)] },
  takenOut: [{ consignmentId: anEntry(2).consignmentId, reason: 'held' }],
};
const booked: LoadFact = { type: 'booked', booking: BOOKING };
const out: LoadFact = { type: 'gated-out', occurredAt: HOUR(4), plate: BOOKING.plate };
const refused = (ask: 'booking' | 'gate-out'): LoadFact => ({
  ...{ type: 'ask-refused', ask, code: 'full', message: 'no' },
  requestId: `${aPlannedLoad().loadId}.${ask}.1`,
});
const receipt = (
  status: string,
  hour: number,
): Extract<LoadFact, { type: 'receipt-received' }> => ({
  ...{ type: 'receipt-received', kind: '507', status, receivedAt: HOUR(hour), info: status },
});
const asked = (documentVersion: number): LoadFact => ({
  ...{ type: 'declaration-asked', kind: '507', documentVersion },
});
const again: LoadFact = { type: 'asked-again', by: 'eve' };

test('a load moves one way, and may be told of several moves at once', () => {
  expect(LOAD_STATES).toEqual({
    ...{ open: ['closed'], closed: ['gated-out'], 'gated-out': ['departed'] },
    ...{ departed: ['arrived'], arrived: [] },
  });
});

describe('what is known of a load', () => {
  test('a parcel that comes back has not left', () => {
    const { entries, left: gone } = load(joined(1), joined(2), left(1), left(2), joined(1));
    expect(entries.map(({ consignmentId }) => consignmentId)).toEqual([anEntry(1).consignmentId]);
    expect(gone).toEqual([{ consignmentId: anEntry(2).consignmentId, reason: 'cancelled' }]);
  });

  test.each<[LoadFact, boolean]>([
    [left(1), true],
    [{ ...left(1), type: 'stayed-behind' } as LoadFact, true],
    [takingOut, true],
    [closed, false],
    [booked, true],
    [out, true],
    [{ type: 'departed', occurredAt: HOUR(5) }, true],
    [{ type: 'arrived', occurredAt: HOUR(6) }, true],
    [joined(2), false],
    [refused('booking'), false],
    [asked(1), false],
    [receipt('120', 5), false],
    [{ type: 'lists-released' }, false],
    [again, false],
  ])('its parcels hear of %j: %s', (fact, heard) => {
    const { newsVersion, version } = load(joined(1), fact);
    expect(newsVersion === version).toBe(heard);
  });

  test('a pass is void once a parcel is taken out before the gate, and at no other time', () => {
    const passed: LoadFact = { type: 'gate-pass-issued', number: 'HF1' };
    const stayed = { ...left(1), type: 'stayed-behind' } as LoadFact;
    const before = load(joined(1), joined(2), closed, booked, passed, left(1));
    expect([before.gatePassNumber, before.requests]).toEqual([undefined, { 'gate-pass': 2 }]);
    const after = load(joined(1), joined(2), closed, booked, passed, out, stayed);
    expect([after.gatePassNumber, after.requests]).toEqual(['HF1', {}]);
    const without = load(joined(1), joined(2), closed, left(1));
    expect([without.gatePassNumber, without.requests]).toEqual([undefined, {}]);
  });

  test('what was refused, and is answered all the same, stands in nobody’s way', () => {
    const row = loadAskRow(load(closed), 'booking');
    if (row === undefined) throw new Error('no row');
    expect(blockedBy(load(closed, refused('booking')), row)).toMatchObject({ code: 'full' });
    expect(blockedBy(load(closed, refused('booking'), booked), row)).toBeUndefined();
    const arrival = loadAskRow(load(closed), 'document-507');
    const rejected = load(closed, booked, out, receipt('100', 5));
    expect(arrival && blockedBy(rejected, arrival)).toEqual({
      ...{ code: '100', message: '100', at: HOUR(5) },
    });
  });

  test('only what was refused is asked for under a new request', () => {
    const { requests, refused: said } = load(joined(1), closed, refused('booking'), again);
    expect(requests).toEqual({ booking: 2 });
    expect(said).toEqual({});
    const twice = load(joined(1), closed, refused('booking'), again, refused('booking'), again);
    expect(twice.requests).toEqual({ booking: 3 });
    const declared = load(joined(1), closed, asked(1), receipt('100', 5), again);
    expect(declared.requests).toEqual({ 'document-507': 2 });
    expect(load(joined(1), closed, asked(1), receipt('120', 5), again).requests).toEqual({});
  });

  test('a document that is asked for anew remembers what customs said before', () => {
    const facts = [joined(1), closed, asked(1), receipt('100', 5)];
    const said = { status: '100', at: HOUR(5), info: '100' };
    expect(load(...facts).documents['507']).toMatchObject({ rejected: said, receipts: [said] });
    expect(load(...facts, again).documents['507']).toMatchObject({
      ...{ receipts: [], earlierReceipts: [said], rejected: undefined },
    });
    expect(load(...facts, again, asked(2)).documents['507']).toMatchObject({
      ...{ version: 2, receipts: [], earlierReceipts: [said] },
    });
    expect(load(...facts, asked(1)).documents['507']).toMatchObject({ receipts: [said] });
    expect(
      load(...facts, again, asked(2), receipt('2', 6), asked(3)).documents['507'],
    ).toMatchObject({
      version: 3,
      earlierReceipts: [said, { status: '2', at: HOUR(6), info: '2' }],
    });
  });
});

describe('receipts of a load’s document, in any order', () => {
  const after = (...receipts: ReturnType<typeof receipt>[]) =>
    receipts.reduce<LoadDocument | undefined>(afterLoadReceipt, undefined);

  test('what customs told of first counts as asked for then', () => {
    expect(after(receipt('2', 5))).toEqual({
      ...{ kind: '507', version: 1, askedAt: HOUR(5), earlierReceipts: [] },
      receipts: [{ status: '2', at: HOUR(5), info: '2' }],
    });
  });

  test('the first acceptance is the earliest, and ends every rejection', () => {
    expect(after(receipt('120', 6), receipt('399', 5))?.acceptedAt).toBe(HOUR(5));
    expect(after(receipt('399', 5), receipt('120', 6))?.acceptedAt).toBe(HOUR(5));
    expect(after(receipt('120', 4), receipt('100', 6))?.rejected).toBeUndefined();
  });

  test('the latest rejection stands until then', () => {
    expect(after(receipt('100', 6), receipt('-10102', 5))?.rejected?.status).toBe('100');
    expect(after(receipt('-10102', 5), receipt('100', 6))?.rejected?.status).toBe('100');
    expect(after(receipt('100', 6))?.acceptedAt).toBeUndefined();
  });
});

describe('what an operator may do', () => {
  const ask = (name: 'gate-out' | 'booking') => ({
    ...{ name, requestId: `${aPlannedLoad().loadId}.${name}.1`, attempts: 1 },
    ...{ askedAt: HOUR(3), againAt: HOUR(7) },
  });

  test.each<[string, readonly LoadFact[], ReturnType<typeof ask>[], string[]]>([
    ['it is empty', [], [], []],
    ['it is open', [joined(1)], [], ['close']],
    ['everybody left an open one', [joined(1), left(1)], [], []],
    ['it is closed', [joined(1), closed], [ask('booking')], ['take-out']],
    ['everybody left a closed one', [joined(1), closed, left(1)], [], []],
    [
      'its booking was refused',
      [joined(1), closed, refused('booking')],
      [],
      ['take-out', 'ask-again'],
    ],
    ['the gate was asked for', [joined(1), closed, booked], [ask('gate-out')], []],
    [
      'the gate was refused',
      [joined(1), closed, booked, refused('gate-out')],
      [ask('gate-out')],
      ['take-out', 'ask-again'],
    ],
    ['it is beyond the gate', [joined(1), closed, booked, out], [], []],
  ])('while %s', (_when, facts, asks, actions) => {
    expect(loadActions(load(...facts), asks)).toEqual(actions);
  });

  test('a load that is full is looked at now, an empty one never', () => {
    const full = Array.from({ length: 1_000 }, (_each, index) => ({
      ...anEntry(1),
      consignmentId: `C${String(index)}`,
    }));
    const packed = { ...load(joined(1)), entries: full };
    expect(loadDueAt(packed, [], packed.newsVersion, HOUR(2))).toBe(HOUR(2));
    const empty = load();
    expect(loadDueAt(empty, [], empty.newsVersion, HOUR(2))).toBeUndefined();
    const some = load(joined(1));
    expect(loadDueAt(some, [], some.newsVersion, HOUR(2))).toBe(some.closesAt);
  });
});

describe('names of loads', () => {
  const lane = { merchantId: 'm', warehouseId: 'w', carrierId: 'c', destination: 'KR' };

  test('a lane is a merchant’s way from a warehouse by a carrier to a destination', () => {
    const flying = { ...lane, mode: 'general-export', kind: 'flight' } as const;
    expect(laneText(flying)).toBe('["m","w","c","general-export","KR"]');
    expect(laneText({ ...flying, kind: 'sailing' })).toBe(
      '["m","w","c","general-export","KR","sailing"]',
    );
  });

  test('its name is fifty bits of a digest', () => {
    expect(laneId('0'.repeat(64))).toBe('0000000000');
    expect(laneId('f'.repeat(64))).toBe('ZZZZZZZZZZ');
    expect(laneId(`${'0'.repeat(12)}4${'f'.repeat(51)}`)).toBe('0000000001');
    expect(laneId(`8${'0'.repeat(63)}`)).toBe('G000000000');
  });

  test.each([
    ['L0123456789-0001', true],
    ['L0123456789-12345678', true],
    ['L0123456789-001', false],
    ['L0123456789-123456789', false],
    ['L012345678I-0001', false],
    ['xL0123456789-0001', false],
    ['L0123456789-0001x', false],
  ])('%s is one: %s', (text, is) => {
    expect(isLoadId(text)).toBe(is);
  });

  test('loads of a lane are counted', () => {
    expect(loadIdOf('0123456789', 7)).toBe('L0123456789-0007');
    expect(loadIdOf('0123456789', 12_345)).toBe('L0123456789-12345');
  });
});

test.each<[TradeModeName, string, readonly string[]]>([
  [
    'special-area-export',
    'released',
    [
      ...['booking carrier 30 minutes', 'gate-pass customs 1 hours', 'gate-out warehouse 4 hours'],
      ...['lists-released ourselves 5 minutes', 'document-607 carrier 1 hours'],
      ...['departure hears carrier 12 hours', 'document-509 carrier 1 hours'],
      'arrival hears carrier 1 days',
    ],
  ],
  [
    'general-export',
    'accepted',
    [
      ...[
        'booking carrier 30 minutes',
        'gate-out warehouse 4 hours',
        'document-507 carrier 1 hours',
      ],
      ...['lists-released ourselves 5 minutes', 'document-607 carrier 1 hours'],
      ...['departure hears carrier 12 hours', 'document-509 carrier 1 hours'],
      'arrival hears carrier 1 days',
    ],
  ],
  [
    'direct-import',
    'no',
    [
      ...['booking carrier 30 minutes', 'gate-out warehouse 4 hours'],
      ...['departure hears carrier 12 hours', 'arrival hears carrier 1 days'],
      'document-711 carrier 1 hours',
    ],
  ],
])('who is asked of a load of %s, and how soon again', (mode, listBeforeClosing, asks) => {
  const rules = loadRules({ mode });
  expect(rules).toMatchObject({ listBeforeClosing });
  expect(
    rules.asks.map(({ name, party, unasked, answerWithin }) => {
      const within = Object.entries(answerWithin).map(
        ([unit, count]) => `${String(count)} ${unit}`,
      );
      return `${name} ${unasked === true ? 'hears ' : ''}${party} ${within.join()}`;
    }),
  ).toEqual(asks);
});
