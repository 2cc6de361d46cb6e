import { describe, expect, test } from '@jest/globals';
import { verifyWebhook } from '../../../functions/adapters/marketplaces/standard-webhooks/verify.ts';
import { nodeKeyMaker } from '../../../functions/adapters/keys/node-key-maker.ts';
import { webhookSender } from '../../../functions/adapters/endpoints/webhook-sender.ts';
import type { Endpoint } from '../../../functions/domain/outbound/endpoint.ts';
import { fakeTransport } from '../../support/fake-transport.ts';
import type { FakeAnswer } from '../../support/fake-transport.ts';
import { fixedClock } from '../../support/fixed-clock.ts';

const EVENT = { eventId: 'O1-01.shipped.9', body: '{"type":"consignment.shipped","名":1}' };
const KEY = nodeKeyMaker.signingKey();
const OLD_KEY = nodeKeyMaker.signingKey();
const HMAC = nodeKeyMaker.hmacSecret();
const OLD_HMAC = nodeKeyMaker.hmacSecret();
const OWN = [HMAC, KEY.secret, OLD_HMAC, OLD_KEY.secret];
const SECRETS: { readonly [name: string]: readonly string[] } = {
  'endpoints/EP1': OWN,
  'endpoints/EP3': OWN,
  'endpoints/EP5': OWN,
  'channels/shop': ['whsec_c2hvcHNob3BzaG9wc2hvcHNob3A=', OLD_HMAC],
};

function anEndpoint(overrides: Partial<Endpoint> = {}): Endpoint {
  return {
    endpointId: 'EP1',
    merchantId: 'merchant-1',
    url: 'https://merchant.example/events',
    description: '',
    events: [],
    version: 1,
    createdAt: '2026-11-23T02:00:00.000Z',
    ...overrides,
  };
}

function aSender(answer: () => FakeAnswer | Promise<FakeAnswer> = () => ({ status: 204 })) {
  const clock = fixedClock();
  const fake = fakeTransport(answer);
  const secrets = { get: async (name: string) => SECRETS[name] ?? [] };
  return { ...fake, clock, sender: webhookSender({ transport: fake.transport, secrets, clock }) };
}

/** Which of the keys a request verifies with. */
function verifiedWith(
  request: ReturnType<typeof aSender>['requests'][number] | undefined,
  wall: string,
): readonly string[] {
  const { body = Buffer.alloc(0), headers = {} } = request ?? {};
  const keys = { HMAC, OLD_HMAC, KEY: KEY.publicKey, OLD_KEY: OLD_KEY.publicKey };
  return Object.entries(keys)
    .filter(([, key]) => verifyWebhook(body, headers, { secrets: [key], wall }).valid)
    .map(([name]) => name);
}

describe('sending an event', () => {
  test('is signed v1 and v1a under the event’s id, the body as it is', async () => {
    const { sender, requests, clock } = aSender();
    expect(await sender.send(anEndpoint(), EVENT)).toMatchObject({ kind: 'answered', status: 204 });
    const [request] = requests;
    expect(request?.url).toBe('https://merchant.example/events');
    expect(request?.headers['webhook-id']).toBe(EVENT.eventId);
    expect(Buffer.from(request?.body ?? '').toString()).toBe(EVENT.body);
    expect(verifiedWith(request, clock.wall())).toEqual(['HMAC', 'KEY']);
  });

  test('a repeat has the same id and a time of its own', async () => {
    const { sender, requests, clock } = aSender();
    await sender.send(anEndpoint(), EVENT);
    clock.advance(60_000);
    await sender.send(anEndpoint(), EVENT);
    const [first, second] = requests;
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.headers['webhook-timestamp']).not.toBe(first?.headers['webhook-timestamp']);
    expect(verifiedWith(second, clock.wall())).toEqual(['HMAC', 'KEY']);
  });

  test('signs with the secrets before, too, until the overlap ends', async () => {
    const { sender, requests, clock } = aSender();
    const overlapUntil = new Date(Date.parse(clock.wall()) + 10_000).toISOString();
    await sender.send(anEndpoint({ overlapUntil }), EVENT);
    clock.advance(10_000);
    await sender.send(anEndpoint({ overlapUntil }), EVENT);
    expect(verifiedWith(requests[0], clock.wall())).toEqual(['HMAC', 'OLD_HMAC', 'KEY', 'OLD_KEY']);
    expect(verifiedWith(requests[1], clock.wall())).toEqual(['HMAC', 'KEY']);
  });

  test('tells a channel with all of its secrets', async () => {
    const { sender, requests, clock } = aSender();
    await sender.send(anEndpoint({ endpointId: 'channel.shop' }), EVENT);
    expect(verifiedWith(requests[0], clock.wall())).toEqual(['OLD_HMAC']);
    expect(requests[0]?.headers['webhook-signature']?.split(' ')).toHaveLength(2);
  });

  test('does not go out unsigned', async () => {
    const { sender, requests } = aSender();
    const result = await sender.send(anEndpoint({ endpointId: 'EP2' }), EVENT);
    expect(result).toMatchObject({ kind: 'failed', reason: 'no secret to sign with' });
    expect(requests).toHaveLength(0);
  });
});

describe('an endpoint that is in trouble', () => {
  test('gets a pause after five failures, then one try', async () => {
    let status = 500;
    const { sender, requests, clock } = aSender(() => ({ status }));
    for (let made = 0; made < 5; made += 1) await sender.send(anEndpoint(), EVENT);
    expect(await sender.send(anEndpoint(), EVENT)).toMatchObject({
      kind: 'held-back',
      waitSeconds: 60,
    });
    expect(requests).toHaveLength(5);
    clock.advance(60_000);
    status = 204;
    expect(await sender.send(anEndpoint(), EVENT)).toMatchObject({ status: 204 });
    expect(await sender.send(anEndpoint(), EVENT)).toMatchObject({ status: 204 });
  });

  test.each([
    [{ status: 429 }, 30],
    [{ status: 502 }, 30],
    [{ status: 504 }, 30],
    [{ status: 429, headers: { 'retry-after': '120' } }, 120],
    [{ status: 503, headers: { 'retry-after': '90' } }, 90],
  ])('%j: none of its other events is sent for %d s', async (answer, waitSeconds) => {
    const { sender, requests } = aSender(() => answer);
    await sender.send(anEndpoint(), EVENT);
    expect(await sender.send(anEndpoint(), EVENT)).toEqual({
      kind: 'held-back',
      reason: 'throttled by the endpoint',
      waitSeconds,
    });
    expect(requests).toHaveLength(1);
  });

  test('holds four places at most, and its merchant eight', async () => {
    const { sender, requests } = aSender(() => new Promise<FakeAnswer>(() => undefined));
    const open = (endpointId: string, merchantId = 'merchant-1') =>
      sender.send(anEndpoint({ endpointId, merchantId }), EVENT);
    for (let each = 0; each < 4; each += 1) void open('EP1');
    expect(await open('EP1')).toEqual({ kind: 'busy' });
    for (let each = 0; each < 4; each += 1) void open('EP3');
    expect(await open('EP4')).toEqual({ kind: 'busy' });
    void open('EP5', 'merchant-2');
    // A turn of the event loop: every try that may go has gone.
    await new Promise(setImmediate);
    expect(requests).toHaveLength(9);
  });

  test('is not taken for broken when it refuses an event', async () => {
    const { sender, requests } = aSender(() => ({ status: 400 }));
    for (let made = 0; made < 7; made += 1) await sender.send(anEndpoint(), EVENT);
    expect(requests).toHaveLength(7);
  });
});
