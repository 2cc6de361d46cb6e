import * as z from 'zod/mini';
import type { OrderLists } from '../../../ports/channel-polls.ts';
import { wireId, wireInstant } from '../../http/messages.ts';
import { failureOf, notNow } from '../notice-result.ts';
import { listed, listedAt } from '../order-list.ts';
import { ORDERS_PATH } from './messages.ts';
import type { SellingPartnerClient } from './selling-partner-client.ts';

const CANCELLED = 'CANCELLED';
/** What is for us to send, and what is not any more; pending orders tell nothing yet. */
const STATUSES = ['UNSHIPPED', 'PARTIALLY_SHIPPED', CANCELLED].join(',');
const many = z.object({
  orders: z._default(
    z.array(
      z.object({
        orderId: wireId,
        lastUpdatedTime: wireInstant,
        fulfillment: z.object({ fulfillmentStatus: z.string() }),
      }),
    ),
    [],
  ),
  pagination: z.nullish(z.object({ nextToken: z.nullish(z.string()) })),
});

/** `searchOrders`, by the time of the last change. Source: Selling Partner API, Orders 2026-01-01. */
export function amazonList(seller: SellingPartnerClient): OrderLists {
  return {
    changed: async (channel, { since, until }, page) => {
      const { site, channelId } = channel;
      if (site === undefined) return notNow(`no marketplace id (site) for channel ${channelId}`);
      const query = new URLSearchParams({
        ...{ marketplaceIds: site, lastUpdatedAfter: since, lastUpdatedBefore: until },
        ...{ fulfilledBy: 'MERCHANT', fulfillmentStatuses: STATUSES, includedData: 'FULFILLMENT' },
        ...(page !== undefined && { paginationToken: page }),
      });
      const answer = await seller.list(channel, `${ORDERS_PATH}?${query.toString()}`, many);
      if (answer.kind !== 'ok') return failureOf(answer);
      const { orders, pagination } = answer.data;
      return listed(
        orders.map(({ orderId, lastUpdatedTime, fulfillment }) =>
          listedAt(orderId, lastUpdatedTime, fulfillment.fulfillmentStatus === CANCELLED),
        ),
        pagination?.nextToken ?? undefined,
      );
    },
  };
}
