import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Page } from '../../ports/order-store.ts';
import type { Load } from '../../domain/load/load.ts';
import type { LoadChange, LoadFilter, LoadStore, StoredLoad } from '../../ports/load-store.ts';
import { INDEXES } from '../../runtime/contracts/tables.ts';
import { bodyOf, numberOf, readRecord, textOf } from './item.ts';
import type { Item } from './item.ts';
import { hourOf, SHARDS, shardOf } from './keys.ts';
import { LOAD_KEYS, loadOfKey } from './load-keys.ts';
import { loadEventRecord, storedLoadRecord } from './records/load-record.ts';
import { allOf, firstOf, openTable } from './table.ts';
import type { Condition, Table, Write } from './table.ts';

/**
 * The load store on the table `orders`. A load is one item, entries and all: 200 of them take some
 * 5 kB, compressed. What happened to it, its lane and its members lie apart, because they are read
 * apart.
 */
export function openLoadStore(client: DynamoDBClient, tableName: string): LoadStore {
  const table = openTable(client, tableName);
  return {
    load: async (loadId) => {
      const item = await table.get(LOAD_KEYS.load(loadId));
      return item && readRecord(storedLoadRecord, item);
    },
    events: async (loadId) => {
      const { pk, sk } = LOAD_KEYS.trail(loadId);
      const items = await allOf(table.pages({ partition: pk, prefix: sk }));
      return items.map((item) => readRecord(loadEventRecord, item));
    },
    lane: async (lane) => {
      const item = await table.get(LOAD_KEYS.lane(lane));
      return item && { lane, loadId: textOf(item, 'loadId'), number: numberOf(item, 'number') };
    },
    member: async (consignmentId) => {
      const item = await table.get(LOAD_KEYS.member(consignmentId));
      const read = item && { loadId: textOf(item, 'loadId'), version: numberOf(item, 'version') };
      return read && { consignmentId, ...read };
    },
    commit: async (change) => {
      const result = await table.transact(loadWrites(change));
      return result === 'written' ? 'committed' : 'conflict';
    },
    due: (now, limit) => dueLoads(table, now, limit),
    list: (filter) => listLoads(table, filter),
  };
}

function loadWrites({ stored, due, events, lane, member }: LoadChange): readonly Write[] {
  return [
    { item: loadItem(stored, due), when: after('revision', stored.revision - 1) },
    ...events.map((event): Write => ({
      item: { ...LOAD_KEYS.event(event), ...bodyOf(event) },
      when: 'absent',
    })),
    ...(lane === undefined
      ? []
      : [
          {
            item: { ...LOAD_KEYS.lane(lane.lane), loadId: lane.loadId, number: lane.number },
            when: after('number', lane.number - 1),
          },
        ]),
    ...(member === undefined
      ? []
      : [
          {
            item: {
              ...LOAD_KEYS.member(member.consignmentId),
              loadId: member.loadId,
              version: member.version,
            },
            when: after('version', member.version - 1),
          },
        ]),
  ];
}

function loadItem(stored: StoredLoad, due: string | undefined): Item {
  const { loadId, merchantId, status, openedAt } = stored.load;
  return {
    ...LOAD_KEYS.load(loadId),
    revision: stored.revision,
    status,
    listPartition: LOAD_KEYS.listOf(merchantId),
    listKey: `${openedAt}#${loadId}`,
    ...(due !== undefined && {
      due,
      workShard: LOAD_KEYS.work(shardOf(loadId)),
      workHour: hourOf(due),
    }),
    ...bodyOf(stored),
  };
}

function after(attribute: string, equals: number): Condition {
  return equals === 0 ? 'absent' : { attribute, equals };
}

/** Whole hours are exactly in order; within the last one the order is whatever the index gives. */
async function dueLoads(table: Table, now: string, limit: number): Promise<readonly string[]> {
  const shards = await Promise.all(
    SHARDS.map(async (shard) => {
      const found: Item[] = [];
      const range = { partition: LOAD_KEYS.work(shard), upTo: hourOf(now), index: INDEXES.work };
      for await (const page of table.pages(range)) {
        found.push(...page.filter((entry) => textOf(entry, 'due') <= now));
        if (found.length >= limit) break;
      }
      return found;
    }),
  );
  return shards
    .flat()
    .sort((a, b) => (textOf(a, 'due') < textOf(b, 'due') ? -1 : 1))
    .slice(0, limit)
    .map(loadOfKey);
}

/** The index is eventually consistent; what it leads to is read strongly. */
async function listLoads(
  table: Table,
  { merchantId, status, limit, cursor }: LoadFilter,
): Promise<Page<Load>> {
  const before = cursor && Buffer.from(cursor, 'base64url').toString('utf8');
  const newest = table.pages({
    partition: LOAD_KEYS.listOf(merchantId),
    index: INDEXES.merchant,
    newestFirst: true,
    before,
    where: { status },
  });
  const entries = await firstOf(newest, limit + 1);
  const page = entries.slice(0, limit);
  const stored = await table.many(page.map(({ pk, sk }) => ({ pk, sk })));
  const items = stored
    .map((item) => readRecord(storedLoadRecord, item).load)
    .filter((load) => status === undefined || load.status === status)
    .sort((a, b) => (listKeyOf(a) < listKeyOf(b) ? 1 : -1));
  const last = page.at(-1);
  return {
    items,
    cursor:
      entries.length > limit && last !== undefined
        ? Buffer.from(textOf(last, 'listKey')).toString('base64url')
        : undefined,
  };
}

function listKeyOf({ openedAt, loadId }: Load): string {
  return `${openedAt}#${loadId}`;
}
