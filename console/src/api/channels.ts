import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { POLLING } from './polling.ts';
import { request } from './request.ts';

const channelsSchema = z.object({
  items: z.array(z.object({ channelId: z.string(), marketplace: z.string(), account: z.string() })),
});

const deliveriesSchema = z.object({
  items: z.array(
    z.object({
      receivedAt: z.string(),
      deliveryId: z.string(),
      topic: z.string(),
      bytes: z.number(),
      bodyHash: z.string(),
      outcome: z.enum(['accepted', 'refused']),
      reason: z.optional(z.string()),
      signatureHeaderFound: z.boolean(),
      clockSkewSeconds: z.optional(z.number()),
    }),
  ),
});

/** One inbound delivery, without its body. */
export type Delivery = z.infer<typeof deliveriesSchema>['items'][number];

/** All channels of the merchant. */
export function channelsQuery() {
  return queryOptions({
    queryKey: ['channels'],
    queryFn: ({ signal }) => request(channelsSchema, '/v1/channels', { signal }),
  });
}

/** What arrived on a channel, newest first. */
export function deliveriesQuery(channelId: string) {
  const path = `/v1/channels/${encodeURIComponent(channelId)}/deliveries`;
  return queryOptions({
    queryKey: ['deliveries', channelId],
    queryFn: ({ signal }) => request(deliveriesSchema, path, { signal }),
    refetchInterval: POLLING.calm,
  });
}
