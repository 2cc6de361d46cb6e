import * as z from 'zod/mini';
import type { Channel } from '../../../ports/directory.ts';
import type { OrderSource } from '../../../ports/inbound.ts';
import { fetchedOrder, notFetched } from '../fetched-order.ts';
import type { MarketAnswer } from '../market-client.ts';
import { mentionReader } from '../mention-reader.ts';
import type { ShopeeApi } from './api.ts';
import { SHOPEE_ORDER_FIELDS } from './payload.ts';
import { readShopeeOrder } from './to-order.ts';

/** News of tracking numbers is our own news coming back. */
export const readShopeeNotification = mentionReader({ order_status_push: ['data', 'ordersn'] }, [
  'order_trackingno_push',
]);

/** weak: read from clients; an unknown number may also come back as an empty list. */
const UNKNOWN_ORDER = ['error_not_found', 'order.order_list_invalid'];

/** An order as the API has it, whatever shape that is. */
export function askShopeeOrder(
  api: ShopeeApi,
  channel: Channel,
  orderSn: string,
): Promise<MarketAnswer<{ readonly order_list: readonly unknown[] }>> {
  return api.run(channel, {
    path: '/api/v2/order/get_order_detail',
    query: { order_sn_list: orderSn, response_optional_fields: SHOPEE_ORDER_FIELDS },
    data: z.object({ order_list: z._default(z.array(z.unknown()), []) }),
  });
}

/** The orders that Shopee's pushes only name. */
export function shopeeOrders(api: ShopeeApi): OrderSource {
  return {
    fetch: async (channel, channelOrderId) => {
      const answer = await askShopeeOrder(api, channel, channelOrderId);
      if (answer.kind !== 'ok') return notFetched(answer, UNKNOWN_ORDER);
      const [order] = answer.data.order_list;
      return order === undefined ? { kind: 'unknown' } : fetchedOrder(order, readShopeeOrder);
    },
  };
}
