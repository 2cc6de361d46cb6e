import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { consignmentSchema } from './consignment.ts';
import { consignmentSummarySchema } from './consignment-summary.ts';
import { POLLING } from './polling.ts';
import { request } from './request.ts';

const PAGE_SIZE = 25;

const pageSchema = z.object({
  items: z.array(consignmentSummarySchema),
  nextCursor: z.optional(z.nullable(z.string())),
});

/** What a listing is narrowed to; empty strings narrow nothing. */
export interface ConsignmentFilter {
  readonly q: string;
  readonly status: string;
  readonly cursor: string;
}

/** One page of consignments, newest first. */
export function consignmentsQuery(filter: ConsignmentFilter) {
  const search = new URLSearchParams({ limit: String(PAGE_SIZE) });
  for (const [name, value] of Object.entries(filter)) {
    if (typeof value === 'string' && value !== '') search.set(name, value);
  }
  return queryOptions({
    queryKey: ['consignments', filter],
    queryFn: ({ signal }) =>
      request(pageSchema, `/v1/consignments?${search.toString()}`, { signal }),
    refetchInterval: POLLING.calm,
    placeholderData: keepPreviousData,
  });
}

/** One consignment, live. */
export function consignmentQuery(consignmentId: string) {
  return queryOptions({
    queryKey: ['consignment', consignmentId],
    queryFn: ({ signal }) => request(consignmentSchema, consignmentPath(consignmentId), { signal }),
    refetchInterval: POLLING.watched,
  });
}

/** Where a consignment and its commands are. */
export function consignmentPath(consignmentId: string): string {
  return `/v1/consignments/${encodeURIComponent(consignmentId)}`;
}
