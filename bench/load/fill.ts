import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import type { FillJob, fillResult } from './jobs.ts';
import { drawOrders, postOrder } from './orders.ts';
import type { Post } from './post.ts';
import type { SilentPartners } from './silent-partners.ts';

const LOOK_MS = 20;

/**
 * Posts orders whose partners never answer, a bounded number ahead of those that wait already, and
 * resolves once all of them wait.
 */
export async function runFill(
  job: FillJob,
  post: Post,
  silent: SilentPartners,
): Promise<z.infer<typeof fillResult>> {
  const from = performance.now();
  const before = silent.waiting;
  const waiting = () => silent.waiting - before;
  const isLate = () => performance.now() - from > job.mostMs;
  let posted = 0;
  for (const order of drawOrders(job.first, job.orders)) {
    while (posted - waiting() >= job.atOnce && !isLate()) await pause(LOOK_MS);
    if (isLate()) break;
    await postOrder(post, job.target, order);
    posted += 1;
  }
  while (waiting() < posted && !isLate()) await pause(LOOK_MS);
  return { waiting: waiting(), tookMs: performance.now() - from };
}
