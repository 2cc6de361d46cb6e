import * as z from 'zod/mini';
import { orderId, orderKeyText } from '../../../domain/identifiers/order-id.ts';
import type { Order } from '../../../domain/order/order.ts';
import { orderPage } from '../../../usecases/views/order-page.ts';
import { orderSummary } from '../../../usecases/views/order-summary.ts';
import { orderTracking } from '../../../usecases/views/order-tracking.ts';
import { jsonResponse } from '../../../runtime/http-response.ts';
import { listedPage } from './listed-page.ts';
import type { OperatorContext, OperatorRoute } from './operator-context.ts';
import { pageResponse } from './page-response.ts';
import { taggedPage } from './preconditions.ts';
import { badRequest, notFound } from './problems.ts';
import { readQuery } from './read-input.ts';

/** Looks one order up by the sender's own number; without it, a listing. */
export const orderNumberQuery = z.object({
  channelId: z.optional(z.string().check(z.maxLength(100))),
  channelOrderId: z.optional(z.string().check(z.maxLength(100))),
});

/** `GET /v1/orders`: one page, newest first; or the one order of a channel and its number there. */
export const listOrders: OperatorRoute = async (context, event) => {
  const read = readQuery(orderNumberQuery, event);
  if (!read.ok) return read.response;
  const { channelId, channelOrderId } = read.value;
  if (channelOrderId !== undefined) {
    if (channelId === undefined) {
      const detail = 'must be there beside channelOrderId';
      return badRequest('bad-query', `The channelId ${detail}.`, [
        { pointer: '/channelId', detail },
      ]);
    }
    const found = await orderOf(context, channelId, channelOrderId);
    return pageResponse(event, found === undefined ? [] : [orderSummary(found)], undefined);
  }
  const { orders } = context.services;
  const list = (filter: Parameters<typeof orders.listOrders>[0]) => orders.listOrders(filter);
  return listedPage<Order>(context, event, 'orders', list, orderSummary);
};

/** `GET /v1/orders/{orderId}`: the order and its consignments. */
export const getOrder: OperatorRoute = async ({ services }, event) => {
  const page = await orderPage(services, event.pathParameters?.orderId ?? '');
  if (page === undefined) return notFound('order of this id');
  return taggedPage(event, page);
};

/** `GET /v1/orders/{orderId}/tracking`: where its parcels are. */
export const getTracking: OperatorRoute = async ({ services }, event) => {
  const tracking = await orderTracking(services, event.pathParameters?.orderId ?? '');
  return tracking === undefined ? notFound('order of this id') : jsonResponse(200, tracking);
};

async function orderOf(
  { services: { directory, fingerprint, orders }, merchantId }: OperatorContext,
  channelId: string,
  channelOrderId: string,
): Promise<Order | undefined> {
  const channel = await directory.channel(channelId);
  if (channel === undefined) return undefined;
  // Who asks for one merchant finds nothing of another's.
  if (merchantId !== undefined && channel.merchantId !== merchantId) return undefined;
  const key = { channelId, account: channel.account, channelOrderId };
  return orders.order(orderId(fingerprint.sha256(orderKeyText(key))));
}
