import type { Instant } from '../../domain/instant.ts';
import type { Channel } from '../../ports/directory.ts';
import type { ListedOrder, ListedPage, OrderLists } from '../../ports/channel-polls.ts';

/** The marketplaces that list what changed. */
export type ListsByMarketplace = { readonly [Name in Channel['marketplace']]?: OrderLists };

/** Every marketplace's list behind one port; the channel's row says which. */
export function orderLists(lists: ListsByMarketplace): OrderLists {
  return {
    changed: (channel, window, page) => {
      const list = lists[channel.marketplace];
      if (list !== undefined) return list.changed(channel, window, page);
      throw new Error(`${channel.marketplace} has no list of what changed`);
    },
  };
}

/** A page of a list. */
export function listed(orders: readonly ListedOrder[], next?: string): ListedPage {
  return { kind: 'listed', orders, next };
}

/** Whole seconds since 1970, as several marketplaces take times. */
export function secondsOf(instant: Instant): number {
  return Math.floor(Date.parse(instant) / 1_000);
}

/** The next offset of a list that goes by offsets: none once a page is not full. */
export function nextOffset(
  page: string | undefined,
  got: number,
  size: number,
): string | undefined {
  return got < size ? undefined : String(Number(page ?? '0') + got);
}

/** An order in a list that says when it changed last. */
export function listedAt(
  channelOrderId: string,
  updatedAt: Instant,
  cancelled: boolean,
): ListedOrder {
  return { channelOrderId, version: updatedAt, updatedAt, cancelled };
}
