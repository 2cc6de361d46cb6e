import { describe, expect, test } from '@jest/globals';
import * as z from 'zod/mini';
import { outboundClient } from '../../../functions/adapters/http/outbound-client.ts';
import { partnerClient } from '../../../functions/adapters/http/partner-client.ts';
import { readBody } from '../../../functions/adapters/http/read-body.ts';
import { remembered } from '../../../functions/adapters/http/remembered.ts';
import { verifyWebhook } from '../../../functions/adapters/marketplaces/standard-webhooks/verify.ts';
import { fakeTransport } from '../../support/fake-transport.ts';
import { fixedClock } from '../../support/fixed-clock.ts';
import { PARTNER_SECRET, PARTNER_URL, partnerStandIn } from '../../support/partner-stand-in.ts';

const ANSWER = z.object({ number: z.string() });
const REQUEST_ID = 'O0123456789ABCD-01.pick.1';

describe('partnerClient', () => {
  test('signs the body it sends under the request id', async () => {
    const standIn = partnerStandIn(() => ({ status: 200, json: { number: '7' } }));
    const outcome = await standIn.partners.call(
      'w1',
      { method: 'POST', path: '/picks', requestId: REQUEST_ID, body: { json: { name: '李雷' } } },
      ANSWER,
    );
    const [request] = standIn.requests;
    expect(outcome).toEqual({ kind: 'ok', answer: { number: '7' } });
    expect(request?.url).toBe(`${PARTNER_URL}/picks`);
    expect(request?.headers).toMatchObject({
      'idempotency-key': REQUEST_ID,
      'content-type': 'application/json',
    });
    const terms = { secrets: [PARTNER_SECRET], wall: standIn.clock.wall() };
    expect(verifyWebhook(request?.body ?? Buffer.alloc(0), request?.headers ?? {}, terms)).toEqual({
      valid: true,
      deliveryId: REQUEST_ID,
      topic: '',
      skewSeconds: 0,
    });
  });

  test('signs an empty body for a question, under an id of its own', async () => {
    const standIn = partnerStandIn(() => ({ status: 200, json: { number: '7' } }));
    for (let call = 0; call < 2; call += 1) {
      await standIn.partners.call('w1', { method: 'GET', path: '/stock' }, ANSWER);
    }
    const [first, second] = standIn.requests;
    const terms = { secrets: [PARTNER_SECRET], wall: standIn.clock.wall() };
    expect(verifyWebhook(Buffer.alloc(0), first?.headers ?? {}, terms).valid).toBe(true);
    expect(first?.headers['webhook-id']).not.toBe(second?.headers['webhook-id']);
    expect(first?.headers['idempotency-key']).toBeUndefined();
  });

  test('sends XML as it is', async () => {
    const standIn = partnerStandIn(() => ({ status: 202 }));
    const xml = Buffer.from('<a>\r\n</a>');
    await standIn.partners.tell('c1', {
      method: 'POST',
      path: '/messages',
      requestId: 'm',
      body: { xml },
    });
    expect(standIn.requests[0]?.body).toBe(xml);
    expect(standIn.requests[0]?.headers['content-type']).toBe('application/xml');
  });

  test('an answer of another shape is a fault on the way, and its content is not told', async () => {
    const standIn = partnerStandIn(() => ({ status: 200, json: { number: { secret: 'x' } } }));
    const outcome = await standIn.partners.call('w1', { method: 'GET', path: '/a' }, ANSWER);
    expect(outcome).toMatchObject({ kind: 'transient' });
    expect(outcome.kind === 'transient' && outcome.reason).toContain('/number');
    expect(JSON.stringify(outcome)).not.toContain('secret');
  });

  test('what is asked does not depend on the body of its 202', async () => {
    const standIn = partnerStandIn(() => ({ status: 202 }));
    const request = { method: 'POST', path: '/a', requestId: 'r', body: { json: {} } } as const;
    expect(await standIn.partners.tell('w1', request)).toEqual({ kind: 'ok', answer: undefined });
  });

  test('a partner or secret that is not set up keeps the ask open', async () => {
    const clock = fixedClock();
    const fake = fakeTransport(() => ({ status: 200 }));
    const parts = { outbound: outboundClient({ transport: fake.transport, clock }), clock };
    const secrets = { get: () => Promise.resolve([]) };
    const directory = { partner: () => Promise.resolve(undefined) };
    const request = { method: 'GET', path: '/a' } as const;
    const unknown = partnerClient({ ...parts, directory, secrets });
    expect(await unknown.call('w9', request, ANSWER)).toEqual({
      kind: 'transient',
      reason: 'no partner w9 in the directory',
    });
    expect(fake.requests).toHaveLength(0);
  });
});

describe('remembered', () => {
  test('loads a key once until its time is over, and shares loads under way', async () => {
    const clock = fixedClock();
    const loads: string[] = [];
    const get = remembered(
      (key) => {
        loads.push(key);
        return Promise.resolve(key.toUpperCase());
      },
      { clock, seconds: 30 },
    );
    expect(await Promise.all([get('a'), get('a'), get('b')])).toEqual(['A', 'A', 'B']);
    clock.advance(29_999);
    await get('a');
    expect(loads).toEqual(['a', 'b']);
    clock.advance(1);
    await get('a');
    expect(loads).toEqual(['a', 'b', 'a']);
  });

  test('forgets a load that failed', async () => {
    let loads = 0;
    const get = remembered(
      () => {
        loads += 1;
        return loads === 1 ? Promise.reject(new Error('down')) : Promise.resolve('up');
      },
      { clock: fixedClock(), seconds: 30 },
    );
    await expect(get('a')).rejects.toThrow('down');
    expect(await get('a')).toBe('up');
  });
});

describe('readBody', () => {
  test('names the place by JSON pointer', () => {
    const shape = z.object({ 'a/b': z.object({ 'c~d': z.array(z.string()) }) });
    expect(readBody(Buffer.from('{"a/b":{"c~d":["x",1]}}'), shape)).toMatchObject({
      ok: false,
      code: 'wrong-shape',
      pointer: '/a~1b/c~0d/1',
    });
    expect(readBody(Buffer.from('{'), shape)).toMatchObject({ code: 'not-json', pointer: '' });
  });
});
