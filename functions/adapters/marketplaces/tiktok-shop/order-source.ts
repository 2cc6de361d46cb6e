import * as z from 'zod/mini';
import type { Channel } from '../../../ports/directory.ts';
import type { OrderSource } from '../../../ports/inbound.ts';
import { fetchedOrder, notFetched } from '../fetched-order.ts';
import type { MarketAnswer } from '../market-client.ts';
import { mentionReader } from '../mention-reader.ts';
import type { TikTokShopApi } from './api.ts';
import { readTikTokShopOrder } from './to-order.ts';

/** News of packages is our own news coming back; returns are settled at the channel. */
export const readTikTokShopNotification = mentionReader(
  {
    ORDER_STATUS_CHANGE: ['data', 'order_id'],
    RECIPIENT_ADDRESS_UPDATE: ['data', 'order_id'],
    CANCELLATION_STATUS_CHANGE: ['data', 'order_id'],
  },
  ['PACKAGE_UPDATE', 'RETURN_STATUS_CHANGE'],
);

/** weak: read from a client; an unknown id may also come back as an empty list. */
const UNKNOWN_ORDER = ['36009004'];

/** An order as the API has it, whatever shape that is. */
export function askTikTokShopOrder(
  api: TikTokShopApi,
  channel: Channel,
  orderId: string,
): Promise<MarketAnswer<{ readonly orders: readonly unknown[] }>> {
  return api.run(channel, {
    method: 'GET',
    path: '/order/202309/orders',
    query: { ids: orderId },
    data: z.object({ orders: z._default(z.array(z.unknown()), []) }),
  });
}

/** The orders that TikTok Shop's webhooks only name. */
export function tikTokShopOrders(api: TikTokShopApi): OrderSource {
  return {
    fetch: async (channel, channelOrderId) => {
      const answer = await askTikTokShopOrder(api, channel, channelOrderId);
      if (answer.kind !== 'ok') return notFetched(answer, UNKNOWN_ORDER);
      const [order] = answer.data.orders;
      return order === undefined ? { kind: 'unknown' } : fetchedOrder(order, readTikTokShopOrder);
    },
  };
}
