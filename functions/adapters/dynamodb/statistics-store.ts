import { setTimeout as wait } from 'node:timers/promises';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { added, cellKey } from '../../domain/statistics/released-list.ts';
import type { ReleasedList, StatisticsCell } from '../../domain/statistics/released-list.ts';
import { TRADE_MODES } from '../../domain/trade/trade-modes.ts';
import type { StatisticsStore } from '../../ports/statistics-store.ts';
import { bodyOf, numberOf, readRecord } from './item.ts';
import type { Key } from './item.ts';
import { currency, integer, oneOf } from './records/shared-values.ts';
import { allOf, openTable } from './table.ts';
import type { Table, Write } from './table.ts';

/** Items of one transaction, of which DynamoDB takes 100. */
const MOST_WRITES = 90;
const MOST_ATTEMPTS = 25;
const LONGEST_PAUSE_MILLISECONDS = 100;
/** Streams repeat what they told for a day; a list is released once. */
const REMEMBERED_SECONDS = 90 * 86_400;

const KEYS = {
  month: (merchantId: string, month: string): string => `STATISTICS#${merchantId}#${month}`,
  cell: ({ merchantId, month }: ReleasedList, cell: StatisticsCell): Key => ({
    pk: KEYS.month(merchantId, month),
    sk: cellKey(cell.name),
  }),
  counted: ({ listId }: ReleasedList): Key => ({ pk: `COUNTED#${listId}`, sk: 'COUNTED' }),
};

const cellRecord: z.ZodMiniType<StatisticsCell> = z.looseObject({
  name: z.looseObject({
    mode: oneOf(TRADE_MODES),
    country: z.string(),
    chapter: z.string(),
    currency,
  }),
  value: integer,
  weightGrams: integer,
  parcels: integer,
});

/** Statistics on the table `stock`: that a list is counted and what it adds are one transaction. */
export function openStatisticsStore(client: DynamoDBClient, tableName: string): StatisticsStore {
  const table = openTable(client, tableName);
  return {
    add: async (lists) => {
      for (const group of groupsOf(lists)) await addGroup(table, group);
    },
    month: async (merchantId, month) => {
      const items = await allOf(table.pages({ partition: KEYS.month(merchantId, month) }));
      return items.map((item) => readRecord(cellRecord, item));
    },
  };
}

async function addGroup(table: Table, group: readonly ReleasedList[]): Promise<void> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const counted = new Set((await table.many(group.map(KEYS.counted))).map(({ pk }) => pk));
    const fresh = group.filter((list) => !counted.has(KEYS.counted(list).pk));
    if (fresh.length === 0) return;
    if ((await table.transact(await writesOf(table, fresh))) === 'written') return;
    await wait(Math.random() * LONGEST_PAUSE_MILLISECONDS);
  }
  throw new Error('the statistics are too busy: others counted the same month at every attempt');
}

async function writesOf(table: Table, lists: readonly ReleasedList[]): Promise<readonly Write[]> {
  const cells = new Map<string, { readonly key: Key; readonly cell: StatisticsCell }>();
  for (const list of lists) {
    for (const cell of cellsOf(list)) {
      const key = KEYS.cell(list, cell);
      const name = `${key.pk} ${key.sk}`;
      const sum = cells.get(name)?.cell;
      cells.set(name, { key, cell: sum === undefined ? cell : { ...cell, ...added(sum, cell) } });
    }
  }
  const items = await table.many([...cells.values()].map(({ key }) => key));
  const stored = new Map(items.map((item) => [`${item.pk} ${item.sk}`, item]));
  return [
    ...lists.map((list): Write => ({
      item: { ...KEYS.counted(list), expires: rememberedUntil(list) },
      when: 'absent',
    })),
    ...[...cells].map(([name, { key, cell }]): Write => {
      const before = stored.get(name);
      const revision = before === undefined ? 0 : numberOf(before, 'revision');
      const sum = before === undefined ? cell : added(readRecord(cellRecord, before), cell);
      return {
        item: { ...key, revision: revision + 1, ...bodyOf({ ...cell, ...sum }) },
        when: before === undefined ? 'absent' : { attribute: 'revision', equals: revision },
      };
    }),
  ];
}

/** Counted from the end of its month. */
function rememberedUntil({ month }: ReleasedList): number {
  return Date.parse(`${month}-28T00:00:00Z`) / 1_000 + REMEMBERED_SECONDS;
}

function cellsOf({ whole, parts }: ReleasedList): readonly StatisticsCell[] {
  return [whole, ...parts];
}

/** Groups that surely fit a transaction, also when no two lists share a cell. */
function groupsOf(lists: readonly ReleasedList[]): readonly (readonly ReleasedList[])[] {
  const groups: ReleasedList[][] = [];
  let writes = MOST_WRITES;
  for (const list of new Map(lists.map((each) => [each.listId, each])).values()) {
    const needed = 1 + cellsOf(list).length;
    if (writes + needed > MOST_WRITES) {
      groups.push([]);
      writes = 0;
    }
    groups.at(-1)?.push(list);
    writes += needed;
  }
  return groups;
}
