import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { STATUSES } from './consignment-summary.ts';
import { POLLING } from './polling.ts';
import { request } from './request.ts';

const PAGE_SIZE = 25;

const promisedSchema = z.object({
  consignmentId: z.string(),
  displayNumber: z.string(),
  channelId: z.string(),
  warehouseId: z.string(),
  status: z.enum(STATUSES),
  holdReason: z.optional(z.string()),
  /** Absent where it was shipped between two reads. */
  next: z.optional(z.enum(['handover', 'ship'])),
  deadline: z.optional(z.string()),
  isMissed: z.boolean(),
});

const pageSchema = z.object({
  items: z.array(promisedSchema),
  nextCursor: z.optional(z.nullable(z.string())),
});

const ratesSchema = z.object({
  items: z.array(
    z.object({
      channelId: z.string(),
      due: z.number(),
      kept: z.number(),
      late: z.number(),
      notShipped: z.number(),
      /** Hundredths of a percent. */
      lateRate: z.optional(z.number()),
    }),
  ),
});

/** A parcel that is promised and not shipped yet. */
export type Promised = z.infer<typeof promisedSchema>;

/** What became of a channel's promises. */
export type PromiseRate = z.infer<typeof ratesSchema>['items'][number];

/** One page of the parcels whose next deadline comes within some hours, or has passed. */
export function promisesQuery({ hours, cursor }: { hours: string; cursor: string }) {
  const search = new URLSearchParams({ limit: String(PAGE_SIZE), hours });
  if (cursor !== '') search.set('cursor', cursor);
  return queryOptions({
    queryKey: ['promises', hours, cursor],
    queryFn: ({ signal }) => request(pageSchema, `/v1/promises?${search.toString()}`, { signal }),
    refetchInterval: POLLING.calm,
    placeholderData: keepPreviousData,
  });
}

/** How many promises were missed, by channel, whose deadlines lie in these days. */
export function ratesQuery(from: string, to: string) {
  const path = `/v1/promises/rates?${new URLSearchParams({ from, to }).toString()}`;
  return queryOptions({
    queryKey: ['promise-rates', from, to],
    queryFn: ({ signal }) => request(ratesSchema, path, { signal }),
    placeholderData: keepPreviousData,
  });
}
