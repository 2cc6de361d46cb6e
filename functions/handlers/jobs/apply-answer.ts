import * as z from 'zod/mini';
import type { BatchHandler } from '../../runtime/http-event.ts';
import { workAnswer } from '../../usecases/work-answer.ts';
import { queueJob } from './queue-job.ts';
import type { Report } from './queue-job.ts';

const message = z.object({ partnerId: z.string(), messageId: z.string(), body: z.string() });

/** Works the `answers` queue. */
export function applyAnswerJob(
  services: Parameters<typeof workAnswer>[0],
  report: Report,
): BatchHandler {
  return queueJob(message, (each) => workAnswer(services, each), report);
}
