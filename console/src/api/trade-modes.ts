import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { request } from './request.ts';

const modeSchema = z.object({
  name: z.string(),
  title: z.string(),
  chineseTitle: z.string(),
  supervisionCode: z.optional(z.string()),
  goodsLieIn: z.string(),
  travels: z.string(),
  parties: z.array(z.object({ role: z.string(), chineseTitle: z.string(), does: z.string() })),
  documents: z.array(
    z.object({
      kind: z.string(),
      of: z.enum(['parcel', 'load', 'taking back']),
      title: z.string(),
      filedBy: z.string(),
      entrustedToUs: z.boolean(),
    }),
  ),
  stockEffects: z.array(z.object({ movement: z.string(), when: z.string() })),
  stages: z.array(
    z.object({ stage: z.string(), meaning: z.string(), deadlineDays: z.optional(z.number()) }),
  ),
  districtPolicies: z.array(
    z.object({
      policy: z.string(),
      usual: z.string(),
      values: z.array(z.object({ value: z.string(), meaning: z.string() })),
    }),
  ),
  confirmedBy: z.string(),
});

/** One row of the table of trade modes. */
export type TradeMode = z.infer<typeof modeSchema>;

/** The table of trade modes; it changes with a deployment only, so it is asked for once. */
export function tradeModesQuery() {
  return queryOptions({
    queryKey: ['trade-modes'],
    queryFn: async ({ signal }) =>
      (await request(z.object({ items: z.array(modeSchema) }), '/v1/trade-modes', { signal }))
        .items,
    staleTime: Infinity,
  });
}
