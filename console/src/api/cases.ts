import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { POLLING } from './polling.ts';
import { request } from './request.ts';

const casesSchema = z.object({
  items: z.array(
    z.object({
      caseId: z.string(),
      kind: z.string(),
      severity: z.enum(['critical', 'warning']),
      title: z.string(),
      detail: z.string(),
      consignmentId: z.optional(z.string()),
      openedAt: z.string(),
      status: z.enum(['open', 'closed']),
    }),
  ),
});

/** A difference found, or an authentic message that nobody could understand. */
export type Case = z.infer<typeof casesSchema>['items'][number];

/** All cases, newest first. */
export function casesQuery() {
  return queryOptions({
    queryKey: ['cases'],
    queryFn: ({ signal }) => request(casesSchema, '/v1/cases', { signal }),
    refetchInterval: POLLING.calm,
  });
}
