import { describe, expect, test } from '@jest/globals';
import { openDatabase } from '../../../local/sqlite/database.ts';
import { sqliteOrderStore } from '../../../local/sqlite/order-store.ts';
import { aDelivery, aStoredConsignment, anEvent } from '../../contracts/stored-records.ts';

describe('the SQLite order store', () => {
  test('keeps the newest thousand deliveries of a channel, in whatever rhythm they come', async () => {
    const db = openDatabase(':memory:');
    const store = sqliteOrderStore(db);
    await store.recordDelivery(aDelivery('quiet'));
    const flood = Array.from({ length: 2_700 }, (_, index) =>
      aDelivery(index % 2 === 0 ? 'even' : 'odd', { deliveryId: String(index) }),
    );
    await Promise.all(flood.map((delivery) => store.recordDelivery(delivery)));
    for (const channel of ['even', 'odd']) {
      const kept = (await store.deliveries({ channelId: channel, limit: 5_000 })).items;
      const sent = flood.filter(({ channelId }) => channelId === channel);
      expect(kept.length).toBeLessThan(1_100);
      expect(kept.slice(0, 1_000)).toEqual(sent.slice(-1_000).reverse());
    }
    expect((await store.deliveries({ channelId: 'quiet', limit: 10 })).items).toHaveLength(1);
    await db.close();
  });

  test('reads pages, counts and what is due through an index, however much there is', async () => {
    const db = openDatabase(':memory:');
    const plan = (sql: string, ...values: string[]) =>
      db
        .all(`EXPLAIN QUERY PLAN ${sql}`, ...values)
        .map(({ detail }) => String(detail))
        .join('; ');
    const page = `SELECT json FROM consignments WHERE merchant_id = ?
      AND (created_at, consignment_id) < (?, ?)
      ORDER BY created_at DESC, consignment_id DESC LIMIT 51`;
    expect(plan(page, 'm', 'z', 'z')).toMatch(/^SEARCH consignments USING INDEX \S+_newest/);
    const due = `SELECT consignment_id FROM consignments WHERE due IS NOT NULL AND due <= ?
      ORDER BY due, consignment_id LIMIT 10`;
    expect(plan(due, 'z')).toMatch(/^SEARCH consignments USING COVERING INDEX consignments_due/);
    await db.close();
  });

  test('counts what a merchant has, not what passed through', async () => {
    const db = openDatabase(':memory:');
    const store = sqliteOrderStore(db);
    const record = aStoredConsignment({ merchantId: 'm', version: 1 });
    const id = record.consignmentId;
    await store.commit({ consignment: { record, expectedVersion: 0 } });
    const statuses = ['dispatching', 'held', 'dispatching', 'declaring'] as const;
    for (const [index, status] of statuses.entries()) {
      const version = index + 2;
      const next = { ...record, status, version };
      const consignment = { record: next, expectedVersion: version - 1 };
      expect(await store.commit({ consignment, events: [anEvent(id, version)] })).toBe('committed');
    }
    expect(await store.counts('m')).toEqual({ declaring: 1 });
    await db.close();
  });
});
