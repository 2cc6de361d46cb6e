import type { Day } from '../destinations/rule.ts';
import type { Instant } from '../instant.ts';
import { POSITIVE_LIST, RESTRICTED_GOODS } from './goods-rules.ts';
import type { GoodsRule } from './goods-rules.ts';
import type { SeenList } from './hits.ts';

/** A line of the positive list. */
export interface PositiveLine {
  /** Eight digits. */
  readonly hsCode: string;
  /** The remark allows it from bond (1210) only, not bought directly (9610). */
  readonly bondedOnly?: boolean;
  /** What the list says besides, in words: names, weights, exclusions. Nothing is compared with it. */
  readonly remark?: string;
}

/** One edition of the positive list of retail imports (跨境电商零售进口商品清单). */
export interface PositiveList {
  readonly listId: string;
  readonly source: string;
  /** First day on which it is gone by. */
  readonly effectiveFrom: Day;
  readonly lines: readonly PositiveLine[];
  readonly loadedAt?: Instant;
}

/** Goods that destinations restrict, beside those that are known here. */
export interface RestrictedGoods {
  readonly listId: string;
  readonly source: string;
  readonly asOf: Day;
  readonly rules: readonly GoodsRule[];
  readonly loadedAt?: Instant;
}

/** What goods are compared with, as far as it was loaded. Of one `effectiveFrom` there is one edition. */
export interface GoodsLists {
  readonly positive: readonly PositiveList[];
  readonly restricted?: RestrictedGoods;
}

export const NO_GOODS_LISTS: GoodsLists = { positive: [] };

/** Older editions than these are forgotten. */
const MOST_EDITIONS = 10;

/** Gone by until a list is loaded, and before the first one loaded. See `POSITIVE_LIST`. */
const SAMPLE: PositiveList = {
  listId: 'sample',
  source: 'a sample, not read in the list',
  effectiveFrom: '2019-01-01',
  lines: POSITIVE_LIST.map((hsCode) => ({ hsCode })),
};

/** The edition in force on a day (in China): the latest that is effective, else the sample. */
export function positiveListOn({ positive }: GoodsLists, on: Day): PositiveList {
  return positive
    .filter(({ effectiveFrom }) => effectiveFrom <= on)
    .reduce((latest, each) => (each.effectiveFrom >= latest.effectiveFrom ? each : latest), SAMPLE);
}

/** Only thirty lines stand in it: what it lacks may be allowed. */
export function isSample({ listId }: PositiveList): boolean {
  return listId === SAMPLE.listId;
}

/** The lists with another edition, in place of one of the same day. */
export function withEdition(lists: GoodsLists, edition: PositiveList): GoodsLists {
  const others = lists.positive.filter(
    ({ effectiveFrom }) => effectiveFrom !== edition.effectiveFrom,
  );
  const all = [...others, edition].sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1));
  return { ...lists, positive: all.slice(0, MOST_EDITIONS) };
}

/** All rules: a loaded one stands in for those known here of its id. */
export function restrictedGoods({ restricted }: GoodsLists): readonly GoodsRule[] {
  const loaded = restricted?.rules ?? [];
  const known = RESTRICTED_GOODS.filter(({ id }) => loaded.every((rule) => rule.id !== id));
  return [...known, ...loaded];
}

/** What goods were compared with on a day, as a consignment remembers it. */
export function seenGoods(lists: GoodsLists, isRetailImport: boolean, on: Day): SeenList {
  if (isRetailImport) {
    const { listId, effectiveFrom: asOf, loadedAt } = positiveListOn(lists, on);
    return { listId, asOf, loadedAt };
  }
  const { listId, asOf, loadedAt } = lists.restricted ?? BUILT_IN;
  return { listId, asOf, loadedAt };
}

const BUILT_IN: SeenList = { listId: 'built-in', asOf: '2026-11-23' };
