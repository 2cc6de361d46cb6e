import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { requestText } from './request.ts';

/** One customs document of a consignment: whose it is, how far it got, what customs said. */
export const documentSchema = z.object({
  kind: z.string(),
  title: z.string(),
  chineseTitle: z.optional(z.string()),
  filedBy: z.string(),
  entrustedToUs: z.boolean(),
  version: z.optional(z.number()),
  state: z.enum(['not due', 'unsigned', 'waiting', 'filed', 'accepted', 'released', 'rejected']),
  filedAt: z.optional(z.string()),
  since: z.optional(z.string()),
  receipts: z.array(
    z.object({
      status: z.string(),
      meaning: z.string(),
      at: z.string(),
      info: z.optional(z.string()),
    }),
  ),
  /** What was sent and received, word for word; `hash` is SHA-256 of the bytes. */
  files: z.array(
    z.object({
      key: z.string(),
      message: z.string(),
      version: z.number(),
      party: z.string(),
      at: z.string(),
      hash: z.string(),
    }),
  ),
});

export type CustomsDocument = z.infer<typeof documentSchema>;

/** The body of one stored message, personal data masked by the server. It never changes. */
export function documentBodyQuery(consignmentId: string, key: string) {
  const path = `/v1/consignments/${encodeURIComponent(consignmentId)}/documents/${encodeURIComponent(key)}`;
  return queryOptions({
    queryKey: ['document', consignmentId, key],
    queryFn: ({ signal }) => requestText(path, signal),
    staleTime: Infinity,
  });
}
