import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { POLLING } from './polling.ts';
import { request } from './request.ts';

const channelsSchema = z.object({
  items: z.array(
    z.object({
      channelId: z.string(),
      marketplace: z.string(),
      account: z.string(),
      can: z.object({
        pushes: z.enum(['orders', 'names', 'queue']),
        polls: z.boolean(),
        tells: z.array(z.string()),
        holds: z.boolean(),
        packages: z.boolean(),
        partialCancel: z.boolean(),
        refunds: z.boolean(),
        shipBy: z.boolean(),
        tokensEnd: z.boolean(),
      }),
      poll: z.optional(
        z.object({
          ranAt: z.string(),
          found: z.object({
            orders: z.number(),
            payments: z.number(),
            cancellations: z.number(),
          }),
          fault: z.optional(z.string()),
        }),
      ),
    }),
  ),
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
      occurredAt: z.optional(z.string()),
      signedAs: z.optional(z.string()),
      test: z.optional(z.boolean()),
    }),
  ),
});

const testSchema = z.object({
  outcome: z.enum(['accepted', 'refused']),
  reason: z.optional(z.string()),
  topic: z.string(),
  verifiedWith: z.optional(
    z.enum(['current-secret', 'previous-secret', 'marketplace-key', 'verification-token']),
  ),
  clockSkewSeconds: z.optional(z.number()),
  answer: z.object({ status: z.number() }),
});

/** What became of a test message. */
export type ChannelTest = z.infer<typeof testSchema>;

/** A connection to a marketplace or store. */
export type Channel = z.infer<typeof channelsSchema>['items'][number];

/** One inbound delivery, without its body. */
export type Delivery = z.infer<typeof deliveriesSchema>['items'][number];

/** All channels of the merchant. */
export function channelsQuery() {
  return queryOptions({
    queryKey: ['channels'],
    queryFn: ({ signal }) => request(channelsSchema, '/v1/channels', { signal }),
  });
}

/** What arrived on a channel, newest first; of one outcome and topic unless they are empty. */
export function deliveriesQuery(
  channelId: string,
  narrowed: { readonly outcome: string; readonly topic: string },
) {
  const search = new URLSearchParams(Object.entries(narrowed).filter(([, value]) => value !== ''));
  const path = `/v1/channels/${encodeURIComponent(channelId)}/deliveries?${search.toString()}`;
  return queryOptions({
    queryKey: ['deliveries', channelId, narrowed],
    queryFn: ({ signal }) => request(deliveriesSchema, path, { signal }),
    refetchInterval: POLLING.calm,
    placeholderData: keepPreviousData,
  });
}

/** Has a channel's receiver take a message that is made for the test. */
export function testChannel(channelId: string): Promise<ChannelTest> {
  const path = `/v1/channels/${encodeURIComponent(channelId)}/test`;
  return request(testSchema, path, { method: 'POST' });
}
