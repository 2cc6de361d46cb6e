import type { FetchedOrder, OrderSource } from '../../../ports/inbound.ts';
import { failureOf } from '../notice-result.ts';
import { withPointer } from '../order-reading.ts';
import { ORDERS_PATH } from './messages.ts';
import { amazonAnswer } from './payload.ts';
import type { SellingPartnerClient } from './selling-partner-client.ts';
import { readAmazonOrder } from './to-order.ts';

/** Recipients and buyers are told to applications with the restricted roles; no other token is needed. */
const WANTED = 'BUYER,RECIPIENT,PROCEEDS,CANCELLATION,FULFILLMENT,PAYMENT';

/** Orders of Amazon sellers, as `getOrder` has them. */
export function amazonOrders(seller: SellingPartnerClient): OrderSource {
  return {
    fetch: async (channel, channelOrderId): Promise<FetchedOrder> => {
      const path = `${ORDERS_PATH}/${encodeURIComponent(channelOrderId)}?includedData=${WANTED}`;
      const answer = await seller.read(channel, path, amazonAnswer);
      if (answer.kind === 'refused' && answer.status === 404) return { kind: 'unknown' };
      if (answer.kind !== 'ok') return failureOf(answer);
      const read = readAmazonOrder(answer.data.order);
      return read === 'gone'
        ? { kind: 'gone', reason: 'cancelled at Amazon' }
        : { kind: 'fetched', raw: answer.raw, read: withPointer(read) };
    },
  };
}
