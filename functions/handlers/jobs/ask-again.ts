import * as z from 'zod/mini';
import { ASK_NAMES } from '../../domain/consignment/ask-names.ts';
import type { BatchHandler } from '../../runtime/http-event.ts';
import { askAgain } from '../../usecases/ask-again.ts';
import type { MoveServices } from '../../usecases/record-news.ts';
import { queueJob } from './queue-job.ts';
import type { Report } from './queue-job.ts';

const message = z.object({
  consignmentId: z.string(),
  ask: z.enum(ASK_NAMES),
  attempt: z.number(),
});

/** Works the `asks` queue. */
export function askAgainJob(services: MoveServices, report: Report): BatchHandler {
  return queueJob(message, (each) => askAgain(services, each), report);
}
