import * as z from 'zod/mini';
import type { Channel } from '../../../ports/directory.ts';
import type { OrderSource } from '../../../ports/inbound.ts';
import { fetchedOrder, notFetched } from '../fetched-order.ts';
import type { MarketAnswer } from '../market-client.ts';
import { mentionReader } from '../mention-reader.ts';
import type { LazadaApi } from './api.ts';
import { readLazadaOrder } from './to-order.ts';

/** Fulfilment messages are our own news coming back. A reverse order may be a cancellation. */
export const readLazadaNotification = mentionReader(
  {
    trade_order: ['data', 'trade_order_id'],
    reverse_order: ['data', 'trade_order_id'],
  },
  ['fulfillment_order'],
);

/** weak: "Invalid Order ID", from clients. */
const UNKNOWN_ORDER = ['16'];

/** The items of an order as the API has them, whatever shape that is. */
export function askLazadaItems(
  api: LazadaApi,
  channel: Channel,
  orderId: string,
): Promise<MarketAnswer<readonly unknown[]>> {
  return api.run(channel, {
    method: 'GET',
    path: '/order/items/get',
    parameters: { order_id: orderId },
    data: z.array(z.unknown()),
  });
}

/** The orders that Lazada's messages only name: the order, and its items, which have the status. */
export function lazadaOrders(api: LazadaApi): OrderSource {
  return {
    fetch: async (channel, channelOrderId) => {
      const order = await api.run(channel, {
        method: 'GET',
        path: '/order/get',
        parameters: { order_id: channelOrderId },
        data: z.unknown(),
      });
      if (order.kind !== 'ok') return notFetched(order, UNKNOWN_ORDER);
      const items = await askLazadaItems(api, channel, channelOrderId);
      if (items.kind !== 'ok') return notFetched(items, UNKNOWN_ORDER);
      return fetchedOrder({ order: order.data, items: items.data }, readLazadaOrder);
    },
  };
}
