import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  SETTINGS_ROUTES,
  settingsApiHandler,
} from '../../../functions/handlers/api/settings-api.ts';
import { ROUTES } from '../../../functions/runtime/contracts/routes.ts';
import { signWebhook } from '../../../functions/adapters/marketplaces/standard-webhooks/sign.ts';
import { answered } from '../../support/world/fake-endpoints.ts';
import type { ProblemBody } from './bodies.ts';
import { aChannel, aMerchant } from './demo-directory.ts';
import { call } from './http-call.ts';
import type { Call } from './http-call.ts';
import { aWorld, STARTED_AT } from './operator-world.ts';
import type { World } from './operator-world.ts';

interface EndpointBody extends ProblemBody {
  readonly endpointId: string;
  readonly version: number;
  readonly enabled: boolean;
  readonly overlapUntil?: string;
  readonly secrets: { readonly hmac: string; readonly publicKey: string };
}
interface ListBody extends ProblemBody {
  readonly items: readonly { readonly [field: string]: unknown }[];
  readonly nextCursor?: string;
}

let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(() => world.close());

const send = <Body = ProblemBody>(
  method: Call['method'],
  path: string,
  body?: unknown,
  headers = {},
) => call<Body>(settingsApiHandler(world.services), { method, path, body, headers });

async function anEndpoint(overrides: object = {}) {
  const body = { url: 'https://merchant.example/events', events: ['order.held'], ...overrides };
  const { json } = await send<EndpointBody>('POST', '/v1/endpoints', body);
  return json;
}

/** Whatever it is by now. */
const ANY = { 'if-match': '*' };

test('the routes are exactly those of the contract', () => {
  const declared = ROUTES.filter(({ handler }) => handler === 'settings-api');
  expect(Object.keys(SETTINGS_ROUTES).sort()).toEqual(
    declared.map(({ method, path }) => `${method} ${path}`).sort(),
  );
});

describe('endpoints', () => {
  test('are entered with secrets that are shown once and stored as secrets only', async () => {
    const { endpointId, secrets } = await anEndpoint();
    expect(secrets.hmac).toMatch(/^whsec_/);
    expect(secrets.publicKey).toMatch(/^whpk_/);
    const read = await send('GET', `/v1/endpoints/${endpointId}`);
    const listed = await send('GET', '/v1/endpoints');
    for (const text of [read.text, listed.text]) {
      expect(text).toContain(endpointId);
      expect(text).not.toMatch(/whsec_|whsk_|whpk_/);
    }
    const [hmac, key] = await world.services.secrets.get(`endpoints/${endpointId}`);
    expect([hmac, key?.slice(0, 5)]).toEqual([secrets.hmac, 'whsk_']);
  });

  test.each([
    [{ url: 'http://merchant.example/' }, '/url'],
    [{ url: 'https://user:pass@merchant.example/' }, '/url'],
    [{ url: 'no url' }, '/url'],
    [{ channelId: 'not-ours' }, '/channelId'],
  ])('%j is refused with a pointer', async (overrides, pointer) => {
    const body = { url: 'https://merchant.example/', ...overrides };
    const { status, json } = await send('POST', '/v1/endpoints', body);
    expect([status, json.errors?.[0]?.pointer]).toEqual([422, pointer]);
  });

  test('an event that is not in the catalogue is refused', async () => {
    const body = { url: 'https://merchant.example/', events: ['order.exploded'] };
    expect((await send('POST', '/v1/endpoints', body)).status).toBe(400);
  });

  test('are changed by who has seen them', async () => {
    const { endpointId } = await anEndpoint();
    const path = `/v1/endpoints/${endpointId}`;
    const body = { url: 'https://other.example/' };
    expect((await send('PUT', path, body)).status).toBe(428);
    expect((await send('PUT', path, body, { 'if-match': '"9"' })).status).toBe(412);
    const { headers } = await send('GET', path);
    const changed = await send<EndpointBody>('PUT', path, body, { 'if-match': headers.etag });
    expect(changed.status).toBe(200);
    expect(changed.json).toMatchObject({ url: 'https://other.example/', events: [], version: 2 });
  });

  test('rotate with an overlap, disable and enable', async () => {
    const { endpointId, secrets } = await anEndpoint();
    const path = `/v1/endpoints/${endpointId}`;
    const rotated = await send<EndpointBody>('POST', `${path}/rotate`, { overlapHours: 2 }, ANY);
    expect(rotated.json.overlapUntil).toBe('2026-11-23T04:00:00.000Z');
    const stored = await world.services.secrets.get(`endpoints/${endpointId}`);
    expect([stored.length, stored[0], stored[2]]).toEqual([
      4,
      rotated.json.secrets.hmac,
      secrets.hmac,
    ]);
    const switched = (action: string) =>
      send<EndpointBody>('POST', `${path}/${action}`, undefined, ANY);
    expect((await switched('disable')).json.enabled).toBe(false);
    expect((await send('POST', `${path}/replay`, {})).json.code).toBe('disabled');
    expect((await switched('enable')).json.enabled).toBe(true);
  });

  test('those of channels are listed, and changed at the channel', async () => {
    const { json } = await send<ListBody>('GET', '/v1/endpoints');
    const [ofChannel] = json.items;
    expect(ofChannel).toMatchObject({ endpointId: 'channel.market-1', channelId: 'market-1' });
    const path = '/v1/endpoints/channel.market-1';
    const refused = await send('POST', `${path}/rotate`, {}, ANY);
    expect([refused.status, refused.json.code]).toEqual([409, 'of-channel']);
    const { headers } = await send('GET', path);
    const seen = { 'if-match': headers.etag ?? '' };
    const off = await send<EndpointBody>('POST', `${path}/disable`, undefined, seen);
    expect(off.json.enabled).toBe(false);
    expect((await send('POST', `${path}/enable`, undefined, seen)).status).toBe(412);
  });

  test.each(['disable', 'enable', 'rotate'])(
    '%s is for the endpoint as it was seen, and one of two rivals has the last word',
    async (action) => {
      const { endpointId } = await anEndpoint();
      const path = `/v1/endpoints/${endpointId}`;
      const command = (headers = {}) => send('POST', `${path}/${action}`, {}, headers);
      expect((await command()).json).toMatchObject({ status: 428, code: 'if-match-missing' });
      const { headers } = await send('GET', path);
      const other = { url: 'https://other.example/', description: '', events: [] };
      expect((await send('PUT', path, other, ANY)).status).toBe(200);
      const secrets = await world.services.secrets.get(`endpoints/${endpointId}`);
      const stale = await command({ 'if-match': headers.etag ?? '' });
      expect(stale.json).toMatchObject({ status: 412, code: 'version-changed' });
      expect((await send('GET', path)).json).toMatchObject({ ...other, enabled: true, version: 2 });
      expect(await world.services.secrets.get(`endpoints/${endpointId}`)).toEqual(secrets);
      const rivals = [command(ANY), command(ANY)];
      const statuses = (await Promise.all(rivals)).map(({ status }) => status);
      expect(statuses.sort()).toEqual([200, 412]);
    },
  );

  test('are tested, and the log says what became of it', async () => {
    const { endpointId } = await anEndpoint();
    const path = `/v1/endpoints/${endpointId}`;
    expect((await send('POST', `${path}/test`)).json).toMatchObject({
      type: 'endpoint.test',
      status: 'delivered',
    });
    world.sent.answers(endpointId, answered(410));
    expect((await send('POST', `${path}/test`)).json).toMatchObject({ status: 'failed' });
    expect((await send<EndpointBody>('GET', path)).json.enabled).toBe(true);
    const log = await send<ListBody>('GET', `${path}/deliveries?status=failed`);
    expect(log.json.items).toHaveLength(1);
  });

  test('replay a range: what is on its way is left alone', async () => {
    const { endpointId } = await anEndpoint();
    const path = `/v1/endpoints/${endpointId}`;
    for (const [hour, status] of [
      ['01', 'delivered'],
      ['02', 'failed'],
      ['03', 'pending'],
    ] as const) {
      await world.services.endpoints.putDelivery({
        endpointId,
        merchantId: aMerchant.merchantId,
        eventId: `O1.${hour}`,
        type: 'order.held',
        occurredAt: `2026-11-23T${hour}:00:00.000Z`,
        body: '{}',
        status,
        attempts: [],
        replayedAfter: 0,
        version: 1,
      });
    }
    const range = { from: '2026-11-23T02:00:00.000Z', before: '2026-11-23T09:00:00.000Z' };
    const replayed = await send('POST', `${path}/replay`, range);
    expect([replayed.status, replayed.json]).toEqual([202, { replayed: 1 }]);
    const due = await world.services.endpoints.dueDeliveries('2026-11-23T02:00:00.000Z', 9);
    expect(due.map(({ eventId }) => eventId)).toEqual(['O1.02']);
    const one = await send<ListBody>('GET', `${path}/deliveries?limit=1`);
    expect(one.json.nextCursor).toBeDefined();
    const bad = await send('GET', `${path}/deliveries?cursor=nonsense`);
    expect(bad.status).toBe(400);
  });

  test('one that is not there is 404', async () => {
    expect((await send('GET', '/v1/endpoints/EP-none')).status).toBe(404);
  });
});

describe('channels', () => {
  const wish = {
    channelId: 'second-market',
    marketplace: 'canonical',
    account: 'second',
    platform: { code: '无', name: 'Second' },
    updatesUrl: 'https://second.example/events',
  };

  test('are entered with a secret of ours, shown once; then they are there', async () => {
    const created = await send<{ secret: string }>('POST', '/v1/channels', wish);
    expect(created.status).toBe(201);
    expect(created.json.secret).toMatch(/^whsec_/);
    expect(await world.services.secrets.get('channels/second-market')).toEqual([
      created.json.secret,
    ]);
    const read = await send('GET', '/v1/channels/second-market');
    expect(read.text).not.toContain('whsec_');
    expect((await send('POST', '/v1/channels', wish)).json.code).toBe('exists');
  });

  test.each([
    [{ marketplace: 'shopify' }, '/secret'],
    [{ merchantId: 'nobody' }, '/merchantId'],
    [{ platform: { code: '1', name: 'x' } }, '/platform/code'],
    [{ updatesUrl: 'ftp://x' }, '/updatesUrl'],
  ])('%j is refused with a pointer', async (overrides, pointer) => {
    const { status, json } = await send('POST', '/v1/channels', { ...wish, ...overrides });
    expect([status, json.errors?.[0]?.pointer]).toEqual([422, pointer]);
  });

  test('take the marketplace’s secret and token, and never show them', async () => {
    const given = { marketplace: 'shopify', secret: 'client-secret', accessToken: 'token-1' };
    const { status, text } = await send('POST', '/v1/channels', { ...wish, ...given });
    expect(status).toBe(201);
    expect(text).not.toMatch(/client-secret|token-1/);
    const { secrets } = world.services;
    expect(await secrets.get('channels/second-market')).toEqual(['client-secret']);
    expect(await secrets.get('channels/second-market/access-token')).toEqual(['token-1']);
  });

  test('of Amazon: nothing signs, and each key goes where it is looked for', async () => {
    const keys = { apiKey: 'client:secret', refreshToken: 'Atzr|1', queueKey: 'AKID:secret' };
    const given = { marketplace: 'amazon', account: 'A2X', site: 'A1PA', ...keys };
    const { status, text } = await send('POST', '/v1/channels', { ...wish, ...given });
    expect(status).toBe(201);
    expect(text).not.toMatch(/client:secret|Atzr|AKID/);
    const { secrets } = world.services;
    const kept = ['', '/api-key', '/refresh-token', '/queue-key'].map((name) =>
      secrets.get(`channels/second-market${name}`),
    );
    expect(await Promise.all(kept)).toEqual([[], ['client:secret'], ['Atzr|1'], ['AKID:secret']]);
    const key = { apiKey: 'new:one' };
    const rotated = await send('POST', '/v1/channels/second-market/rotate', key, ANY);
    expect(rotated.status).toBe(200);
    expect(await secrets.get('channels/second-market/api-key')).toEqual(['new:one']);
  });

  test('rotate: the secret before stays, for the overlap', async () => {
    await world.services.secrets.put('channels/market-1', ['whsec_b2xk', 'whsec_b2xkZXI=']);
    const rotated = await send<{ secret: string; overlapUntil: string }>(
      'POST',
      '/v1/channels/market-1/rotate',
      {},
      ANY,
    );
    const { secret, overlapUntil } = rotated.json;
    expect(await world.services.secrets.get('channels/market-1')).toEqual([secret, 'whsec_b2xk']);
    expect(overlapUntil).toBe('2026-11-24T02:00:00.000Z');
  });

  test('are changed where they may be, disabled and enabled', async () => {
    const { account, platform } = aChannel;
    const body = { account: `${account}-2`, platform, updatesUrl: 'https://new.example/' };
    const { headers } = await send('GET', '/v1/channels/market-1');
    const put = (ifMatch?: string) =>
      send('PUT', '/v1/channels/market-1', body, ifMatch ? { 'if-match': ifMatch } : {});
    expect((await put()).json).toMatchObject({ status: 428, code: 'if-match-missing' });
    const changed = await put(headers.etag);
    expect((await put(headers.etag)).json).toMatchObject({ status: 412, code: 'version-changed' });
    expect((await put(changed.headers.etag)).status).toBe(200);
    expect(changed.json).toMatchObject({ account: `${account}-2`, channelId: 'market-1' });
    await send('POST', '/v1/channels/market-1/disable', undefined, ANY);
    expect((await world.services.directory.channel('market-1'))?.disabled?.by).toBe('li.na');
    await send('POST', '/v1/channels/market-1/enable', undefined, ANY);
    expect((await world.services.directory.channel('market-1'))?.disabled).toBeUndefined();
  });

  test.each(['disable', 'enable', 'rotate'])(
    '%s is for the channel as it was seen, and one of two rivals has the last word',
    async (action) => {
      const path = `/v1/channels/market-1/${action}`;
      expect((await send('POST', path, {})).json).toMatchObject({ code: 'if-match-missing' });
      const { headers } = await send('GET', '/v1/channels/market-1');
      const secrets = await world.services.secrets.get('channels/market-1');
      const { account, platform } = aChannel;
      const other = { account: `${account}-2`, platform, updatesUrl: 'https://new.example/' };
      expect((await send('PUT', '/v1/channels/market-1', other, ANY)).status).toBe(200);
      const stale = await send('POST', path, {}, { 'if-match': headers.etag ?? '' });
      expect(stale.json).toMatchObject({ status: 412, code: 'version-changed' });
      expect(await world.services.directory.channel('market-1')).toMatchObject(other);
      expect(await world.services.secrets.get('channels/market-1')).toEqual(secrets);
      const rivals = [send('POST', path, {}, ANY), send('POST', path, {}, ANY)];
      const statuses = (await Promise.all(rivals)).map(({ status }) => status);
      expect(statuses.every((status) => [200, 412].includes(status))).toBe(true);
      expect(statuses).toContain(200);
    },
  );
});

describe('a channel is tried', () => {
  const path = '/v1/channels/market-1/test';
  const hmac = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  const logged = async () =>
    (await world.services.orders.deliveries({ channelId: 'market-1', limit: 9 })).items;

  test('with a message of ours: in the log as a test, and no order', async () => {
    await world.services.secrets.put('channels/market-1', [hmac]);
    const { status, json } = await send<Record<string, unknown>>('POST', path);
    expect([status, json]).toMatchObject([
      200,
      {
        outcome: 'accepted',
        topic: 'order.paid',
        test: true,
        verifiedWith: 'current-secret',
        clockSkewSeconds: 0,
        answer: { status: 200 },
      },
    ]);
    expect(await logged()).toMatchObject([{ outcome: 'accepted', test: true }]);
    const { merchantId } = aMerchant;
    expect((await world.services.orders.listOrders({ merchantId, limit: 9 })).items).toEqual([]);
  });

  test('with a body and headers of the engineer’s, in any case and encoding', async () => {
    await world.services.secrets.put('channels/market-1', [hmac]);
    const raw = Buffer.from('{"type":"order.created"}');
    const timestamp = Date.parse(STARTED_AT) / 1_000;
    const signed = signWebhook({ id: 'mine', timestamp, body: raw }, [hmac]);
    const headers = Object.fromEntries(
      Object.entries(signed).map(([name, value]) => [name.toUpperCase(), value]),
    );
    for (const [body, encoding] of [
      [raw.toString(), 'text'],
      [raw.toString('base64'), 'base64'],
    ]) {
      const { json } = await send('POST', path, { body, encoding, headers });
      expect(json).toMatchObject({ deliveryId: 'mine', outcome: 'accepted', test: true });
    }
    const forged = await send('POST', path, { body: '{}', headers });
    expect(forged.json).toMatchObject({
      outcome: 'refused',
      reason: 'no-match',
      answer: { status: 401 },
    });
  });

  test('not with what is too large, and not while it is disabled or without a secret', async () => {
    expect((await send('POST', path)).json).toMatchObject({ status: 409, code: 'no-secret' });
    const large = { body: 'x'.repeat(150_001), headers: {} };
    expect((await send('POST', path, large)).json).toMatchObject({ status: 400 });
    const larger = { body: 'x'.repeat(200_001), headers: {} };
    expect((await send('POST', path, larger)).json).toMatchObject({ status: 413 });
    await send('POST', '/v1/channels/market-1/disable', undefined, ANY);
    expect((await send('POST', path)).json).toMatchObject({ status: 409, code: 'disabled' });
    expect((await send('POST', '/v1/channels/nobody/test')).status).toBe(404);
    expect(await logged()).toEqual([]);
  });
});

describe('merchants', () => {
  beforeEach(async () => {
    const { customsId: partnerId, enterprise } = aMerchant;
    const customs = { partnerId, role: 'customs' as const, name: 'Customs', enterprise };
    await world.services.directory.putPartner({ ...customs, baseUrl: 'http://127.0.0.1:1' });
  });

  test('are entered once, changed, and checked by the rules of their identifiers', async () => {
    const wish = { ...aMerchant, merchantId: 'merchant-2' };
    const created = await send('POST', '/v1/merchants', wish);
    expect([created.status, created.json.errors]).toEqual([201, undefined]);
    expect((await send('POST', '/v1/merchants', wish)).json.code).toBe('exists');
    const rest = { ...wish, name: 'Other', merchantId: undefined };
    const put = (body: object, headers = {}) =>
      send('PUT', '/v1/merchants/merchant-2', body, headers);
    expect((await put(rest)).json).toMatchObject({ status: 428, code: 'if-match-missing' });
    const { headers } = await send('GET', '/v1/merchants/merchant-2');
    const changed = await put(rest, { 'if-match': headers.etag ?? '' });
    expect(changed.json).toMatchObject({ merchantId: 'merchant-2', name: 'Other' });
    const stale = await put({ ...rest, name: 'Late' }, { 'if-match': headers.etag ?? '' });
    expect(stale.json).toMatchObject({ status: 412, code: 'version-changed' });
    const next = { 'if-match': changed.headers.etag ?? '' };
    expect((await put({ ...rest, name: 'Third' }, next)).status).toBe(200);
    const rivals = ['A', 'B'].map((name) => put({ ...rest, name }, ANY));
    const statuses = (await Promise.all(rivals)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 412]);
    const wrong = { ...rest, enterprise: { code: '12', name: 'x' } };
    const refused = await put(wrong, ANY);
    expect(refused.json.errors?.[0]?.pointer).toBe('/enterprise/code');
    const noCarrier = await send('POST', '/v1/merchants', {
      ...wish,
      merchantId: 'm3',
      carrierId: 'nobody',
    });
    expect(noCarrier.json.errors?.[0]?.pointer).toBe('/carrierId');
    expect((await send('GET', '/v1/merchants/merchant-9')).status).toBe(404);
  });

  test('say what the districts that they declare at do in a way of their own', async () => {
    const path = `/v1/merchants/${aMerchant.merchantId}`;
    const district = { customsCode: '5141', since: '2026-01-01', exportArrival: 'after-release' };
    const wish = { ...aMerchant, merchantId: undefined };
    const put = (row: object) => send('PUT', path, { ...wish, districts: [row] }, ANY);
    const pointed = async (row: object) => (await put(row)).json.errors?.[0]?.pointer;
    expect((await put(district)).json).toMatchObject({ districts: [district] });
    expect(await pointed({ ...district, customsCode: '51' })).toBe('/districts/0/customsCode');
    expect(await pointed({ ...district, since: '1.1.2026' })).toBe('/districts/0/since');
    expect(await pointed({ ...district, exportArrival: 'never' })).toBe(
      '/districts/0/exportArrival',
    );
  });
});
