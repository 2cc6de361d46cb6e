import { setTimeout as pause } from 'node:timers/promises';
import type { HostConnection } from '../cli/host-connection.ts';
import { callApi } from '../cli/host-connection.ts';
import { allEnded, demoOrders } from './demo-orders.ts';
import type { StartOptions } from './options.ts';
import { progressLines, terminalPainter } from './progress.ts';
import { postJson } from './start-everything.ts';
import { orderTable } from './table.ts';

const REPAINT_MS = 500;
/** Wall time after which an order that has not ended is said to have missed its end. */
const PATIENCE_MS = 150_000;
const PATIENCE_PER_ORDER_MS = 500;

/**
 * Lets the sandbox's store post its orders, shows how they go, and prints where each one ended.
 *
 * @returns whether every order reached the end its script prescribes
 */
export async function runDemo(
  host: HostConnection,
  sandboxUrl: string,
  { orders, seed }: StartOptions,
): Promise<boolean> {
  if (orders === 0) return true;
  await postJson(`${sandboxUrl}/sandbox/start`, {
    orders,
    seed,
    run: 'demo',
    plantGatedWithoutRelease: true,
  });
  process.stdout.write(
    `The sandbox store posts ${String(orders)} orders. Times are simulated.\n\n`,
  );
  const paint = terminalPainter(process.stdout);
  const patience = Date.now() + PATIENCE_MS + orders * PATIENCE_PER_ORDER_MS;
  let current = await demoOrders(host, sandboxUrl);
  while ((current.length < orders || !allEnded(current)) && Date.now() < patience) {
    paint(await progressLines(host));
    await pause(REPAINT_MS);
    current = await demoOrders(host, sandboxUrl);
  }
  paint(await progressLines(host));
  await callApi(host, 'POST', '/v1/reconciliations', { body: {} });
  process.stdout.write(`\n${orderTable(current)}\n`);
  const ended = current.length >= orders && allEnded(current);
  const summary = ended
    ? 'Every order reached its scripted end.'
    : 'Some orders missed their scripted end (✗).';
  process.stdout.write(
    `\n${summary} Differences found by reconciliation: ${host.url}/reconciliation\n`,
  );
  return ended;
}
