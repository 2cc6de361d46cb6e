import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { EventConsumer } from '../../functions/ports/event-feed.ts';
import { startEventFeed } from '../../local/event-feed.ts';
import { openDatabase } from '../../local/sqlite/database.ts';
import type { Database } from '../../local/sqlite/database.ts';
import { sqliteOrderStore } from '../../local/sqlite/order-store.ts';
import { anEvent } from '../contracts/stored-records.ts';

describe('the event feed of the embedded host', () => {
  let db: Database;
  let faults: unknown[];
  beforeEach(() => {
    db = openDatabase(':memory:');
    faults = [];
  });
  afterEach(() => db.close());

  const follow = (consumer: string, consume: EventConsumer) =>
    startEventFeed(db, consumer, consume, (fault) => faults.push(fault));
  const append = (version: number) =>
    sqliteOrderStore(db).commit({ events: [anEvent('O1-01', version)] });
  async function turns(): Promise<void> {
    for (let turn = 0; turn < 10; turn += 1) await nextTurn();
  }

  test('hears of a commit without being woken', async () => {
    const seen: number[] = [];
    const feed = follow('a', async (events) => void seen.push(...events.map((e) => e.version)));
    await append(1);
    await turns();
    await append(2);
    await turns();
    expect(seen).toEqual([1, 2]);
    await feed.stop();
  });

  test('goes on after a restart where each consumer stood', async () => {
    await append(1);
    const seen: string[] = [];
    const note =
      (who: string): EventConsumer =>
      async (events) =>
        void seen.push(...events.map(({ version }) => `${who}${String(version)}`));
    const first = follow('a', note('a'));
    await turns();
    await first.stop();
    await append(2);
    await turns();
    expect(seen).toEqual(['a1']);
    const second = follow('a', note('a'));
    const other = follow('b', note('b'));
    await turns();
    expect(seen.sort()).toEqual(['a1', 'a2', 'b1', 'b2']);
    await Promise.all([second.stop(), other.stop()]);
  });

  test('reports what a consumer throws, and holds its cursor', async () => {
    let fails = true;
    const seen: number[] = [];
    const feed = follow('a', async (events) => {
      if (fails) throw new Error('cannot');
      seen.push(...events.map(({ version }) => version));
    });
    await append(1);
    await turns();
    expect(faults.length).toBeGreaterThan(0);
    fails = false;
    feed.wake();
    await turns();
    expect(seen).toEqual([1]);
    await feed.stop();
  });

  test('follows in batches what piled up', async () => {
    for (let version = 1; version <= 450; version += 1) void append(version);
    await append(451);
    const batches: number[] = [];
    const feed = follow('a', async (events) => void batches.push(events.length));
    await turns();
    expect(batches).toEqual([200, 200, 51]);
    await feed.stop();
  });
});
