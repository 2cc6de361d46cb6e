import * as z from 'zod/mini';
import { LOAD_ASK_NAMES } from '../../domain/load/load-ask-names.ts';
import type { BatchHandler } from '../../runtime/http-event.ts';
import { workLoadMessage } from '../../usecases/loads/work-load-message.ts';
import type { MoveServices } from '../../usecases/record-news.ts';
import { queueJob } from './queue-job.ts';
import type { Report } from './queue-job.ts';

const message = z.union([
  z.object({ loadId: z.string(), consignmentId: z.string() }),
  z.object({ loadId: z.string(), ask: z.enum(LOAD_ASK_NAMES), attempt: z.number() }),
]);

/** Works the `loads` queue. */
export function moveLoadJob(services: MoveServices, report: Report): BatchHandler {
  return queueJob(message, (each) => workLoadMessage(services, each), report);
}
