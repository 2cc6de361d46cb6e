import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { request } from './request.ts';

const signersSchema = z.object({
  items: z.array(
    z.object({
      declarant: z.string(),
      name: z.string(),
      perMinute: z.number(),
      signatures: z.number(),
      documents: z.number(),
      waiting: z.number(),
      more: z.boolean(),
      oldest: z.optional(z.string()),
      dark: z.optional(
        z.object({
          since: z.string(),
          code: z.string(),
          message: z.string(),
          probes: z.number(),
          nextLook: z.string(),
        }),
      ),
    }),
  ),
});

/** One declarant's signing device, and what waits for it. */
export type Signer = z.infer<typeof signersSchema>['items'][number];

/** Every signer; `every` is how often they are asked for, in milliseconds. */
export function signersQuery(every: number) {
  return queryOptions({
    queryKey: ['signers'],
    queryFn: ({ signal }) => request(signersSchema, '/v1/signers', { signal }),
    refetchInterval: every,
  });
}
