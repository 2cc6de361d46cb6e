import { goodsGapsOf } from '../destinations/requirements.ts';
import type { Day } from '../destinations/rule.ts';
import type { Territory } from '../destinations/territory.ts';
import { pointerPart } from '../json-pointer.ts';
import type { Goods } from './catalogue-item.ts';
import { missingForImportTax, missingForList, missingForStock } from './goods-data.ts';
import { isToldAbroad, TRADE_MODES } from './trade-modes.ts';
import type { TradeModeName } from './trade-modes.ts';

/** Where goods lie: under an account book in bond, outside of it under their SKU. */
export interface Place {
  readonly accountBook?: string;
}

/** A trade mode that a merchant's goods may leave by, and the places that serve it. */
export interface Way {
  readonly mode: TradeModeName;
  readonly places: readonly Place[];
}

/** Territories that ask for data of goods. */
const ABROAD: readonly Territory[] = ['EU', 'GB', 'US', 'KR', 'JP', 'AU', 'CA', 'NZ'];

/** The ways of a merchant's warehouses: each mode once, each place of it once. */
export function waysOf(
  warehouses: readonly (Place & { readonly serves: readonly TradeModeName[] })[],
): readonly Way[] {
  const modes = [...new Set(warehouses.flatMap(({ serves }) => serves))];
  return modes.map((mode) => {
    const serving = warehouses.filter(({ serves }) => serves.includes(mode));
    const books = new Set(serving.map(({ accountBook }) => accountBook));
    return { mode, places: [...books].map((accountBook) => ({ accountBook })) };
  });
}

/**
 * What a parcel with these goods would be held for on this way, as JSON pointers (RFC 6901) into the
 * catalogue item; by the rules that make the hold. A line in one account book is enough, as goods
 * leave from where they are counted; without any, each book is named. What depends on the order is
 * not asked: the rate of duty, which falls due above the limit of a transaction only, and what its
 * destination wants.
 */
export function gapsOnWay(goods: Goods, { mode, places }: Way): readonly string[] {
  const atPlaces = places.map((place) => fieldsAt(goods, mode, place));
  const fields = new Set(atPlaces.flat());
  if (atPlaces.some((missing) => !missing.includes('bookItem'))) fields.delete('bookItem');
  return [...fields].flatMap((field) => pointersTo(field, places));
}

function fieldsAt(goods: Goods, mode: TradeModeName, { accountBook }: Place): readonly string[] {
  const { list, bonded, needsBuyerIdentity } = TRADE_MODES[mode];
  return [
    ...(list === undefined ? [] : missingForList(goods, { bonded, accountBook })),
    ...missingForStock(goods, accountBook),
    ...(needsBuyerIdentity ? missingForImportTax(goods, false) : []),
  ];
}

/**
 * What each destination would hold a parcel with these goods for, whatever it is worth; none where no
 * way leads to consumers abroad.
 */
export function gapsAbroad(
  goods: Goods,
  ways: readonly Way[],
  on: Day,
): readonly { readonly territory: Territory; readonly missing: readonly string[] }[] {
  if (!ways.some(({ mode }) => isToldAbroad(TRADE_MODES[mode]))) return [];
  return ABROAD.map((territory) => ({ territory, missing: goodsGapsOf(goods, territory, on) }));
}

function pointersTo(field: string, places: readonly Place[]): readonly string[] {
  if (field === 'cosmeticContent') return ['/cosmetic/content'];
  if (field !== 'bookItem') return [`/${field}`];
  const books = places.flatMap(({ accountBook }) => accountBook ?? []);
  return books.map((accountBook) => `/bookItems/${pointerPart(accountBook)}`);
}
