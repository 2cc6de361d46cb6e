import * as z from 'zod/mini';
import type { BatchHandler } from '../../runtime/http-event.ts';
import { tryAgain } from '../../usecases/outbound/try-delivery.ts';
import { tellChannel } from '../../usecases/tell-channel.ts';
import { queueJob } from './queue-job.ts';
import type { Report } from './queue-job.ts';

const failures = z.optional(z.number());
const delivery = z.object({
  endpointId: z.string(),
  merchantId: z.string(),
  occurredAt: z.string(),
  eventId: z.string(),
  deliveryVersion: z.number(),
  postponed: z.number(),
});
const message = z.union([
  delivery,
  z.object({ consignmentId: z.string(), version: z.number(), failures }),
  z.object({
    orderId: z.string(),
    kind: z.enum(['order-refused', 'order-cancelled', 'change-answered']),
    change: z.optional(z.number()),
    failures,
  }),
]);

/** Works the `notices` queue: what is owed, and deliveries that are to be tried again. */
export function tellChannelJob(
  services: Parameters<typeof tellChannel>[0],
  report: Report,
): BatchHandler {
  return queueJob(
    message,
    (each) => ('eventId' in each ? tryAgain(services, each) : tellChannel(services, each)),
    report,
  );
}
