import * as z from 'zod/mini';
import type { BatchHandler } from '../../runtime/http-event.ts';
import { SIGNED_KINDS } from '../../usecases/signing/signing-messages.ts';
import { workSigning } from '../../usecases/signing/work-signing.ts';
import type { Report } from './queue-job.ts';

type SigningServices = Parameters<typeof workSigning>[0];

const document = z.object({
  consignmentId: z.string(),
  kind: z.enum(SIGNED_KINDS),
  version: z.number(),
  attempt: z.optional(z.number()),
  lookedFor: z.optional(z.boolean()),
});
const message = z.union([
  document,
  z.object({
    members: z.array(document),
    batch: z.string(),
    half: z.union([z.literal(1), z.literal(2)]),
  }),
  z.object({ declarant: z.string() }),
  z.object({ summaryId: z.string(), attempt: z.optional(z.number()) }),
]);

/** Works the `signing` queue: its messages together, because documents share a signature. */
export function signDocumentsJob(services: SigningServices, report: Report): BatchHandler {
  return async (bodies) => {
    const messages = bodies.map((body) => message.parse(JSON.parse(body)));
    const faults = await workSigning(services, messages);
    faults.forEach(report);
    return messages.flatMap((each, index) => (faults.has(each) ? [index] : []));
  };
}
