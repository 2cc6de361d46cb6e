import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CircuitBreaker } from '../../../functions/adapters/http/circuit-breaker.ts';
import { ConcurrencyLimit } from '../../../functions/adapters/http/concurrency-limit.ts';
import type { HttpAnswer } from '../../../functions/adapters/http/http-transport.ts';
import { outboundClient } from '../../../functions/adapters/http/outbound-client.ts';
import { outcomeOf } from '../../../functions/adapters/http/response-outcome.ts';
import { fakeTransport } from '../../support/fake-transport.ts';
import type { FakeAnswer } from '../../support/fake-transport.ts';
import { fixedClock } from '../../support/fixed-clock.ts';

const REQUEST = { method: 'GET', url: 'https://partner.example/', headers: {} } as const;
const WALL = '2026-11-23T10:00:00.000Z';

function answered(status: number, body = '', headers: Record<string, string> = {}): HttpAnswer {
  return { kind: 'answered', status, headers, body: Buffer.from(body) };
}

describe('outcomeOf', () => {
  test.each([200, 201, 202, 204])('%d is success', (status) => {
    expect(outcomeOf(answered(status), WALL)).toMatchObject({ kind: 'ok', status });
  });

  test.each([400, 404, 409, 410, 422])('%d is a refusal', (status) => {
    expect(outcomeOf(answered(status), WALL)).toMatchObject({
      kind: 'refused',
      status,
      code: `http-${String(status)}`,
    });
  });

  test.each([301, 401, 403, 408, 425, 429, 500, 502, 503, 504])('%d is transient', (status) => {
    expect(outcomeOf(answered(status), WALL)).toEqual({
      kind: 'transient',
      reason: `HTTP ${String(status)}`,
      retryAfterSeconds: undefined,
    });
  });

  test('a problem gives its own code and message', () => {
    const plain = answered(409, '{"code":"no-gate-pass","message":"Where is the pass?"}');
    expect(outcomeOf(plain, WALL)).toMatchObject({
      code: 'no-gate-pass',
      message: 'Where is the pass?',
    });
    const problem = answered(422, '{"title":"Nope","detail":"Because","code":"two words"}');
    expect(outcomeOf(problem, WALL)).toMatchObject({ code: 'http-422', message: 'Because' });
  });

  test.each([
    ['7', 7],
    ['Mon, 23 Nov 2026 10:01:30 GMT', 90],
    ['Mon, 23 Nov 2026 09:00:00 GMT', undefined],
    ['soon', undefined],
    ['0', undefined],
    ['999999', 3_600],
  ])('Retry-After %s is %s seconds', (header, seconds) => {
    expect(outcomeOf(answered(429, '', { 'retry-after': header }), WALL)).toMatchObject({
      kind: 'transient',
      retryAfterSeconds: seconds,
    });
  });

  test('whatever the body of a refusal is, it is read', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (body) => {
        expect(outcomeOf(answered(422, body), WALL).kind).toBe('refused');
      }),
      { seed: 4 },
    );
  });
});

describe('CircuitBreaker', () => {
  test('opens after failures in a row, lets one probe through, closes on its success', () => {
    const breaker = new CircuitBreaker({ failures: 2, openMs: 100 });
    breaker.report(false, 0);
    breaker.report(true, 0);
    breaker.report(false, 0);
    expect(breaker.waitMs(0)).toBe(0);
    breaker.report(false, 0);
    expect(breaker.waitMs(40)).toBe(60);
    expect([breaker.waitMs(100), breaker.waitMs(100)]).toEqual([0, 100]);
    breaker.report(false, 100);
    expect(breaker.waitMs(150)).toBe(50);
    expect(breaker.waitMs(200)).toBe(0);
    breaker.report(true, 200);
    expect([breaker.waitMs(200), breaker.waitMs(200)]).toEqual([0, 0]);
  });
});

describe('ConcurrencyLimit', () => {
  test('serves in order and forgets who gave up', async () => {
    const limit = new ConcurrencyLimit(1);
    const order: string[] = [];
    expect(await limit.acquire(10)).toBe(true);
    expect(await limit.acquire(5)).toBe(false);
    const second = limit.acquire(1_000).then(() => order.push('second'));
    const third = limit.acquire(1_000).then(() => order.push('third'));
    limit.release();
    await second;
    limit.release();
    await third;
    limit.release();
    expect(order).toEqual(['second', 'third']);
    expect(await limit.acquire(0)).toBe(true);
  });
});

describe('outboundClient', () => {
  const FAILING: FakeAnswer = { failed: 'ECONNREFUSED' };

  test('spares a peer that failed five times, and only that one', async () => {
    const clock = fixedClock();
    const fake = fakeTransport(({ url }) => (url.includes('down') ? FAILING : { status: 200 }));
    const client = outboundClient({ transport: fake.transport, clock });
    const down = { ...REQUEST, url: 'https://down.example/' };
    for (let call = 0; call < 5; call += 1) {
      expect(await client.send('down', down)).toMatchObject({ reason: 'ECONNREFUSED' });
    }
    clock.advance(4_000);
    expect(await client.send('down', down)).toEqual({
      kind: 'transient',
      reason: 'circuit open after repeated failures',
      retryAfterSeconds: 6,
    });
    expect(await client.send('up', REQUEST)).toMatchObject({ kind: 'ok' });
    expect(fake.requests).toHaveLength(6);
    clock.advance(6_000);
    await client.send('down', down);
    expect(fake.requests).toHaveLength(7);
  });

  test('a refusal is an answer: the circuit stays closed', async () => {
    const fake = fakeTransport(() => ({ status: 409 }));
    const client = outboundClient({ transport: fake.transport, clock: fixedClock() });
    for (let call = 0; call < 10; call += 1) await client.send('a', REQUEST);
    expect(fake.requests).toHaveLength(10);
  });

  test('never has more calls under way to one peer than allowed', async () => {
    let underWay = 0;
    let most = 0;
    const fake = fakeTransport(async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((resolve) => setImmediate(resolve));
      underWay -= 1;
      return { status: 200 };
    });
    const client = outboundClient({
      transport: fake.transport,
      clock: fixedClock(),
      mostConcurrent: 3,
    });
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => client.send('a', REQUEST)));
    expect(outcomes.every(({ kind }) => kind === 'ok')).toBe(true);
    expect(most).toBe(3);
  });

  test('a place that does not come free in time is a transient fault', async () => {
    const fake = fakeTransport(() => new Promise<FakeAnswer>(() => undefined));
    const client = outboundClient({
      transport: fake.transport,
      clock: fixedClock(),
      mostConcurrent: 1,
      timeoutMs: 10,
    });
    void client.send('a', REQUEST);
    expect(await client.send('a', REQUEST)).toEqual({
      kind: 'transient',
      reason: 'too many calls under way',
    });
  });
});
