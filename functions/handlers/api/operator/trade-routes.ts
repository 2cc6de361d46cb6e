import * as z from 'zod/mini';
import { jsonResponse } from '../../../runtime/http-response.ts';
import { casesOf } from '../../../usecases/views/cases.ts';
import { orderPage } from '../../../usecases/views/order-page.ts';
import { merchantOf } from './merchant-of.ts';
import type { OperatorRoute } from './operator-context.ts';
import { etagOf } from './preconditions.ts';
import { notFound } from './problems.ts';
import { readQuery } from './read-input.ts';

const DELIVERIES_SHOWN = 100;

const query = z.object({ merchantId: z.optional(z.string()) });

/** `GET /v1/channels`: the merchant's connections to marketplaces and stores. */
export const listChannels: OperatorRoute = async (context, event) => {
  const read = readQuery(query, event);
  if (!read.ok) return read.response;
  const merchantId = await merchantOf(context, read.value.merchantId);
  const channels = await context.services.directory.channels(merchantId);
  return jsonResponse(200, {
    items: channels.map(({ channelId, marketplace, account }) => ({
      channelId,
      marketplace,
      account,
    })),
  });
};

/** `GET /v1/channels/{channelId}/deliveries`: the last 100 that arrived, without their bodies. */
export const listDeliveries: OperatorRoute = async ({ services }, event) => {
  const { channelId = '' } = event.pathParameters ?? {};
  if ((await services.directory.channel(channelId)) === undefined) {
    return notFound('channel of this id');
  }
  const items = await services.orders.deliveries(channelId, DELIVERIES_SHOWN);
  return jsonResponse(200, { items });
};

/** `GET /v1/cases`: what differs and what nobody understood, newest first. */
export const listCases: OperatorRoute = async (context, event) => {
  const read = readQuery(query, event);
  if (!read.ok) return read.response;
  const merchantId = await merchantOf(context, read.value.merchantId);
  return jsonResponse(200, { items: await casesOf(context.services, merchantId) });
};

/** `GET /v1/orders/{orderId}`: the order and its consignments. */
export const getOrder: OperatorRoute = async ({ services }, event) => {
  const page = await orderPage(services, event.pathParameters?.orderId ?? '');
  if (page === undefined) return notFound('order of this id');
  return jsonResponse(200, page, { etag: etagOf(page.version) });
};
