import * as z from 'zod/mini';
import type { BatchHandler } from '../../runtime/http-event.ts';
import { workDelivery } from '../../usecases/work-delivery.ts';
import { queueJob } from './queue-job.ts';
import type { Report } from './queue-job.ts';

const message = z.object({
  channelId: z.string(),
  deliveryId: z.string(),
  topic: z.string(),
  payloadHash: z.string(),
  receivedAt: z.string(),
  body: z.string(),
  occurredAt: z.optional(z.string()),
  channelOrderId: z.optional(z.string()),
  signedAs: z.optional(z.string()),
  failures: z.optional(z.number()),
});

/** Works the `orders` queue. */
export function acceptOrderJob(
  services: Parameters<typeof workDelivery>[0],
  report: Report,
): BatchHandler {
  return queueJob(message, (each) => workDelivery(services, each), report);
}
