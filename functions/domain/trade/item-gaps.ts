import { goodsGapsOf } from '../destinations/requirements.ts';
import type { Day } from '../destinations/rule.ts';
import type { Territory } from '../destinations/territory.ts';
import { pointerPart } from '../json-pointer.ts';
import type { Goods } from './catalogue-item.ts';
import { missingForImportTax, missingForList, missingForStock } from './goods-data.ts';
import { isToldAbroad, TRADE_MODES } from './trade-modes.ts';
import type { TradeModeName } from './trade-modes.ts';

/** A way that a merchant's goods may leave by: a mode, and the account book they lie under in bond. */
export interface Way {
  readonly mode: TradeModeName;
  readonly accountBook?: string;
}

/** Territories that ask for data of goods. */
const ABROAD: readonly Territory[] = ['EU', 'GB', 'US', 'KR', 'JP', 'AU', 'CA', 'NZ'];

/** The ways of a merchant's warehouses, each once. */
export function waysOf(
  warehouses: readonly {
    readonly serves: readonly TradeModeName[];
    readonly accountBook?: string;
  }[],
): readonly Way[] {
  const ways = warehouses.flatMap(({ serves, accountBook }) =>
    serves.map((mode): Way => ({ mode, accountBook })),
  );
  const keyOf = ({ mode, accountBook = '' }: Way) => `${mode} ${accountBook}`;
  return [...new Map(ways.map((way) => [keyOf(way), way])).values()];
}

/**
 * What a parcel with these goods would be held for on this way, as JSON pointers (RFC 6901) into the
 * catalogue item; by the rules that make the hold. What depends on the order is not asked: the rate
 * of duty, which falls due above the limit of a transaction only, and what its destination wants.
 */
export function gapsOnWay(goods: Goods, { mode, accountBook }: Way): readonly string[] {
  const { list, bonded, needsBuyerIdentity } = TRADE_MODES[mode];
  const fields = [
    ...(list === undefined ? [] : missingForList(goods, { bonded, accountBook })),
    ...missingForStock(goods, accountBook),
    ...(needsBuyerIdentity ? missingForImportTax(goods, false) : []),
  ];
  return [...new Set(fields)].map((field) => pointerTo(field, accountBook));
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

function pointerTo(field: string, accountBook = ''): string {
  if (field === 'bookItem') return `/bookItems/${pointerPart(accountBook)}`;
  if (field === 'cosmeticContent') return '/cosmetic/content';
  return `/${field}`;
}
