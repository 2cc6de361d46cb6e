import { describe, expect, test } from '@jest/globals';
import { openDatabase } from '../../../local/sqlite/database.ts';
import { sqliteOrderStore } from '../../../local/sqlite/order-store.ts';
import { RecordCache } from '../../../local/sqlite/record-cache.ts';
import { anEvent, aStoredConsignment } from '../../contracts/stored-records.ts';

describe('the record cache', () => {
  test('reads what it does not remember, and what it forgot', () => {
    const cache = new RecordCache<{ n: number }>(2);
    let reads = 0;
    const get = (key: string) => cache.get(key, () => ({ n: (reads += 1) }))?.n;
    expect([get('a'), get('a'), get('b'), get('a')]).toEqual([1, 1, 2, 1]);
    cache.forget('a');
    expect([get('a'), get('b')]).toEqual([3, 2]);
  });

  test('remembers so many, and of those the ones read last', () => {
    const cache = new RecordCache<{ key: string }>(2);
    const reads: string[] = [];
    const get = (key: string) =>
      cache.get(key, () => {
        reads.push(key);
        return { key };
      });
    ['a', 'b', 'a', 'c', 'a', 'b'].forEach(get);
    expect(reads).toEqual(['a', 'b', 'c', 'b']);
  });

  test('remembers nothing that is not there', () => {
    const cache = new RecordCache<{ n: number }>(2);
    expect(cache.get('a', () => undefined)).toBeUndefined();
    expect(cache.get('a', () => ({ n: 1 }))).toEqual({ n: 1 });
  });
});

describe('a store that remembers', () => {
  test('shows neither what is not committed yet nor what was rolled back', async () => {
    const db = openDatabase(':memory:');
    const store = sqliteOrderStore(db);
    const record = aStoredConsignment({ version: 1 });
    const id = record.consignmentId;
    await store.commit({ consignment: { record, expectedVersion: 0 }, events: [anEvent(id, 1)] });
    const second = { ...record, version: 2, status: 'held' as const };
    const consignment = { record: second, expectedVersion: 1 };
    const conflict = store.commit({ consignment, events: [anEvent(id, 1)] });
    expect(await store.consignment(id)).toEqual(record);
    expect(await conflict).toBe('conflict');
    expect(await store.consignment(id)).toEqual(record);
    const commit = store.commit({ consignment, events: [anEvent(id, 2)] });
    expect(await store.consignment(id)).toEqual(record);
    expect(await commit).toBe('committed');
    expect(await store.consignment(id)).toEqual(second);
    await db.close();
  });
});
