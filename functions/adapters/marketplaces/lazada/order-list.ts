import * as z from 'zod/mini';
import type { OrderLists } from '../../../ports/channel-polls.ts';
import { failureOf } from '../market-client.ts';
import { marketId } from '../market-values.ts';
import { listed, listedAt, nextOffset } from '../order-list.ts';
import type { LazadaApi } from './api.ts';
import { moment } from './payload.ts';

const CANCELLED = 'canceled';
const many = z.object({
  orders: z._default(
    z.array(
      z.object({
        order_id: marketId,
        updated_at: moment,
        statuses: z._default(z.array(z.string()), []),
      }),
    ),
    [],
  ),
});
const PAGE = 100;

/** `GetOrders`, by the time of the last change. Cancelled once all of its items are. */
export function lazadaList(api: LazadaApi): OrderLists {
  return {
    changed: async (channel, { since, until }, page) => {
      const answer = await api.run(channel, {
        method: 'GET',
        path: '/orders/get',
        parameters: {
          ...{ update_after: since, update_before: until },
          ...{ sort_by: 'updated_at', sort_direction: 'ASC' },
          ...{ limit: String(PAGE), offset: page ?? '0' },
        },
        data: many,
      });
      if (answer.kind !== 'ok') return failureOf(answer);
      const orders = answer.data.orders.map(({ order_id, updated_at, statuses }) =>
        listedAt(
          order_id,
          updated_at,
          statuses.length > 0 && statuses.every((status) => status === CANCELLED),
        ),
      );
      return listed(orders, nextOffset(page, orders.length, PAGE));
    },
  };
}
