import * as z from 'zod/mini';
import type { OrderLists } from '../../../ports/channel-polls.ts';
import { failureOf } from '../market-client.ts';
import { marketId, unixSeconds } from '../market-values.ts';
import { listed, listedAt, secondsOf } from '../order-list.ts';
import type { TikTokShopApi } from './api.ts';

const CANCELLED = 'CANCELLED';
const many = z.object({
  orders: z._default(
    z.nullable(
      z.array(
        z.object({
          id: marketId,
          status: z.string(),
          update_time: unixSeconds,
          is_buyer_request_cancel: z.nullish(z.boolean()),
        }),
      ),
    ),
    [],
  ),
  next_page_token: z.nullish(z.string()),
});

/** `Get Order List`, by the time of the last change. weak: read from clients. */
export function tikTokShopList(api: TikTokShopApi): OrderLists {
  return {
    changed: async (channel, { since, until }, page) => {
      const answer = await api.run(channel, {
        method: 'POST',
        path: '/order/202309/orders/search',
        query: {
          ...{ page_size: '50', sort_field: 'update_time', sort_order: 'ASC' },
          ...(page !== undefined && { page_token: page }),
        },
        // The second in which the window ends is in it.
        body: { update_time_ge: secondsOf(since), update_time_lt: secondsOf(until) + 1 },
        data: many,
      });
      if (answer.kind !== 'ok') return failureOf(answer);
      const { orders, next_page_token } = answer.data;
      return listed(
        (orders ?? []).map(({ id, status, update_time, is_buyer_request_cancel }) =>
          listedAt(id, update_time, status === CANCELLED || is_buyer_request_cancel === true),
        ),
        next_page_token || undefined,
      );
    },
  };
}
