import { setTimeout as pause } from 'node:timers/promises';
import { cpuBetween, readCpu } from '../run/cpu.ts';
import type { ClosedJob, ClosedResult } from './jobs.ts';
import type { Marketplace } from './marketplace.ts';
import { drawOrders, enterPayments, postOrder } from './orders.ts';
import type { Post } from './post.ts';

/** An order that is not delivered by then counts as failed. */
const PATIENCE_MS = 20_000;

/**
 * Clients that each post an order, wait until it is delivered, and post the next one. Only what
 * ends inside the window after the warm-up counts; what is under way at its end is waited for, so
 * that the next job starts in peace.
 */
export async function runClosed(
  job: ClosedJob,
  post: Post,
  marketplace: Marketplace,
): Promise<ClosedResult> {
  const orders = drawOrders(job.first, job.mostOrders);
  await enterPayments(post, job.target, orders);
  const acknowledgeMs: number[] = [];
  const deliverMs: number[] = [];
  let failed = 0;
  let open = true;
  let counting = false;
  const left = orders.values();
  const client = async (): Promise<void> => {
    for (const order of left) {
      const from = performance.now();
      const end = marketplace.endOf(order.orderNumber, PATIENCE_MS);
      const status = await postOrder(post, job.target, order);
      const acknowledged = performance.now();
      const went = status === 200 && (await end) === 'delivered';
      if (!went) failed += 1;
      else if (counting) {
        acknowledgeMs.push(acknowledged - from);
        deliverMs.push(performance.now() - from);
      }
      if (!open) return;
    }
  };
  const clients = Promise.all(Array.from({ length: job.clients }, client));
  await pause(job.warmUpMs);
  const before = readCpu([...job.pids, process.pid]);
  counting = true;
  await Promise.race([pause(job.measureMs), clients]);
  counting = false;
  const after = readCpu([...job.pids, process.pid]);
  open = false;
  await clients;
  const { byPid, foreignPercent } = cpuBetween(before, after);
  return {
    windowMs: after.at - before.at,
    delivered: deliverMs.length,
    failed,
    acknowledgeMs,
    deliverMs,
    cpuMs: [...byPid],
    foreignPercent,
  };
}
