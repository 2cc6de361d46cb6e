import type { CatalogueItem } from '../../domain/trade/catalogue-item.ts';
import { gapsAbroad, gapsOnWay, waysOf } from '../../domain/trade/item-gaps.ts';
import type { Way } from '../../domain/trade/item-gaps.ts';
import { TRADE_MODES } from '../../domain/trade/trade-modes.ts';
import type { TradeModeName } from '../../domain/trade/trade-modes.ts';
import type { Directory } from '../../ports/directory.ts';
import type { Page } from '../../ports/order-store.ts';
import type { Services } from '../../ports/services.ts';

/** What an item lacks on the way of one mode, as JSON pointers into it. */
export interface WayGaps {
  readonly mode: TradeModeName;
  readonly missing: readonly string[];
}

/** An item with the ways on which something is missing. */
export interface ListedItem {
  readonly item: CatalogueItem;
  readonly gaps: readonly WayGaps[];
}

/** Items that lack something on the ways of a mode, or on any. */
export type Lacking = TradeModeName | 'any';

type CatalogueFilter = Parameters<Directory['catalogueItems']>[0];

/**
 * One page of a catalogue, each item with what it lacks. With `lacking` only those of the page's items
 * that lack something are shown: what is missing follows from rules and warehouses, no index has it. A
 * page may then be empty although another follows, and costs no more than any.
 */
export async function cataloguePage(
  { directory }: Pick<Services, 'directory'>,
  filter: CatalogueFilter,
  lacking?: Lacking,
): Promise<Page<ListedItem>> {
  const [ways, page] = await Promise.all([
    waysFrom(directory, filter.merchantId),
    directory.catalogueItems(filter),
  ]);
  const listed = page.items.map((item): ListedItem => ({ item, gaps: gapsOf(item, ways) }));
  const items = listed.filter(
    ({ gaps }) =>
      lacking === undefined || gaps.some(({ mode }) => lacking === 'any' || lacking === mode),
  );
  return { ...page, items };
}

/**
 * What an item lacks on every way that its merchant's goods may leave by, and for every destination
 * as its rules are now. Of an SKU that is not there everything is missing.
 */
export async function itemGaps(
  { directory, clock }: Pick<Services, 'directory' | 'clock'>,
  merchantId: string,
  sku: string,
) {
  const [ways, stored] = await Promise.all([
    waysFrom(directory, merchantId),
    directory.catalogueItem(merchantId, sku),
  ]);
  const item = stored ?? {};
  return {
    ways: ways.map((way) => ({
      ...way,
      modeTitle: TRADE_MODES[way.mode].title,
      missing: gapsOnWay(item, way),
    })),
    destinations: gapsAbroad(item, ways, clock.now().slice(0, 10)),
  };
}

async function waysFrom(directory: Directory, merchantId: string): Promise<readonly Way[]> {
  return waysOf(await directory.warehouses(merchantId));
}

function gapsOf(item: CatalogueItem, ways: readonly Way[]): readonly WayGaps[] {
  return ways
    .map((way) => ({ mode: way.mode, missing: gapsOnWay(item, way) }))
    .filter(({ missing }) => missing.length > 0);
}
