import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import type { z } from 'zod';
import type { OpenJob, openResult } from './jobs.ts';
import type { Marketplace } from './marketplace.ts';
import { drawOrders, enterPayments, postOrder } from './orders.ts';
import type { Post } from './post.ts';

/** A timer may fire this much late: the rest is waited for in turns of the event loop. */
const TIMER_MS = 2;
/** What was acknowledged is to be delivered by this long after the last one. */
const SETTLE_MS = 10_000;

/**
 * Orders at fixed moments, whatever became of the ones before. An acknowledgement is timed from the
 * moment its order was due, so that a host that stalls cannot hide it by being asked less.
 */
export async function runOpen(
  job: OpenJob,
  post: Post,
  marketplace: Marketplace,
): Promise<z.input<typeof openResult>> {
  const apart = 1_000 / job.perSecond;
  const skipped = Math.round(job.warmUpMs / apart);
  const orders = drawOrders(job.first, skipped + Math.round(job.measureMs / apart));
  await enterPayments(post, job.target, orders);
  const acknowledgeMs: number[] = [];
  const lateMs: number[] = [];
  let failed = 0;
  const start = performance.now() + apart;
  const deliveredBefore = marketplace.delivered;
  const posts: Promise<void>[] = [];
  for (const [index, order] of orders.entries()) {
    const due = start + index * apart;
    await until(due);
    const late = performance.now() - due;
    const acknowledged = postOrder(post, job.target, order).then((status) => {
      if (status !== 200) failed += 1;
      if (index < skipped) return;
      acknowledgeMs.push(performance.now() - due);
      lateMs.push(late);
    });
    posts.push(acknowledged);
  }
  await Promise.all(posts);
  const giveUp = performance.now() + SETTLE_MS;
  const delivered = () => marketplace.delivered - deliveredBefore;
  while (delivered() < orders.length && performance.now() < giveUp) await pause(100);
  return { acknowledgeMs, lateMs, failed, delivered: delivered() };
}

async function until(due: number): Promise<void> {
  const sleep = due - performance.now() - TIMER_MS;
  if (sleep > 0) await pause(sleep);
  while (performance.now() < due) await turn();
}
