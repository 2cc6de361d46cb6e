import { z } from 'zod';
import { stringifyLossless } from '../lossless-json.ts';
import type { Resource } from './shelf.ts';
import type { StoreOrder, StoreWebhook } from './store-order.ts';

/** An id in JSON, text or number, as text. */
export const anyId = z.union([z.string(), z.bigint(), z.int()]).transform(String);

export const anyRecord = z.record(z.string(), z.unknown());

/** What a marketplace posts that only names its orders: what it says, and what its API shows then. */
export interface MarketNews {
  readonly topic: string;
  readonly headers?: { readonly [name: string]: string };
  readonly message: unknown;
  readonly resource: Resource;
}

/** A store order of such a marketplace: it is unpaid, then paid, and the buyer may want out. */
export function marketOrder(
  orderNumber: string,
  news: {
    readonly created: MarketNews;
    readonly paid: MarketNews;
    /** @param at business seconds */
    readonly cancelled: (at: number) => MarketNews;
  },
): StoreOrder {
  const webhook = ({ topic, headers = {}, message, resource }: MarketNews): StoreWebhook => ({
    topic,
    headers,
    body: stringifyLossless(message),
    resource,
  });
  return {
    orderNumber,
    otherNumbers: [],
    displayNumber: orderNumber,
    channelOrderId: orderNumber,
    created: webhook(news.created),
    paid: webhook(news.paid),
    cancelled: (at) => webhook(news.cancelled(Math.floor(at / 1_000))),
    transaction: () => undefined,
  };
}
