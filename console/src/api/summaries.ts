import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { POLLING } from './polling.ts';
import { request } from './request.ts';

const summarySchema = z.object({
  summaryId: z.string(),
  month: z.string(),
  customsCode: z.string(),
  lists: z.number(),
  by: z.string(),
  filing: z.number(),
  state: z.enum(['to-sign', 'filed', 'accepted', 'refused', 'declared']),
  fault: z.optional(z.object({ code: z.string(), message: z.string() })),
  filedAt: z.optional(z.string()),
  receipts: z.array(
    z.object({
      guid: z.string(),
      message: z.string(),
      status: z.string(),
      meaning: z.string(),
      at: z.string(),
      info: z.string(),
    }),
  ),
  declarations: z.array(
    z.object({
      guid: z.string(),
      sequenceNumber: z.string(),
      entryNumber: z.optional(z.string()),
      state: z.string(),
      at: z.string(),
    }),
  ),
});

/** An application to sum a month's released export lists up. */
export type Summary = z.infer<typeof summarySchema>;

/** The newest applications. */
export function summariesQuery() {
  return queryOptions({
    queryKey: ['summaries'],
    queryFn: ({ signal }) =>
      request(z.object({ items: z.array(summarySchema) }), '/v1/summaries', { signal }),
    refetchInterval: POLLING.calm,
  });
}

/** Has a month, `YYYY-MM`, summed up; what customs refused of it is filed anew. */
export async function askForSummary(month: string): Promise<void> {
  await request(z.unknown(), '/v1/summaries', { method: 'POST', body: { month } });
}
