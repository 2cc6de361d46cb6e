import { mkdirSync, writeFileSync } from 'node:fs';
import { Agent, request as httpRequest } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { HttpEvent, HttpResponse } from '../../../functions/runtime/http-event.ts';
import { startServer } from '../../../local/http/http-server.ts';
import type { HandlerTable, RunningServer } from '../../../local/http/http-server.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const TOKEN = 'start-token';
const AUTHORIZED = { authorization: `Bearer ${TOKEN}` };

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly bytes: Buffer;
}

describe('the HTTP server of the embedded host', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let server: RunningServer;
  let agent: Agent;
  let seen: HttpEvent[];
  let reply: (event: HttpEvent) => Promise<HttpResponse>;
  let faults: unknown[];

  beforeEach(async () => {
    folder = temporaryFolder();
    mkdirSync(join(folder.path, 'console/assets'), { recursive: true });
    writeFileSync(join(folder.path, 'console/index.html'), '<title>Bondway</title>');
    writeFileSync(join(folder.path, 'console/assets/index-1a2b.js'), 'run()');
    writeFileSync(join(folder.path, 'secret.txt'), 'nobody reads this');
    seen = [];
    faults = [];
    reply = async () => ({ statusCode: 200, body: 'ok' });
    const handler = (event: HttpEvent) => {
      seen.push(event);
      return reply(event);
    };
    const handlers: HandlerTable = {
      'receive-webhook': handler,
      'receive-shopify': handler,
      'receive-woocommerce': handler,
      'receive-tiktok-shop': handler,
      'receive-shopee': handler,
      'receive-lazada': handler,
      'receive-temu': handler,
      'receive-ebay': handler,
      'receive-partner-answer': handler,
      'orders-api': handler,
      'operator-api': handler,
      'settings-api': handler,
      'proof-api': handler,
      'api-docs': handler,
      health: handler,
    };
    agent = new Agent({ keepAlive: true, maxSockets: 1 });
    server = await startServer({
      host: '127.0.0.1',
      port: 0,
      token: TOKEN,
      handlers,
      consoleFolder: join(folder.path, 'console'),
      report: (fault) => faults.push(fault),
    });
  });
  afterEach(async () => {
    agent.destroy();
    await server.close();
    folder.remove();
  });

  /** One request on the kept-alive connection. Without a length, a body goes out in chunks. */
  function call(
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body: readonly Buffer[] = [],
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = httpRequest({ port: server.port, agent, method, path, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const bytes = Buffer.concat(chunks);
          const { statusCode: status = 0, headers: received } = response;
          resolve({ status, headers: received, body: bytes.toString(), bytes });
        });
      });
      sent.on('error', reject);
      body.forEach((chunk) => sent.write(chunk));
      sent.end();
    });
  }
  const code = ({ body }: Answer): unknown => (JSON.parse(body) as { code: unknown }).code;

  describe('routes', () => {
    test('hand the exact bytes to their handler, as an API Gateway event', async () => {
      const bytes = Buffer.from([0x7b, 0xff, 0x00, 0x7d]);
      const headers = { 'X-Shopify-Topic': 'orders/paid' };
      await call('POST', '/webhooks/demo%20shop?a=1&b=%32', headers, [bytes]);
      expect(seen).toEqual([
        expect.objectContaining({
          routeKey: 'POST /webhooks/{channelId}',
          rawPath: '/webhooks/demo%20shop',
          rawQueryString: 'a=1&b=%32',
          headers: expect.objectContaining({ 'x-shopify-topic': 'orders/paid' }),
          pathParameters: { channelId: 'demo shop' },
          body: bytes.toString('base64'),
          isBase64Encoded: true,
          requestContext: {
            http: { method: 'POST', path: '/webhooks/demo%20shop', sourceIp: '127.0.0.1' },
          },
        }),
      ]);
    });

    test('send what the handler answers, binary too, and no body on HEAD', async () => {
      const body = Buffer.from([0, 1, 2, 255]).toString('base64');
      reply = async () => ({ statusCode: 202, headers: { etag: '"7"' }, body });
      const plain = await call('GET', '/healthz');
      expect([plain.status, plain.headers.etag, plain.body]).toEqual([202, '"7"', body]);
      reply = async () => ({ statusCode: 200, body, isBase64Encoded: true });
      expect((await call('GET', '/healthz')).headers['content-length']).toBe('4');
      const head = await call('HEAD', '/healthz');
      expect([head.status, head.headers['content-length'], head.body]).toEqual([200, '4', '']);
    });

    test('that do not exist are 404, other methods 405, both as problems', async () => {
      const missing = await call('GET', '/v1/nothing', AUTHORIZED);
      expect([missing.status, code(missing)]).toEqual([404, 'not-found']);
      expect(missing.headers['content-type']).toBe('application/problem+json');
      const wrong = await call('GET', '/v1/quotes', AUTHORIZED);
      expect([wrong.status, wrong.headers.allow, code(wrong)]).toEqual([
        405,
        'POST',
        'wrong-method',
      ]);
      expect((await call('GET', '/webhooks/%zz')).status).toBe(405);
      expect((await call('POST', '/webhooks/%zz')).status).toBe(404);
      expect((await call('POST', '/')).status).toBe(404);
      expect(seen).toEqual([]);
    });

    test('whose handler throws are a bare 500, and reported', async () => {
      reply = () => Promise.reject(new Error('buyer 11010519491231002X'));
      const answer = await call('GET', '/healthz');
      expect([answer.status, code(answer)]).toEqual([500, 'fault']);
      expect(answer.body).not.toContain('11010519491231002X');
      expect(faults).toHaveLength(1);
    });
  });

  describe('a body', () => {
    const LIMIT = 700_000;

    test('at the limit is taken, above it refused, by its length and while it comes', async () => {
      const whole = Buffer.alloc(LIMIT, 'a');
      expect((await call('POST', '/webhooks/x', {}, [whole])).status).toBe(200);
      const announced = { 'content-length': String(LIMIT + 1) };
      const refused = await call('POST', '/webhooks/x', announced, [whole, Buffer.from('b')]);
      expect([refused.status, code(refused)]).toEqual([413, 'body-too-large']);
      const chunked = await call('POST', '/webhooks/x', {}, [whole, whole, whole]);
      expect([chunked.status, code(chunked)]).toEqual([413, 'body-too-large']);
      expect(seen).toHaveLength(1);
      expect((await call('GET', '/healthz')).status).toBe(200);
    });

    test('of a command may be smaller only, and is not read before the token is seen', async () => {
      const path = '/v1/consignments/O1-01/fix';
      const body = [Buffer.alloc(20_001, 'a')];
      expect((await call('POST', path, AUTHORIZED, body)).status).toBe(413);
      expect((await call('POST', path, {}, body)).status).toBe(401);
    });

    test('that breaks off reaches nobody and is no fault of ours', async () => {
      const socket = connect(server.port, '127.0.0.1');
      socket.write('POST /webhooks/x HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"half":');
      await new Promise<void>((resolve) => setImmediate(resolve));
      socket.destroy();
      await call('GET', '/healthz');
      expect(seen).toHaveLength(1);
      expect(faults).toEqual([]);
    });
  });

  test('headers beyond 16 kB are refused', async () => {
    expect((await call('GET', '/healthz', { 'x-long': 'a'.repeat(20_000) })).status).toBe(431);
  });

  describe('operator routes', () => {
    test.each([
      ['no token', {}],
      ['another token', { authorization: 'Bearer start-tokem' }],
      ['a longer token', { authorization: `Bearer ${TOKEN}x` }],
      ['another scheme', { authorization: `Basic ${TOKEN}` }],
      ['an empty token', { authorization: 'Bearer ' }],
    ])('refuse %s', async (_case, headers: Record<string, string>) => {
      const answer = await call('GET', '/v1/board', headers);
      expect([answer.status, code(answer)]).toEqual([401, 'token-missing']);
      expect(seen).toEqual([]);
    });

    test.each([
      ['a page that resolved its own name to us', { host: 'evil.example' }],
      ['such a page with our port', { host: 'evil.example:4000' }],
      ['a page of another origin', { origin: 'https://evil.example' }],
      ['a sandboxed page', { origin: 'null' }],
    ])('refuse %s', async (_case, headers: Record<string, string>) => {
      const answer = await call('GET', '/v1/board', { ...AUTHORIZED, ...headers });
      expect([answer.status, code(answer)]).toEqual([421, 'wrong-host']);
      expect(seen).toEqual([]);
    });

    test.each([
      ['our address', {}],
      ['localhost', { host: 'localhost:4000', origin: 'http://localhost:4000' }],
      ['IPv6', { host: '[::1]:4000', origin: 'http://[::1]:4000' }],
    ])('take the token at %s', async (_case, headers: Record<string, string>) => {
      expect((await call('GET', '/v1/board', { ...AUTHORIZED, ...headers })).status).toBe(200);
    });

    test('of partners and channels ask for no token and any name', async () => {
      const headers = { host: 'tunnel.example' };
      expect((await call('POST', '/webhooks/x', headers)).status).toBe(200);
      expect((await call('POST', '/partners/x', headers)).status).toBe(200);
    });
  });

  describe('the console', () => {
    test('comes with a policy that lets no foreign script in', async () => {
      const page = await call('GET', '/');
      expect([page.status, page.body]).toEqual([200, '<title>Bondway</title>']);
      expect(page.headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': expect.stringMatching(/^default-src 'self';/),
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-cache',
      });
      expect(page.headers['content-security-policy']).not.toMatch(/script-src|unsafe-eval/);
    });

    test('serves hashed files for good, and its page for its own paths', async () => {
      const script = await call('GET', '/assets/index-1a2b.js');
      expect([script.status, script.body]).toEqual([200, 'run()']);
      expect(script.headers['cache-control']).toMatch(/immutable/);
      expect((await call('GET', '/consignments/O1-01')).body).toContain('Bondway');
      expect((await call('GET', '/assets/gone.js')).status).toBe(404);
    });

    test.each([
      ['br, gzip', 'br', brotliDecompressSync],
      ['gzip, deflate, br', 'br', brotliDecompressSync],
      ['gzip;q=1.0, br;q=0', 'gzip', gunzipSync],
      ['GZIP', 'gzip', gunzipSync],
    ] as const)('compresses for “%s”: %s', async (accepted, encoding, decoded) => {
      const script = 'export const word = "bonded";\n'.repeat(500);
      const file = join(folder.path, 'console/assets/large-3c4d.js');
      writeFileSync(file, script);
      const ask = () => call('GET', '/assets/large-3c4d.js', { 'accept-encoding': accepted });
      const { headers, bytes } = await ask();
      expect(headers).toMatchObject({
        'content-encoding': encoding,
        'content-length': String(bytes.length),
        'content-type': 'text/javascript; charset=utf-8',
        vary: 'accept-encoding',
      });
      expect(headers['cache-control']).toMatch(/immutable/);
      expect(bytes.length).toBeLessThan(script.length / 10);
      expect(decoded(bytes).toString()).toBe(script);
      expect((await ask()).bytes).toEqual(bytes);
      writeFileSync(file, script.replaceAll('bonded', 'direct'));
      expect(decoded((await ask()).bytes).toString()).toContain('direct');
    });

    test('sends files as they are to who takes nothing else, and small ones to everybody', async () => {
      const script = 'x'.repeat(5_000);
      writeFileSync(join(folder.path, 'console/assets/large-3c4d.js'), script);
      for (const accepted of ['', 'identity', 'br;q=0, gzip;q=0.0', 'zstd']) {
        const plain = await call('GET', '/assets/large-3c4d.js', { 'accept-encoding': accepted });
        expect(plain.headers['content-encoding']).toBeUndefined();
        expect(plain.headers.vary).toBe('accept-encoding');
        expect(plain.body).toBe(script);
      }
      const small = await call('GET', '/', { 'accept-encoding': 'br' });
      expect([small.headers['content-encoding'], small.body]).toEqual([
        undefined,
        '<title>Bondway</title>',
      ]);
    });

    test.each([
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/assets/../../secret.txt',
    ])('gives nothing outside its folder: %s', async (path) => {
      const answer = await call('GET', path);
      expect(answer.body).not.toContain('nobody reads this');
    });
  });

  describe('a stop', () => {
    test('lets a request under way end and takes no other', async () => {
      let finish: (response: HttpResponse) => void = () => undefined;
      const entered = new Promise<void>((resolve) => {
        reply = () => {
          resolve();
          return new Promise((answer) => {
            finish = answer;
          });
        };
      });
      const under = call('GET', '/healthz');
      await entered;
      const closed = server.close();
      finish({ statusCode: 200, body: 'finished' });
      const answer = await under;
      expect([answer.body, answer.headers.connection]).toEqual(['finished', 'close']);
      await closed;
      await expect(call('GET', '/healthz')).rejects.toThrow(/ECONNREFUSED/);
    });
  });

  test('a busy port is said in one sentence, with an exit code', async () => {
    const busy = startServer({
      host: '127.0.0.1',
      port: server.port,
      token: TOKEN,
      handlers: {} as HandlerTable,
      consoleFolder: folder.path,
      report: () => undefined,
    });
    await expect(busy).rejects.toMatchObject({ reason: 'portBusy', exitCode: 3 });
  });
});
