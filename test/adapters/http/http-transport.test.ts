import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { httpTransport } from '../../../functions/adapters/http/http-transport.ts';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<string> {
  const server = createServer(handle);
  servers.push(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

const send = httpTransport({ allowLoopback: true, mostBytes: 1_000 });
const get = (url: string, timeoutMs = 60_000) =>
  send({ method: 'GET', url, headers: {}, timeoutMs });

describe('httpTransport', () => {
  test('sends the exact bytes over one kept-alive connection', async () => {
    const seen: { body: string; port: number; headers: IncomingMessage['headers'] }[] = [];
    const base = await serve((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString();
        seen.push({ body, port: request.socket.remotePort ?? 0, headers: request.headers });
        response.setHeader('x-answer', 'yes').writeHead(202).end('{"status":"asked"}');
      });
    });
    const request = {
      method: 'POST' as const,
      url: `${base}/picks?x=1`,
      headers: { 'webhook-id': 'a.1' },
      body: Buffer.from('{"名":1}'),
      timeoutMs: 60_000,
    };
    const first = await send(request);
    await send(request);
    expect(first).toMatchObject({ kind: 'answered', status: 202, headers: { 'x-answer': 'yes' } });
    expect(first.kind === 'answered' && Buffer.from(first.body).toString()).toBe(
      '{"status":"asked"}',
    );
    expect(seen.map(({ body }) => body)).toEqual(['{"名":1}', '{"名":1}']);
    expect(seen[0]?.headers).toMatchObject({ 'webhook-id': 'a.1', 'content-length': '9' });
    expect(seen[0]?.port).toBe(seen[1]?.port);
  });

  test('gives up when no answer comes in time', async () => {
    const base = await serve(() => undefined);
    expect(await get(base, 30)).toEqual({ kind: 'failed', reason: 'no answer in time' });
  });

  test('gives up when the body does not end in time', async () => {
    const base = await serve((_request, response) => {
      response.writeHead(200).write('{');
    });
    expect(await get(base, 50)).toEqual({ kind: 'failed', reason: 'no answer in time' });
  });

  test('fails on a body above the limit', async () => {
    const base = await serve((_request, response) => {
      response.end('x'.repeat(1_001));
    });
    expect(await get(base)).toEqual({
      kind: 'failed',
      reason: 'the answer is longer than 1000 bytes',
    });
  });

  test('follows no redirect', async () => {
    let calls = 0;
    const base = await serve((_request, response) => {
      calls += 1;
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    expect(await get(base)).toMatchObject({ kind: 'answered', status: 302 });
    expect(calls).toBe(1);
  });

  test('names a connection that breaks by its code only', async () => {
    const base = await serve((request) => {
      request.socket.destroy();
    });
    expect(await get(base)).toEqual({ kind: 'failed', reason: 'ECONNRESET' });
  });

  test.each([
    ['http://partner.example/', 'the address must begin with https://'],
    ['ftp://127.0.0.1/', 'the address must begin with https://'],
    ['https://127.0.0.1/', 'the address is not public'],
    ['https://[::1]/', 'the address is not public'],
    ['https://[::ffff:127.0.0.1]/', 'the address is not public'],
    ['https://169.254.169.254/latest/meta-data', 'the address is not public'],
    ['https://2130706433/', 'the address is not public'],
    ['nonsense', 'the address is not a URL'],
  ])('in production %s is refused', async (url, reason) => {
    const production = httpTransport({ allowLoopback: false });
    expect(await production({ method: 'GET', url, headers: {}, timeoutMs: 100 })).toEqual({
      kind: 'failed',
      reason,
    });
  });

  test('a name that resolves to this machine is refused once resolved', async () => {
    const production = httpTransport({ allowLoopback: false });
    const request = { method: 'GET', url: 'https://localhost/', headers: {}, timeoutMs: 60_000 };
    expect(await production({ ...request, method: 'GET' })).toEqual({
      kind: 'failed',
      reason: 'ADDRESS_NOT_PUBLIC',
    });
  });
});
