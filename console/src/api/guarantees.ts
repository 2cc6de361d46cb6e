import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { POLLING } from './polling.ts';
import { request } from './request.ts';

const guaranteesSchema = z.object({
  items: z.array(
    z.object({
      guarantorCode: z.string(),
      drawn: z.string(),
      limit: z.optional(z.string()),
      left: z.optional(z.string()),
    }),
  ),
});

/** What is drawn on every tax guarantor. */
export function guaranteesQuery() {
  return queryOptions({
    queryKey: ['guarantees'],
    queryFn: ({ signal }) => request(guaranteesSchema, '/v1/guarantees', { signal }),
    refetchInterval: POLLING.calm,
  });
}
