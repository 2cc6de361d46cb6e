import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { webhookSender } from '../../functions/adapters/endpoints/webhook-sender.ts';
import { httpTransport } from '../../functions/adapters/http/http-transport.ts';
import type { HttpTransport } from '../../functions/adapters/http/http-transport.ts';
import { tellChannelJob } from '../../functions/handlers/jobs/tell-channel.ts';
import { queueNotices } from '../../functions/usecases/owed-notices.ts';
import { accepted, aWorld, settle } from '../support/world/world.ts';
import type { World } from '../support/world/world.ts';
import { anIncomingOrder, MERCHANT } from '../support/world/world-data.ts';

// Fault 29: an endpoint is slow, answers 500, or leads to where it should not. Invariants: no
// acknowledged order is lost (I1), notices come at least once and nobody else is harmed (I8).

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
/** Nobody who answers is late. */
const PATIENCE_MS = 60_000;

let world: World;
const servers: Server[] = [];
beforeEach(async () => {
  world = await aWorld();
});
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  await world.close();
});

async function serve(handle: RequestListener): Promise<string> {
  const server = createServer(handle);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
}

/** The endpoints of one merchant, under the ids of the record. */
async function enter(urls: { readonly [endpointId: string]: string }): Promise<void> {
  for (const [endpointId, url] of Object.entries(urls)) {
    await world.services.endpoints.putEndpoint({
      endpointId,
      merchantId: MERCHANT.merchantId,
      url,
      description: endpointId,
      events: [],
      version: 1,
      createdAt: world.clock.wall(),
    });
  }
}

/** Tells a new order over a real transport. */
async function tell(transport: HttpTransport): Promise<void> {
  const id = await accepted(world, anIncomingOrder());
  await settle(world);
  const webhooks = webhookSender({
    transport,
    secrets: { get: async () => [SECRET] },
    clock: world.clock,
    timeoutMs: PATIENCE_MS,
  });
  await queueNotices(world.services, await world.services.orders.events(id));
  const bodies = world.queue.take('notices').map(({ body }) => JSON.stringify(body));
  const job = tellChannelJob({ ...world.services, webhooks }, () => undefined);
  expect(await job(bodies)).toEqual([]);
}

async function lastAttempt(endpointId: string) {
  const { items } = await world.services.endpoints.deliveries({ endpointId, limit: 1 });
  return { status: items[0]?.status, attempt: items[0]?.attempts.at(-1) };
}

const loopback = httpTransport({ allowLoopback: true });

describe('fault 29: endpoints that misbehave', () => {
  test('one that never answers, one that fails: the others are told all the same', async () => {
    let told = 0;
    const slow = await serve(() => undefined);
    await enter({
      slow,
      broken: await serve((_request, response) => response.writeHead(500).end('stack trace')),
      good: await serve((_request, response) => {
        told += 1;
        response.writeHead(204).end();
      }),
    });
    await tell((request) =>
      loopback({ ...request, timeoutMs: request.url === slow ? 100 : request.timeoutMs }),
    );
    expect(told).toBe(1);
    expect(await lastAttempt('good')).toMatchObject({ status: 'delivered' });
    expect(await lastAttempt('slow')).toMatchObject({
      status: 'pending',
      attempt: { reason: 'no answer in time' },
    });
    expect(await lastAttempt('broken')).toMatchObject({
      status: 'pending',
      attempt: { status: 500, excerpt: 'stack trace' },
    });
  });

  test('one that redirects inside: nobody goes there', async () => {
    let reached = 0;
    const inside = await serve((_request, response) => {
      reached += 1;
      response.end();
    });
    const redirects = await serve((_request, response) =>
      response.writeHead(307, { location: inside }).end(),
    );
    await enter({ redirects });
    await tell(loopback);
    expect(reached).toBe(0);
    expect(await lastAttempt('redirects')).toMatchObject({
      status: 'pending',
      attempt: { status: 307 },
    });
    // The negative control: a client that follows redirects arrives there.
    await fetch(redirects, { method: 'POST', body: '{}' });
    expect(reached).toBe(1);
  });

  test.each([
    ['https://169.254.169.254/latest/meta-data/', 'the address is not public'],
    ['https://[::ffff:10.0.0.1]/', 'the address is not public'],
    ['https://localhost/', 'ADDRESS_NOT_PUBLIC'],
    ['http://merchant.example/', 'the address must begin with https://'],
  ])('%s is never connected to', async (url, reason) => {
    await enter({ inside: url });
    await tell(httpTransport({ allowLoopback: false }));
    expect(await lastAttempt('inside')).toMatchObject({ status: 'pending', attempt: { reason } });
  });

  test('one that answers without end: the beginning is enough', async () => {
    const endless = await serve((_request, response) => {
      const write = (): void => {
        while (response.write('x'.repeat(10_000)));
        response.once('drain', write);
      };
      response.writeHead(200);
      write();
    });
    await enter({ endless });
    await tell(httpTransport({ allowLoopback: true, mostBytes: 16_000, whenLonger: 'cut' }));
    expect(await lastAttempt('endless')).toMatchObject({ status: 'delivered' });
  });
});
