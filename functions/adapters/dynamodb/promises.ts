import type { OrderStore, PromiseCount } from '../../ports/order-store.ts';
import { INDEXES } from '../../runtime/contracts/tables.ts';
import { textOf } from './item.ts';
import type { Item } from './item.ts';
import { consignmentOfKey, SHARDS } from './keys.ts';
import { openPromisesOf, shippedPromisesOf } from './promise-keys.ts';
import type { MovingStore } from './moving-store.ts';
import { allOf } from './table.ts';
import type { Table } from './table.ts';

/** Sorts after every key of its moment. */
const END = '~';

/** Parcels by their next deadline, and how the promises of a channel turned out. */
export function promiseReads(
  table: Table,
  load: MovingStore['consignments'],
): Pick<OrderStore, 'promised' | 'promiseCount'> {
  const between = (partition: string, from: string, to: string, pageSize?: number) =>
    table.pages({ partition, between: [from, to], index: INDEXES.promises, pageSize });
  const open = (merchantId: string, from: string, to: string) =>
    SHARDS.map((shard) => between(openPromisesOf(merchantId, shard), from, to));

  return {
    promised: async ({ merchantId, channelId, until, limit, cursor }) => {
      const last = cursor && Buffer.from(cursor, 'base64url').toString();
      const isWanted = (item: Item): boolean =>
        textOf(item, 'promiseKey') !== last &&
        (channelId === undefined || channelOf(item) === channelId);
      const shards = open(merchantId, last ?? '0', `${until}${END}`);
      // One entry more than asked for tells whether another page follows.
      const found = await Promise.all(
        shards.map((pages) => firstWanted(pages, isWanted, limit + 1)),
      );
      const entries = found
        .flat()
        .sort((a, b) => (textOf(a, 'promiseKey') < textOf(b, 'promiseKey') ? -1 : 1));
      const page = entries.slice(0, limit);
      const end = page.at(-1);
      return {
        items: await load(page.map(consignmentOfKey)),
        cursor:
          entries.length > limit && end
            ? Buffer.from(textOf(end, 'promiseKey')).toString('base64url')
            : undefined,
      };
    },
    promiseCount: async ({ merchantId, channelId, from, before }) => {
      const shipped = SHARDS.map((shard) =>
        between(shippedPromisesOf(merchantId, channelId, shard), from, before),
      );
      const [settled, opened] = await Promise.all([
        itemsOf(shipped),
        itemsOf(open(merchantId, from, before)),
      ]);
      const outcomes = settled.map((item) => textOf(item, 'promiseKey').split('#')[1]);
      const count = (kind: keyof PromiseCount): number =>
        outcomes.filter((outcome) => outcome === kind).length;
      const missed = opened.filter((item) => channelOf(item) === channelId);
      return { kept: count('kept'), late: count('late'), open: missed.length };
    },
  };
}

function channelOf(item: Item): string {
  return textOf(item, 'promiseKey').split('#').slice(2).join('#');
}

async function itemsOf(shards: readonly AsyncIterable<readonly Item[]>[]): Promise<Item[]> {
  return (await Promise.all(shards.map(allOf))).flat();
}

async function firstWanted(
  pages: AsyncIterable<readonly Item[]>,
  isWanted: (item: Item) => boolean,
  most: number,
): Promise<readonly Item[]> {
  const found: Item[] = [];
  for await (const page of pages) {
    found.push(...page.filter(isWanted));
    if (found.length >= most) break;
  }
  return found.slice(0, most);
}
