import * as z from 'zod/mini';
import type { BatchHandler } from '../../runtime/http-event.ts';
import { planAnew } from '../../usecases/plan-anew.ts';
import { workDelivery } from '../../usecases/work-delivery.ts';
import { queueJob } from './queue-job.ts';
import type { Report } from './queue-job.ts';

const delivery = z.object({
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

const message = z.union([delivery, z.object({ vacated: z.string() })]);

/** Works the `orders` queue: deliveries, and orders whose parcels make room for another plan. */
export function acceptOrderJob(
  services: Parameters<typeof workDelivery>[0],
  report: Report,
): BatchHandler {
  return queueJob(
    message,
    (each) => ('vacated' in each ? planAnew(services, each.vacated) : workDelivery(services, each)),
    report,
  );
}
