import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { consignmentSummarySchema } from './consignment-summary.ts';
import { request } from './request.ts';

const percentilesSchema = z.object({
  count: z.number(),
  p50Hours: z.optional(z.nullable(z.number())),
  p90Hours: z.optional(z.nullable(z.number())),
});

const boardSchema = z.object({
  asOf: z.string(),
  simulated: z.boolean(),
  speed: z.number(),
  counts: z.record(z.string(), z.number()),
  stages: z.array(z.object({ stage: z.string(), title: z.string(), waiting: z.number() })),
  holds: z.array(consignmentSummarySchema),
  recent: z.array(
    z.object({
      at: z.string(),
      consignmentId: z.string(),
      displayNumber: z.string(),
      type: z.string(),
      text: z.string(),
    }),
  ),
  clocks: z.object({
    list: z.object({
      import: z.optional(percentilesSchema),
      export: z.optional(percentilesSchema),
    }),
    labels: z.optional(z.nullable(z.string())),
  }),
  cases: z.object({ open: z.number() }),
});

/** What stands where now, what needs somebody, and how long lists take. */
export type Board = z.infer<typeof boardSchema>;
export type Percentiles = z.infer<typeof percentilesSchema>;

/** The board; `every` is how often it is asked for, in milliseconds. */
export function boardQuery(every: number) {
  return queryOptions({
    queryKey: ['board'],
    queryFn: ({ signal }) => request(boardSchema, '/v1/board', { signal }),
    refetchInterval: every,
  });
}
