import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { request } from './request.ts';

const answerSchema = z.object({
  kind: z.enum(['matches', 'differs', 'unavailable']),
  reasons: z.optional(z.array(z.string())),
});

/** What the registry says of the consignee's personal customs code; asked once per visit of the page. */
export function pcccQuery(consignmentId: string) {
  return queryOptions({
    queryKey: ['pccc', consignmentId],
    queryFn: ({ signal }) =>
      request(answerSchema, `/v1/consignments/${encodeURIComponent(consignmentId)}/pccc`, {
        signal,
      }),
    staleTime: Infinity,
    retry: false,
  });
}
