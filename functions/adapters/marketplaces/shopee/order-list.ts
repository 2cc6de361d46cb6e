import * as z from 'zod/mini';
import type { OrderLists } from '../../../ports/channel-polls.ts';
import { failureOf } from '../market-client.ts';
import { marketId } from '../market-values.ts';
import { listed, secondsOf } from '../order-list.ts';
import type { ShopeeApi } from './api.ts';

const CANCELLED: readonly string[] = ['CANCELLED', 'IN_CANCEL'];
const many = z.object({
  more: z._default(z.boolean(), false),
  next_cursor: z.nullish(z.string()),
  order_list: z._default(z.array(z.object({ order_sn: marketId, order_status: z.string() })), []),
});

/**
 * `get_order_list`, by the time of the last change, which it does not tell: an order's version is
 * its status. weak: read from clients.
 */
export function shopeeList(api: ShopeeApi): OrderLists {
  return {
    changed: async (channel, { since, until }, page) => {
      const answer = await api.run(channel, {
        path: '/api/v2/order/get_order_list',
        query: {
          ...{ time_range_field: 'update_time', page_size: '100' },
          ...{ time_from: String(secondsOf(since)), time_to: String(secondsOf(until)) },
          response_optional_fields: 'order_status',
          cursor: page ?? '',
        },
        data: many,
      });
      if (answer.kind !== 'ok') return failureOf(answer);
      const { more, next_cursor, order_list } = answer.data;
      return listed(
        order_list.map(({ order_sn, order_status }) => ({
          channelOrderId: order_sn,
          version: order_status,
          cancelled: CANCELLED.includes(order_status),
        })),
        more ? next_cursor || undefined : undefined,
      );
    },
  };
}
