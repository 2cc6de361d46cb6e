// The least that a durable fulfilment of five steps costs on this machine: the same database with
// the same shared, fsynced commits, the same HTTP calls to partners and back, and nothing else: no
// rules, signatures, documents, trail or ledger. What Bondway is compared with, not a rival of it.
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { z } from 'zod';
import { openDatabase } from '../local/sqlite/database.ts';
import { bodyOf } from './load/listener.ts';
import { poster, postJson } from './load/post.ts';
import { hostPlan } from './stand/messages.ts';

const STEPS = 5;
const order = z.object({ data: z.object({ order: z.object({ channelOrderId: z.string() }) }) });
const answer = z.object({ orderNumber: z.string(), step: z.number() });

const { data, partnersUrl, eventsUrl } = hostPlan.parse(JSON.parse(process.argv[2] ?? '{}'));
const db = openDatabase(join(data, 'bare-loop.sqlite'));
await db.write(() =>
  db.run('CREATE TABLE steps (order_number TEXT, step INTEGER, PRIMARY KEY (order_number, step))'),
);
const post = poster();
let answerTo = '';

/** One durable step; the next partner is asked once it is on disk. */
async function take(orderNumber: string, step: number): Promise<void> {
  await db.write(() => db.run('INSERT INTO steps VALUES (?, ?)', orderNumber, step));
  const asks = { orderNumber, step: step + 1, answerTo };
  const told = { type: 'consignment.delivered', data: { channelOrderId: orderNumber } };
  if (step < STEPS) void postJson(post, `${partnersUrl}/bare-loop`, asks);
  else void postJson(post, eventsUrl, told);
}

async function serve(request: IncomingMessage): Promise<void> {
  const body = await bodyOf(request);
  if (request.url === '/answers') {
    const { orderNumber, step } = answer.parse(body);
    await take(orderNumber, step);
  } else await take(order.parse(body).data.order.channelOrderId, 1);
}

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  void serve(request).then(() => response.writeHead(200).end());
});
process.on('disconnect', () => process.exit(0));
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const url = `http://127.0.0.1:${String(port)}`;
  answerTo = `${url}/answers`;
  process.send?.({ url });
});
