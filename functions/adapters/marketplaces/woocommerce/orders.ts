import * as z from 'zod/mini';
import type { OrderLists } from '../../../ports/channel-polls.ts';
import type { OrderSource } from '../../../ports/inbound.ts';
import { failureOf } from '../notice-result.ts';
import { listed, listedAt } from '../order-list.ts';
import { fetchedOrder } from '../order-source.ts';
import { wireDigits } from '../wire-values.ts';
import type { StoreClient } from './store-client.ts';
import { CANCELLED, readWooOrder } from './to-order.ts';

const many = z.array(
  z.object({
    id: wireDigits,
    status: z.string(),
    /** UTC, without saying so. */
    date_modified_gmt: z.pipe(
      z.iso.datetime({ local: true }),
      z.transform((text) => new Date(`${text.replace(/Z$/, '')}Z`).toISOString()),
    ),
  }),
);
const PAGE = 100;

/** An order as the store has it. */
export function wooOrders(store: StoreClient): OrderSource {
  return {
    fetch: async (channel, channelOrderId) => {
      const answer = await store(channel, channelOrderId, { method: 'GET' }, z.unknown());
      return fetchedOrder(answer, readWooOrder);
    },
  };
}

/** Pages are numbered; by id, so that none moves while the next is asked for. */
export function wooList(store: StoreClient): OrderLists {
  return {
    changed: async (channel, { since, until }, page = '1') => {
      const query = new URLSearchParams({
        ...{ modified_after: since, modified_before: until, dates_are_gmt: 'true' },
        ...{ orderby: 'id', order: 'asc', per_page: String(PAGE), page },
      });
      const call = { method: 'GET', path: `?${query.toString()}` } as const;
      const answer = await store(channel, undefined, call, many);
      if (answer.kind !== 'ok') return failureOf(answer);
      const orders = answer.data.map(({ id, status, date_modified_gmt }) =>
        listedAt(id, date_modified_gmt, CANCELLED[status] !== undefined),
      );
      return listed(orders, orders.length < PAGE ? undefined : String(Number(page) + 1));
    },
  };
}
