import * as z from 'zod/mini';
import { preparedList } from '../../domain/screening/denied-parties.ts';
import type { PreparedList } from '../../domain/screening/denied-parties.ts';
import { NO_GOODS_LISTS, withEdition } from '../../domain/screening/goods-lists.ts';
import type { GoodsLists } from '../../domain/screening/goods-lists.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DocumentStore } from '../../ports/document-store.ts';
import type { KeptClearance, ScreeningDesk } from '../../ports/screening.ts';
import { remembered } from '../http/remembered.ts';
import { deniedPartyFile } from '../../runtime/denied-party-file.ts';
import { goodsLists } from '../../runtime/goods-list-file.ts';

const LIST = 'screening/denied-parties.json';
/** What was screened against can be read again: one per moment it was loaded. */
const EDITIONS = 'screening/denied-parties';
const GOODS = 'screening/goods-lists.json';
const RESCREENED = 'screening/rescreened.json';
/** A host may screen against a list that was replaced for so long. */
const REMEMBERED_SECONDS = 60;

const loading = z.object({ loadedAt: z.optional(z.string()) });

const rescreened = z.object({ lists: z.optional(z.string()) });

const kept: z.ZodMiniType<KeptClearance> = z.object({
  key: z.string(),
  until: z.string(),
  by: z.string(),
  note: z.string(),
  at: z.string(),
  consignmentId: z.string(),
});

/** Lists and clearances in the document store: the same on both hosts. A list is read once a minute. */
export function storedScreeningDesk(
  documents: DocumentStore,
  clock: Pick<Clock, 'wall'>,
): ScreeningDesk {
  const load = async (): Promise<PreparedList | undefined> => {
    const body = await documents.get(LIST);
    if (body === undefined) return undefined;
    const stored: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    return preparedList(deniedPartyFile.parse(stored), loading.parse(stored).loadedAt);
  };
  const loadGoods = async (): Promise<GoodsLists> => {
    const body = await documents.get(GOODS);
    return body === undefined
      ? NO_GOODS_LISTS
      : goodsLists.parse(JSON.parse(Buffer.from(body).toString('utf8')));
  };
  let goodsOf = remembered(loadGoods, { clock, seconds: REMEMBERED_SECONDS });
  const putGoods = async (change: (lists: GoodsLists) => GoodsLists): Promise<void> => {
    await documents.put(GOODS, bodyOf(change(await loadGoods())), 'application/json');
    goodsOf = remembered(loadGoods, { clock, seconds: REMEMBERED_SECONDS });
  };
  let listOf = remembered(load, { clock, seconds: REMEMBERED_SECONDS });
  return {
    list: async (today) => {
      // Whatever keeps us from reading it, orders wait: a fault here must not let them through.
      const list = await listOf(LIST).catch(() => 'outage' as const);
      if (list === undefined) return { kind: 'none' };
      if (list === 'outage' || (list.goodUntil ?? today) < today) return { kind: 'outage' };
      return { kind: 'list', list };
    },
    publishedList: async () => {
      const body = await documents.get(LIST);
      return body && deniedPartyFile.parse(JSON.parse(Buffer.from(body).toString('utf8')));
    },
    putList: async (list) => {
      const loadedAt = clock.wall();
      const body = bodyOf({ ...list, loadedAt });
      await documents.put(`${EDITIONS}/${loadedAt}.json`, body, 'application/json');
      await documents.put(LIST, body, 'application/json');
      listOf = remembered(load, { clock, seconds: REMEMBERED_SECONDS });
    },
    goods: () => goodsOf(GOODS).catch(() => 'outage' as const),
    putPositiveList: (edition) =>
      putGoods((lists) => withEdition(lists, { ...edition, loadedAt: clock.wall() })),
    putRestrictedGoods: (restricted) =>
      putGoods((lists) => ({ ...lists, restricted: { ...restricted, loadedAt: clock.wall() } })),
    rescreened: async () => {
      const body = await documents.get(RESCREENED);
      return body && rescreened.parse(JSON.parse(Buffer.from(body).toString('utf8'))).lists;
    },
    keepRescreened: (lists) => documents.put(RESCREENED, bodyOf({ lists }), 'application/json'),
    clearance: async (key) => {
      const body = await documents.get(clearanceKey(key));
      return body && kept.parse(JSON.parse(Buffer.from(body).toString('utf8')));
    },
    keepClearance: (clearance) =>
      documents.put(clearanceKey(clearance.key), bodyOf(clearance), 'application/json'),
  };
}

function bodyOf(value: object): Buffer {
  return Buffer.from(JSON.stringify(value));
}

function clearanceKey(key: string): string {
  return `screening/clearances/${key}.json`;
}
