import type { Consignment } from '../../domain/consignment/consignment.ts';
import type { ConsignmentFilter, OrderStore } from '../../ports/order-store.ts';
import { INDEXES } from '../../runtime/contracts/tables.ts';
import { textOf } from './item.ts';
import type { Item } from './item.ts';
import { consignmentOfKey, dayOf, exceptionsOf, KEYS, merchantDay, SHARDS } from './keys.ts';
import { isExceptional } from './moving-items.ts';
import type { MovingStore } from './moving-store.ts';
import { firstOf } from './table.ts';
import type { Table } from './table.ts';

/** Where a page begins, and how many entries are wanted of which status. */
interface Wanted {
  readonly merchantId: string;
  readonly status?: Consignment['status'];
  readonly before?: string;
  readonly limit: number;
}

/**
 * A merchant's consignments, newest first. The indexes are eventually consistent; what they lead to
 * is read strongly, so that an entry shows where it stands now.
 */
export function consignmentList(
  table: Table,
  load: MovingStore['consignments'],
): OrderStore['list'] {
  return async ({ merchantId, status, limit, cursor }: ConsignmentFilter) => {
    // One entry more than asked for tells whether another page follows.
    const wanted = { merchantId, status, limit: limit + 1, before: listKeyOf(cursor) };
    const rare = status !== undefined && isExceptional(status);
    const entries = rare ? await exceptions(table, wanted, status) : await byDay(table, wanted);
    const page = entries.slice(0, limit);
    const last = page.at(-1);
    const items = await load(page.map(consignmentOfKey));
    return {
      items: items.filter((each) => status === undefined || each.status === status),
      cursor: entries.length > limit && last ? cursorOf(last) : undefined,
    };
  };
}

async function exceptions(
  table: Table,
  { merchantId, before, limit }: Wanted,
  status: Consignment['status'],
): Promise<readonly Item[]> {
  const pages = table.pages({
    partition: exceptionsOf(merchantId, status),
    before,
    index: INDEXES.exceptions,
    newestFirst: true,
    pageSize: limit,
  });
  return firstOf(pages, limit);
}

async function byDay(table: Table, wanted: Wanted): Promise<readonly Item[]> {
  const { merchantId, before, limit } = wanted;
  const days = table.pages({
    partition: KEYS.ofMerchant(merchantId),
    prefix: 'DAY#',
    newestFirst: true,
  });
  const found: Item[] = [];
  for await (const page of days) {
    for (const day of page.map(({ sk }) => sk.slice('DAY#'.length))) {
      if (before !== undefined && day > dayOf(before)) continue;
      found.push(...(await ofDay(table, wanted, day)));
      if (found.length >= limit) return found.slice(0, limit);
    }
  }
  return found;
}

/** The day's shards, merged. */
async function ofDay(table: Table, wanted: Wanted, day: string): Promise<readonly Item[]> {
  const { merchantId, status, before, limit } = wanted;
  const shards = await Promise.all(
    SHARDS.map((shard) => {
      const pages = table.pages({
        partition: merchantDay(merchantId, day, shard),
        before,
        index: INDEXES.merchant,
        newestFirst: true,
        where: { status },
        pageSize: status === undefined ? limit : undefined,
      });
      return firstOf(pages, limit);
    }),
  );
  return shards
    .flat()
    .sort((a, b) => (textOf(a, 'listKey') < textOf(b, 'listKey') ? 1 : -1))
    .slice(0, limit);
}

function cursorOf(entry: Item): string {
  return Buffer.from(textOf(entry, 'listKey')).toString('base64url');
}

function listKeyOf(cursor: string | undefined): string | undefined {
  return cursor === undefined ? undefined : Buffer.from(cursor, 'base64url').toString('utf8');
}
