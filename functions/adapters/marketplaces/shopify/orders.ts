import * as z from 'zod/mini';
import type { OrderLists } from '../../../ports/channel-polls.ts';
import type { OrderSource } from '../../../ports/inbound.ts';
import { wireInstant } from '../../http/messages.ts';
import { failureOf } from '../notice-result.ts';
import { listed, listedAt } from '../order-list.ts';
import { fetchedOrder } from '../order-source.ts';
import { wireDigits } from '../wire-values.ts';
import type { RestClient } from './rest-client.ts';
import { readShopifyOrder } from './to-order.ts';

const one = z.object({ order: z.unknown() });
const many = z.object({
  orders: z.array(
    z.object({ id: wireDigits, updated_at: wireInstant, cancelled_at: z.nullish(z.string()) }),
  ),
});
const PAGE = 250;

/** An order as a webhook holds it. */
export function shopifyOrders(rest: RestClient): OrderSource {
  return {
    fetch: async (channel, channelOrderId) => {
      const answer = await rest(channel, `/orders/${encodeURIComponent(channelOrderId)}.json`, one);
      const order =
        answer.kind === 'ok'
          ? { kind: 'ok' as const, data: answer.data.order, raw: answer.raw }
          : answer;
      return fetchedOrder(order, readShopifyOrder);
    },
  };
}

/** What is named by digits is an order; holds name fulfilment orders by their global ids. */
export function shopifySource(holds: OrderSource, orders: OrderSource): OrderSource {
  return {
    fetch: (channel, id) => (/^\d+$/.test(id) ? orders : holds).fetch(channel, id),
  };
}

/** Pages go by id: the last one of a page begins the next. */
export function shopifyList(rest: RestClient): OrderLists {
  return {
    changed: async (channel, { since, until }, page = '0') => {
      const query = new URLSearchParams({
        ...{ status: 'any', updated_at_min: since, updated_at_max: until },
        ...{ since_id: page, limit: String(PAGE), fields: 'id,updated_at,cancelled_at' },
      });
      const answer = await rest(channel, `/orders.json?${query.toString()}`, many);
      if (answer.kind !== 'ok') return failureOf(answer);
      const { orders } = answer.data;
      return listed(
        orders.map(({ id, updated_at, cancelled_at }) =>
          listedAt(id, updated_at, Boolean(cancelled_at)),
        ),
        orders.length < PAGE ? undefined : orders.at(-1)?.id,
      );
    },
  };
}
