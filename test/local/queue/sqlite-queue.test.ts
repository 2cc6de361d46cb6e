import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { QueueName } from '../../../functions/domain/workflow/queue-name.ts';
import { QUEUES } from '../../../functions/runtime/contracts/queues.ts';
import type { BatchHandler } from '../../../functions/runtime/http-event.ts';
import { takeMessages } from '../../../local/queue/message-rows.ts';
import { sqliteQueue } from '../../../local/queue/sqlite-queue.ts';
import type { SqliteQueue } from '../../../local/queue/sqlite-queue.ts';
import { openDatabase } from '../../../local/sqlite/database.ts';
import type { Database } from '../../../local/sqlite/database.ts';

const MAX_RECEIVES = QUEUES.orders.maxReceives;
const SECOND = 1_000;

describe('the queues of the embedded host', () => {
  let db: Database;
  let queue: SqliteQueue;

  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
    db = openDatabase(':memory:');
    queue = sqliteQueue(db);
  });
  afterEach(async () => {
    await queue.drain();
    await db.close();
    jest.useRealTimers();
  });

  const idle: BatchHandler = async () => [];
  function work(workers: { readonly [Name in QueueName]?: BatchHandler }): void {
    queue.work({
      orders: idle,
      answers: idle,
      asks: idle,
      signing: idle,
      loads: idle,
      notices: idle,
      ...workers,
    });
  }
  /** Lets everything happen that needs no time to pass. */
  async function turns(count = 20): Promise<void> {
    for (let turn = 0; turn < count; turn += 1) {
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
  }
  /** Lets time pass, second by second, and what it brings about happen. */
  async function pass(milliseconds: number): Promise<void> {
    await turns();
    for (let left = milliseconds; left > 0; left -= SECOND) {
      await jest.advanceTimersByTimeAsync(Math.min(left, SECOND));
      await turns(5);
    }
  }
  const left = (): number => Number(db.one('SELECT count(*) AS n FROM messages')?.n);

  test('a send wakes the worker without any time passing, and what is done is gone', async () => {
    const bodies: string[] = [];
    work({ orders: async (batch) => (bodies.push(...batch), []) });
    await queue.send('orders', { body: 'a' });
    await turns();
    expect(bodies).toEqual(['a']);
    expect(left()).toBe(0);
  });

  test('what lay there before the start is worked, oldest first, in batches', async () => {
    const bodies = Array.from({ length: 25 }, (_, index) => `m${String(index).padStart(2, '0')}`);
    for (const body of bodies) await queue.send('orders', { body });
    const batches: number[] = [];
    const seen: string[] = [];
    work({ orders: async (batch) => (batches.push(batch.length), seen.push(...batch), []) });
    await turns();
    expect(seen).toEqual(bodies);
    expect(batches).toEqual([10, 10, 5]);
  });

  test('what asks for company is worked together, once its span of time is over', async () => {
    // The begin of a span of five seconds.
    jest.setSystemTime(1_800_000_000_001);
    queue = sqliteQueue(db, { companyMs: ({ companySeconds = 0 }) => companySeconds * SECOND });
    const seen: string[][] = [];
    work({ signing: async (batch) => (seen.push([...batch]), []) });
    await queue.send('signing', { body: 'a' });
    await pass(SECOND);
    await queue.send('signing', { body: 'b' });
    expect(seen).toEqual([]);
    await pass(5 * SECOND);
    expect(seen).toEqual([['a', 'b']]);
    await queue.send('signing', { body: 'c' });
    await pass(5 * SECOND);
    expect(seen.at(-1)).toEqual(['c']);
  });

  test('a failed message comes again after 1, 2, 4 … s; its neighbours do not', async () => {
    const seen: string[][] = [];
    work({ orders: async (batch) => (seen.push([...batch]), batch.includes('bad') ? [1] : []) });
    await Promise.all(['good', 'bad', 'fine'].map((body) => queue.send('orders', { body })));
    await pass(SECOND - 1);
    expect(seen).toEqual([['good', 'bad', 'fine']]);
    await pass(1);
    expect(seen.slice(1)).toEqual([['bad']]);
  });

  test('after as many receives as the queue allows it is a dead letter, to be replayed', async () => {
    let fails = true;
    let receives = 0;
    work({
      orders: async () => {
        receives += 1;
        if (fails) throw new Error('a bug');
        return [];
      },
    });
    await queue.send('orders', { body: 'poison' });
    await pass(60 * SECOND);
    expect(receives).toBe(MAX_RECEIVES);
    expect(queue.deadLetters('orders')).toEqual(['poison']);
    expect(queue.deadLetters('asks')).toEqual([]);
    await pass(200 * SECOND);
    expect(receives).toBe(MAX_RECEIVES);
    fails = false;
    expect(await queue.replay('orders')).toBe(1);
    await turns();
    expect(receives).toBe(MAX_RECEIVES + 1);
    expect([queue.deadLetters('orders'), left()]).toEqual([[], 0]);
  });

  test('a delayed message shows when its time has come', async () => {
    const seen: string[] = [];
    work({ asks: async (batch) => (seen.push(...batch), []) });
    await queue.send('asks', { body: 'later', delaySeconds: 900 });
    await queue.send('asks', { body: 'now' });
    await pass(900 * SECOND - 1);
    expect(seen).toEqual(['now']);
    await pass(1);
    expect(seen).toEqual(['now', 'later']);
  });

  describe('of a host that died', () => {
    /** A host took what it could and was never heard of again. */
    async function died(): Promise<void> {
      const { batchSize: most, maxReceives, visibilitySeconds } = QUEUES.orders;
      const now = Date.now();
      const hiddenUntil = now + visibilitySeconds * SECOND;
      const terms = { queue: 'orders', most, maxReceives, now, hiddenUntil } as const;
      expect(await db.write(() => takeMessages(db, terms))).toHaveLength(1);
    }

    test('messages are worked at once by the next, whose alone they are', async () => {
      await queue.send('orders', { body: 'a' });
      await died();
      const seen: string[] = [];
      work({ orders: async (batch) => (seen.push(...batch), []) });
      await turns();
      expect(seen).toEqual(['a']);
    });

    test('a message that kills it every time is put aside in the end', async () => {
      await queue.send('orders', { body: 'killer' });
      for (let life = 0; life < MAX_RECEIVES; life += 1) {
        await died();
        await pass(QUEUES.orders.visibilitySeconds * SECOND);
      }
      const seen: string[] = [];
      work({ orders: async (batch) => (seen.push(...batch), []) });
      await turns();
      expect(seen).toEqual([]);
      expect(queue.deadLetters('orders')).toEqual(['killer']);
    });
  });

  test('a message whose worker hangs is worked again when its visibility ends', async () => {
    const seen: string[] = [];
    work({
      orders: (batch) => {
        seen.push(...batch);
        return seen.length === 1 ? new Promise(() => undefined) : Promise.resolve([]);
      },
    });
    await turns();
    await queue.send('orders', { body: 'a' });
    await pass(QUEUES.orders.visibilitySeconds * SECOND - SECOND);
    expect(seen).toEqual(['a']);
    await pass(61 * SECOND);
    expect(seen).toEqual(['a', 'a']);
    // The hanging one would hold up the drain for good.
    queue = sqliteQueue(db);
  });

  test('a message is stored and taken by one commit when its worker is free', async () => {
    const seen: unknown[] = [];
    work({
      orders: async (batch) => {
        const stored = db.one('SELECT receives FROM messages');
        seen.push(...batch, stored?.receives);
        return [];
      },
    });
    await turns();
    let commits = 0;
    db.onCommit(() => (commits += 1));
    await queue.send('orders', { body: 'a' });
    await turns();
    expect(seen).toEqual(['a', 1]);
    expect([commits, left()]).toEqual([2, 0]);
  });

  test('so many messages are under way at once, and those that wait come first', async () => {
    const open: (() => void)[] = [];
    const seen: string[] = [];
    let most = 0;
    work({
      orders: (batch) => {
        seen.push(...batch);
        return new Promise((resolve) => {
          const end = (): void => resolve([]);
          open.push(...batch.map((_body, index) => (index === 0 ? end : () => undefined)));
          most = Math.max(most, open.length);
        });
      },
    });
    await turns();
    const bodies = Array.from({ length: 200 }, (_, index) => String(index));
    for (const body of bodies) await queue.send('orders', { body });
    await turns();
    expect([open.length, most]).toEqual([80, 80]);
    await queue.send('orders', { body: 'last' });
    while (open.length > 0) {
      open.shift()?.();
      await turns(3);
    }
    expect(most).toBeLessThanOrEqual(80);
    expect([seen, left()]).toEqual([[...bodies, 'last'], 0]);
  });

  test('draining waits for what is under way and takes nothing more', async () => {
    let finish: () => void = () => undefined;
    const seen: string[] = [];
    work({
      orders: (batch) => {
        seen.push(...batch);
        return new Promise((resolve) => {
          finish = () => resolve([]);
        });
      },
    });
    await queue.send('orders', { body: 'first' });
    await turns();
    let drained = false;
    const drain = queue.drain().then(() => {
      drained = true;
    });
    await queue.send('orders', { body: 'second' });
    await turns();
    expect([drained, seen]).toEqual([false, ['first']]);
    finish();
    await drain;
    expect([seen, left()]).toEqual([['first'], 1]);
  });
});
