import type { OrderStore } from '../../ports/order-store.ts';
import { INDEXES } from '../../runtime/contracts/tables.ts';
import { textOf } from './item.ts';
import type { Item } from './item.ts';
import { consignmentOfKey, hourOf, SHARDS } from './keys.ts';
import type { Table } from './table.ts';

/**
 * What the sweep must look at. Whole hours are exactly in order; within the last hour that a limit
 * cuts off, the order is whatever the index gives.
 */
export function dueList(table: Table): OrderStore['due'] {
  async function ofShard(shard: string, now: string, limit: number): Promise<readonly Item[]> {
    const pages = table.pages({
      partition: `open#${shard}`,
      upTo: hourOf(now),
      index: INDEXES.work,
    });
    const found: Item[] = [];
    for await (const page of pages) {
      found.push(...page.filter((entry) => textOf(entry, 'due') <= now));
      if (found.length >= limit) break;
    }
    return found;
  }

  return async (now, limit) => {
    const shards = await Promise.all(SHARDS.map((shard) => ofShard(shard, now, limit)));
    return shards
      .flat()
      .sort((a, b) => (textOf(a, 'due') < textOf(b, 'due') ? -1 : 1))
      .slice(0, limit)
      .map(consignmentOfKey);
  };
}
