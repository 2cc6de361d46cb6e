import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type * as z from 'zod/mini';
import type { PaperStore, StockPaper } from '../../ports/stock-papers.ts';
import { INDEXES } from '../../runtime/contracts/tables.ts';
import { bodyOf, readRecord, textOf } from './item.ts';
import type { Item, Key } from './item.ts';
import { hourOf } from './keys.ts';
import { firstOf, openTable } from './table.ts';

/** What tells the papers of one kind from those of another. */
export interface PaperKind<Paper extends StockPaper> {
  /** Sort key of their items, e.g. `INBOUND`. */
  readonly name: string;
  readonly idOf: (paper: Paper) => string;
  readonly record: z.ZodMiniType<Paper>;
}

/** Papers of one kind on the table `orders`, whose indexes list them and say what is due. */
export function openPaperStore<Paper extends StockPaper>(
  client: DynamoDBClient,
  tableName: string,
  { name, idOf, record }: PaperKind<Paper>,
): PaperStore<Paper> {
  const table = openTable(client, tableName);
  const key = (paperId: string): Key => ({ pk: `${name}#${paperId}`, sk: name });
  const listOf = (merchantId: string): string => `${merchantId}#${name}`;
  const listKey = (paper: Paper): string => `${paper.openedAt}#${idOf(paper)}`;

  function itemOf(paper: Paper, due: string | undefined): Item {
    return {
      ...key(idOf(paper)),
      version: paper.version,
      listPartition: listOf(paper.merchantId),
      listKey: listKey(paper),
      // Papers are few: one partition of the index takes them.
      ...(due !== undefined && { due, workShard: name, workHour: hourOf(due) }),
      ...bodyOf(paper),
    };
  }

  return {
    get: async (paperId) => {
      const item = await table.get(key(paperId));
      return item && readRecord(record, item);
    },
    commit: async (paper, due) => {
      const before = paper.version - 1;
      const when = before === 0 ? 'absent' : { attribute: 'version', equals: before };
      const result = await table.put({ item: itemOf(paper, due), when });
      return result === 'written' ? 'committed' : 'conflict';
    },
    due: async (now, limit) => {
      const range = { partition: name, upTo: hourOf(now), index: INDEXES.work };
      const found = await firstOf(table.pages(range), limit);
      return found
        .filter((entry) => textOf(entry, 'due') <= now)
        .map(({ pk }) => pk.slice(name.length + 1));
    },
    list: async ({ merchantId, limit, cursor }) => {
      const newest = table.pages({
        partition: listOf(merchantId),
        index: INDEXES.merchant,
        newestFirst: true,
        before: cursor && Buffer.from(cursor, 'base64url').toString('utf8'),
      });
      const entries = await firstOf(newest, limit + 1);
      const page = entries.slice(0, limit);
      const stored = await table.many(page.map(({ pk, sk }) => ({ pk, sk })));
      const items = stored
        .map((item) => readRecord(record, item))
        .sort((a, b) => (listKey(a) < listKey(b) ? 1 : -1));
      const last = page.at(-1);
      const more = entries.length > limit && last !== undefined;
      return {
        items,
        cursor: more ? Buffer.from(textOf(last, 'listKey')).toString('base64url') : undefined,
      };
    },
  };
}
