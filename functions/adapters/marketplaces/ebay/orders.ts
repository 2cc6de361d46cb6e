import * as z from 'zod/mini';
import type { OrderSource } from '../../../ports/inbound.ts';
import { fetchedOrder } from '../order-source.ts';
import { ORDER_PATH } from './messages.ts';
import type { SellerClient } from './seller-client.ts';
import { readEbayOrder } from './to-order.ts';

/** Orders of eBay sellers, as `getOrder` has them. */
export function ebayOrders(seller: SellerClient): OrderSource {
  return {
    fetch: async (channel, channelOrderId) => {
      const path = `${ORDER_PATH}/${encodeURIComponent(channelOrderId)}`;
      return fetchedOrder(await seller.read(channel, path, z.unknown()), readEbayOrder);
    },
  };
}
