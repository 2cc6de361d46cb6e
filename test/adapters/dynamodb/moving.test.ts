import { beforeEach, describe, expect, test } from '@jest/globals';
import { readFeed } from '../../../functions/adapters/dynamodb/feed.ts';
import { openOrderStore } from '../../../functions/adapters/dynamodb/order-store.ts';
import type { Change, OrderStore } from '../../../functions/ports/order-store.ts';
import { TABLES } from '../../../functions/runtime/contracts/tables.ts';
import { anEvent, aStoredConsignment, aTask } from '../../contracts/stored-records.ts';
import { inMemoryDynamoDb } from '../../support/dynamodb/in-memory-dynamodb.ts';
import type { InMemoryDynamoDb, StreamRecord } from '../../support/dynamodb/in-memory-dynamodb.ts';

const DUE = '2026-11-23T06:30:00.000Z';
const first = aStoredConsignment({ version: 1, updatedAt: '2026-11-23T02:00:00.000Z' });
const id = first.consignmentId;

let dynamo: InMemoryDynamoDb;
let store: OrderStore;
let stream: StreamRecord[];
beforeEach(async () => {
  dynamo = inMemoryDynamoDb(TABLES.orders);
  stream = [];
  dynamo.onRecord((record) => stream.push(record));
  store = openOrderStore(dynamo.client, 'orders');
  expect(await commit(1, DUE)).toBe('committed');
});

function commit(version: number, due: string | undefined = DUE, more: Change = {}) {
  const record = { ...first, version };
  const consignment = { record, expectedVersion: version - 1, due };
  return store.commit({ consignment, events: [anEvent(id, version)], ...more });
}

async function unitsOf(work: () => Promise<unknown>): Promise<number> {
  const before = dynamo.units.writes;
  await work();
  return dynamo.units.writes - before;
}

/** Sort keys of the items that were written last. */
const written = (): readonly string[] =>
  stream.splice(0).map(({ dynamodb }) => dynamodb.Keys.sk.S.replace(/[^#]{16}$/, '…'));

describe('what an answer costs', () => {
  test('one write unit, and none of the index, while nothing is due earlier', async () => {
    expect(await unitsOf(() => commit(2))).toBe(1);
    expect(await unitsOf(() => commit(3, '2026-11-23T18:00:00.000Z'))).toBe(1);
  });

  test('two more for the index when it is due earlier, and when what was due has passed', async () => {
    expect(await unitsOf(() => commit(2, '2026-11-23T04:00:00.000Z'))).toBe(3);
    const record = { ...first, version: 3, updatedAt: '2026-11-23T05:00:00.000Z' };
    const consignment = { record, expectedVersion: 2, due: DUE };
    const units = await unitsOf(() => store.commit({ consignment, events: [anEvent(id, 3)] }));
    expect(units).toBe(3);
  });

  test('a stage that ends: its task goes with it, and its token is written once', async () => {
    stream.splice(0);
    const task = aTask(id, { token: 't'.repeat(1_000) });
    await commit(2, DUE, { task });
    expect(written()).toEqual(['CONSIGNMENT#01#TOKEN#…', 'CONSIGNMENT#01']);
    const answered = { ...task, version: 2, status: 'answered' as const };
    expect(await unitsOf(() => commit(3, DUE, { task: answered }))).toBe(1);
    expect(await unitsOf(() => store.markResumed(answered))).toBe(1);
    expect(written()).toEqual(['CONSIGNMENT#01', 'CONSIGNMENT#01']);
  });

  test('a plan is written again only when it changes', async () => {
    stream.splice(0);
    await commit(2);
    expect(written()).toEqual(['CONSIGNMENT#01']);
    const renamed = { ...first, version: 3, displayNumber: 'other' };
    await store.commit({
      consignment: { record: renamed, expectedVersion: 2 },
      events: [anEvent(id, 3)],
    });
    expect(written()).toEqual(['CONSIGNMENT#01#PLAN#…', 'CONSIGNMENT#01']);
    expect((await store.consignment(id))?.displayNumber).toBe('other');
  });
});

describe('a trail that outgrows its item', () => {
  /** Digests do not compress: a handful of them is a kilobyte. */
  async function grown(versions: number): Promise<void> {
    for (let version = 2; version <= versions; version += 1) {
      const messageId = Array.from({ length: 8 }, (_, part) =>
        String(Math.sin(version * 100 + part)),
      ).join();
      const event = { ...anEvent(id, version), messageId };
      expect(await commit(version, DUE, { events: [event] })).toBe('committed');
    }
  }

  test('goes on in segments, whole and in order', async () => {
    await grown(30);
    const segments = stream.filter(({ dynamodb }) => dynamodb.Keys.sk.S.startsWith('TRAIL#'));
    expect(segments.length).toBeGreaterThan(3);
    const versions = (await store.events(id)).map(({ version }) => version);
    expect(versions).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
  });

  test('reaches the feed event by event, once', async () => {
    await grown(30);
    const { events, unreadable } = readFeed(stream);
    expect(events.map(({ version }) => version)).toEqual(
      Array.from({ length: 30 }, (_, index) => index + 1),
    );
    expect(unreadable).toEqual([]);
  });

  test('keeps tasks of earlier visits, which can still be resumed', async () => {
    const task = { ...aTask(id), status: 'answered' as const };
    await store.commit({ task });
    await store.commit({ task: aTask(id, { stage: 'declare', openedAt: DUE }) });
    await grown(30);
    await store.markResumed(task);
    expect((await store.taskOfStage(id, 'dispatch'))?.status).toBe('resumed');
    expect((await store.currentTask(id))?.stage).toBe('declare');
    expect(await store.commit({ task })).toBe('conflict');
  });
});

describe('two processes on one consignment', () => {
  test('who decided from an older state is refused, also when no event tells of the newer', async () => {
    const other = openOrderStore(dynamo.client, 'orders');
    await Promise.all([store.consignment(id), other.consignment(id)]);
    expect(await store.commit({ task: aTask(id) })).toBe('committed');
    const change: Change = {
      consignment: { record: { ...first, version: 2 }, expectedVersion: 1 },
      events: [anEvent(id, 2)],
    };
    expect(await other.commit(change)).toBe('conflict');
    expect(await other.commit(change)).toBe('committed');
    expect((await store.currentTask(id))?.status).toBe('waiting');
    expect(await store.events(id)).toHaveLength(2);
  });
});
