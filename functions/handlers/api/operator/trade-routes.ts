import * as z from 'zod/mini';
import { jsonResponse } from '../../../runtime/http-response.ts';
import { casesOf } from '../../../usecases/views/cases.ts';
import { merchantOf } from './merchant-of.ts';
import type { OperatorRoute } from './operator-context.ts';
import { channelSummary } from '../../../usecases/views/channel-summary.ts';
import { pageCursor, readPageCursor } from './page-cursor.ts';
import { pageResponse } from './page-response.ts';
import { badRequest, notFound } from './problems.ts';
import { readQuery } from './read-input.ts';

const DELIVERIES_SHOWN = 100;

const merchantQuery = z.object({ merchantId: z.optional(z.string()) });
export const deliveriesQuery = z.object({
  outcome: z.optional(z.enum(['accepted', 'refused'])),
  topic: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  cursor: z.optional(z.string().check(z.maxLength(1_000))),
  limit: z.optional(z.string().check(z.regex(/^(?:[1-9]\d?|100)$/, 'must be 1 to 100'))),
});

/** `GET /v1/channels`: the merchant's connections to marketplaces and stores. */
export const listChannels: OperatorRoute = async (context, event) => {
  const read = readQuery(merchantQuery, event);
  if (!read.ok) return read.response;
  const merchantId = await merchantOf(context, read.value.merchantId);
  const channels = await context.services.directory.channels(merchantId);
  const items = await Promise.all(
    channels.map(async (channel) =>
      channelSummary(channel, await context.services.polls.poll(channel.channelId)),
    ),
  );
  return jsonResponse(200, { items });
};

/**
 * `GET /v1/channels/{channelId}/deliveries`: what arrived, newest first, without bodies; of one
 * outcome or topic if the query says so.
 */
export const listDeliveries: OperatorRoute = async ({ services }, event) => {
  const read = readQuery(deliveriesQuery, event);
  if (!read.ok) return read.response;
  const { channelId = '' } = event.pathParameters ?? {};
  if ((await services.directory.channel(channelId)) === undefined) {
    return notFound('channel of this id');
  }
  const { cursor: carried, limit, outcome, topic } = read.value;
  const { fingerprint, orders } = services;
  const listing = `deliveries ${channelId} ${outcome ?? ''} ${topic ?? ''}`;
  const cursor = carried === undefined ? undefined : readPageCursor(fingerprint, listing, carried);
  if (carried !== undefined && cursor === undefined) {
    const detail = 'must be the nextCursor of this listing';
    return badRequest('bad-query', `The cursor ${detail}.`, [{ pointer: '/cursor', detail }]);
  }
  const shown = Number(limit ?? DELIVERIES_SHOWN);
  const page = await orders.deliveries({ channelId, outcome, topic, cursor, limit: shown });
  const nextCursor = page.cursor && pageCursor(fingerprint, listing, page.cursor);
  return pageResponse(event, page.items, nextCursor);
};

/** `GET /v1/cases`: what differs and what nobody understood, newest first. */
export const listCases: OperatorRoute = async (context, event) => {
  const read = readQuery(merchantQuery, event);
  if (!read.ok) return read.response;
  const merchantId = await merchantOf(context, read.value.merchantId);
  return jsonResponse(200, { items: await casesOf(context.services, merchantId) });
};
