import * as z from 'zod/mini';
import type { OrderLists } from '../../../ports/channel-polls.ts';
import { wireId, wireInstant } from '../../http/messages.ts';
import { failureOf } from '../notice-result.ts';
import { listed, listedAt, nextOffset } from '../order-list.ts';
import { ORDER_PATH } from './messages.ts';
import type { SellerClient } from './seller-client.ts';

const NONE = 'NONE_REQUESTED';
const many = z.object({
  orders: z._default(
    z.array(
      z.object({
        orderId: wireId,
        lastModifiedDate: wireInstant,
        cancelStatus: z.nullish(z.object({ cancelState: z.nullish(z.string()) })),
      }),
    ),
    [],
  ),
});
const PAGE = 200;

/** `getOrders`, by the time of the last change. Source: developer.ebay.com, Fulfillment API v1. */
export function ebayList(seller: SellerClient): OrderLists {
  return {
    changed: async (channel, { since, until }, page) => {
      const query = new URLSearchParams({
        filter: `lastmodifieddate:[${since}..${until}]`,
        ...{ limit: String(PAGE), offset: page ?? '0' },
      });
      const answer = await seller.read(channel, `${ORDER_PATH}?${query.toString()}`, many);
      if (answer.kind !== 'ok') return failureOf(answer);
      const orders = answer.data.orders.map(({ orderId, lastModifiedDate, cancelStatus }) =>
        listedAt(orderId, lastModifiedDate, (cancelStatus?.cancelState ?? NONE) !== NONE),
      );
      return listed(orders, nextOffset(page, orders.length, PAGE));
    },
  };
}
