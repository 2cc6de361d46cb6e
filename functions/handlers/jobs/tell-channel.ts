import * as z from 'zod/mini';
import type { BatchHandler } from '../../runtime/http-event.ts';
import { tellChannel } from '../../usecases/tell-channel.ts';
import { queueJob } from './queue-job.ts';
import type { Report } from './queue-job.ts';

const message = z.object({ consignmentId: z.string(), version: z.number() });

/** Works the `notices` queue. */
export function tellChannelJob(
  services: Parameters<typeof tellChannel>[0],
  report: Report,
): BatchHandler {
  return queueJob(message, (each) => tellChannel(services, each), report);
}
