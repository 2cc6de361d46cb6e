import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { LoadFact } from '../../functions/domain/load/load-events.ts';
import type { LoadChange, LoadStore } from '../../functions/ports/load-store.ts';
import { aLoadTrail, anEntry, aPlannedLoad, BOOKING, closedWith } from '../support/load-builder.ts';
import { uniqueId } from './unique-ids.ts';

/** A store under test. `settle` waits until listings show what was committed. */
interface LoadStoreUnderTest {
  readonly store: LoadStore;
  readonly settle?: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A trail with every kind of event in it. */
const WHOLE_TRAIL: readonly LoadFact[] = [
  { type: 'joined', entry: anEntry(1) },
  { type: 'joined', entry: anEntry(2, { listNumber: undefined, atSite: true }) },
  { type: 'left', consignmentId: anEntry(2).consignmentId, reason: 'cancelled', by: 'eve' },
  {
    ...closedWith(anEntry(1)),
    takenOut: [{ consignmentId: 'O0123456789ABC-09', reason: 'held' }],
  } as LoadFact,
  { type: 'booked', booking: BOOKING },
  { type: 'ask-refused', ask: 'gate-out', requestId: 'r', code: 'not-packed', message: 'no' },
  { type: 'asked-again', by: 'eve', note: 'packed now' },
  { type: 'gate-pass-issued', number: 'HF1' },
  {
    type: 'gated-out',
    occurredAt: '2026-11-23T05:00:00.000Z',
    plate: '浙A12345',
    gatePass: { number: 'HF1', plate: '浙A12345', seal: 'S1', listNumbers: ['L1'] },
    packing: [
      { consignmentId: anEntry(1).consignmentId, bag: 'B1', bagSeal: 'S1', pallet: 'P1' },
      { consignmentId: anEntry(3).consignmentId, bag: 'B2' },
    ],
  },
  { type: 'declaration-asked', kind: '507', documentVersion: 1 },
  {
    type: 'receipt-received',
    kind: '507',
    status: '120',
    receivedAt: '2026-11-23T06:00:00.000Z',
    info: '',
  },
  { type: 'lists-released' },
  { type: 'departed', occurredAt: '2026-11-23T12:00:00.000Z', place: 'HGH' },
  { type: 'arrived', occurredAt: '2026-11-24T12:00:00.000Z', place: 'ICN' },
];

/** What every load store does, whatever it is made of. */
export function loadStoreContract(name: string, make: () => Promise<LoadStoreUnderTest>): void {
  describe(`${name} as a load store`, () => {
    let subject: LoadStoreUnderTest;
    let store: LoadStore;

    beforeAll(async () => {
      subject = await make();
      store = subject.store;
    });
    afterAll(() => subject.close());

    function aChange(facts: readonly LoadFact[] = [], overrides: Partial<LoadChange> = {}) {
      const planned = aPlannedLoad({ loadId: uniqueId('L'), merchantId: uniqueId('m-') });
      const { load, events } = aLoadTrail(facts, planned);
      return { stored: { load, asks: [], told: 0, revision: 1 }, events, ...overrides };
    }

    test('gives back what was written: the load, what is asked for it, and its trail', async () => {
      const change = aChange(WHOLE_TRAIL);
      const { loadId } = change.stored.load;
      const at = '2026-11-23T03:00:00.000Z';
      const ask = { requestId: `${loadId}.booking.1`, attempts: 2, askedAt: at, againAt: at };
      const stored = { ...change.stored, asks: [{ name: 'booking' as const, ...ask }], told: 7 };
      expect(await store.commit({ ...change, stored })).toBe('committed');
      expect(await store.load(loadId)).toEqual(stored);
      expect(await store.events(loadId)).toEqual(change.events);
    });

    test('a load of two hundred comes back whole', async () => {
      const entries = Array.from({ length: 200 }, (_each, index) =>
        anEntry(index % 100, { consignmentId: uniqueId('O') }),
      );
      const change = aChange(entries.map((entry) => ({ type: 'joined', entry })));
      await store.commit({ ...change, events: change.events.slice(0, 1) });
      const stored = await store.load(change.stored.load.loadId);
      expect(stored?.load.entries).toEqual(entries);
    });

    test('knows nothing of unknown keys', async () => {
      const unknown = uniqueId('L');
      expect(await store.load(unknown)).toBeUndefined();
      expect(await store.events(unknown)).toEqual([]);
      expect(await store.lane(unknown)).toBeUndefined();
      expect(await store.member(unknown)).toBeUndefined();
    });

    test('a load is written over the revision before it only', async () => {
      const change = aChange();
      const { loadId } = change.stored.load;
      const second = { ...change.stored, told: 1, revision: 2 };
      expect(await store.commit({ stored: second, events: [] })).toBe('conflict');
      expect(await store.commit(change)).toBe('committed');
      expect(await store.commit(change)).toBe('conflict');
      expect(await store.commit({ stored: second, events: [] })).toBe('committed');
      expect(await store.commit({ stored: { ...second, told: 2 }, events: [] })).toBe('conflict');
      expect((await store.load(loadId))?.told).toBe(1);
    });

    test('of rivals for one revision one wins', async () => {
      const change = aChange();
      const results = await Promise.all([1, 2, 3].map(() => store.commit(change)));
      expect(results.sort()).toEqual(['committed', 'conflict', 'conflict']);
    });

    test('events are append-only, and a conflict leaves nothing behind', async () => {
      const change = aChange();
      const { loadId } = change.stored.load;
      await store.commit(change);
      const again = { stored: { ...change.stored, told: 5, revision: 2 }, events: change.events };
      expect(await store.commit(again)).toBe('conflict');
      expect(await store.load(loadId)).toEqual(change.stored);
    });

    test('a lane has one newest load: of two that open it, one does', async () => {
      const lane = uniqueId('');
      const [one, other] = [aChange(), aChange()];
      const first = { lane, loadId: one.stored.load.loadId, number: 1 };
      const rival = { lane, loadId: other.stored.load.loadId, number: 1 };
      expect(await store.commit({ ...one, lane: first })).toBe('committed');
      expect(await store.commit({ ...other, lane: rival })).toBe('conflict');
      expect(await store.load(other.stored.load.loadId)).toBeUndefined();
      expect(await store.lane(lane)).toEqual(first);
      expect(await store.commit({ ...other, lane: { ...rival, number: 2 } })).toBe('committed');
      expect(await store.lane(lane)).toEqual({ ...rival, number: 2 });
    });

    test('a consignment joins one load at a time', async () => {
      const consignmentId = uniqueId('O');
      const [one, other] = [aChange(), aChange()];
      const member = { consignmentId, loadId: one.stored.load.loadId, version: 1 };
      expect(await store.commit({ ...one, member })).toBe('committed');
      const rival = { ...member, loadId: other.stored.load.loadId };
      expect(await store.commit({ ...other, member: rival })).toBe('conflict');
      expect(await store.member(consignmentId)).toEqual(member);
      expect(await store.commit({ ...other, member: { ...rival, version: 2 } })).toBe('committed');
      expect(await store.member(consignmentId)).toEqual({ ...rival, version: 2 });
    });

    test('what is due is found until it is not due any more', async () => {
      const now = '2000-01-01T10:30:00.000Z';
      const [early, late] = [
        aChange([], { due: '2000-01-01T09:59:00.000Z' }),
        aChange([], { due: '2000-01-01T10:31:00.000Z' }),
      ];
      const ids = [early, late].map(({ stored }) => stored.load.loadId);
      await store.commit(early);
      await store.commit(late);
      await subject.settle?.();
      const mine = async (at: string) =>
        (await store.due(at, 1_000)).filter((id) => ids.includes(id));
      expect(await mine(now)).toEqual([ids[0]]);
      expect(await mine('2000-01-01T11:00:00.000Z')).toEqual(ids);
      await store.commit({ stored: { ...early.stored, revision: 2 }, events: [] });
      await store.commit({ stored: { ...late.stored, revision: 2 }, events: [] });
      await subject.settle?.();
      expect(await mine('2000-01-01T11:00:00.000Z')).toEqual([]);
    });

    test('lists a merchant’s loads newest first, by page and by status', async () => {
      const merchantId = uniqueId('m-');
      const opened = ['01', '02', '03', '04'].map((day) => `2026-11-${day}T00:00:00.000Z`);
      const ids: string[] = [];
      for (const [index, openedAt] of opened.entries()) {
        const { stored, events } = aChange(index === 2 ? [closedWith(anEntry(1))] : []);
        const load = { ...stored.load, merchantId, openedAt };
        ids.unshift(load.loadId);
        await store.commit({ stored: { ...stored, load }, events });
      }
      await subject.settle?.();
      const first = await store.list({ merchantId, limit: 3 });
      expect(first.items.map(({ loadId }) => loadId)).toEqual(ids.slice(0, 3));
      const second = await store.list({ merchantId, limit: 3, cursor: first.cursor });
      expect(second.items.map(({ loadId }) => loadId)).toEqual(ids.slice(3));
      expect(second.cursor).toBeUndefined();
      const closed = await store.list({ merchantId, status: 'closed', limit: 3 });
      expect(closed.items.map(({ loadId }) => loadId)).toEqual([ids[1]]);
    });
  });
}
