import type { Instant } from '../domain/instant.ts';
import type { MarketplaceName } from '../domain/order/marketplace-name.ts';
import type { Channel } from './directory.ts';

/** How far a channel was asked for what changed, and what that found. */
export interface ChannelPoll {
  readonly channelId: string;
  /** Everything that changed before was looked at. */
  readonly seenUntil: Instant;
  /** Where a list that took longer than one run goes on. */
  readonly resume?: { readonly since: Instant; readonly until: Instant; readonly page: string };
  /** What was brought in last, newest last: a window overlaps the one before. */
  readonly recent: readonly string[];
  readonly ranAt: Instant;
  /** What no message had told us, since the channel is polled. */
  readonly found: Found;
  /** Why the last run could not go on; the next one does. */
  readonly fault?: string;
}

/** Lost messages by what they would have said. */
export interface Found {
  readonly orders: number;
  readonly payments: number;
  readonly cancellations: number;
}

/** Where polls of channels are kept. The newest state of each is enough: a run is repeated without harm. */
export interface ChannelPolls {
  poll(channelId: string): Promise<ChannelPoll | undefined>;
  putPoll(poll: ChannelPoll): Promise<void>;
  /** The channel that a run over a marketplace had come to when it was cut short; undefined where none was. */
  reached(marketplace: MarketplaceName): Promise<string | undefined>;
  /** @param channelId undefined when the run came to its end */
  putReached(marketplace: MarketplaceName, channelId: string | undefined): Promise<void>;
}

/** An order in a list of what changed. */
export interface ListedOrder {
  readonly channelOrderId: string;
  /** Changes whenever the order does: the time of its last change, or at least its status. */
  readonly version: string;
  /** When it changed last, where the list says so. */
  readonly updatedAt?: Instant;
  /** It is cancelled, or its buyer asks for that. */
  readonly cancelled: boolean;
}

/** What of a channel changed in a while, page by page. */
export interface ListedPage {
  readonly kind: 'listed';
  readonly orders: readonly ListedOrder[];
  /** Absent on the last page. */
  readonly next?: string;
}

/** Lists of what changed at channels, for those whose marketplace has such a list. */
export interface OrderLists {
  /** @param page as `next` of the page before; the first if absent */
  changed(
    channel: Channel,
    window: { readonly since: Instant; readonly until: Instant },
    page?: string,
  ): Promise<
    | ListedPage
    | { readonly kind: 'transient'; readonly reason: string; readonly retryAfterSeconds?: number }
  >;
}
