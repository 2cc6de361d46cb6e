import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { proofApiHandler } from '../../../functions/handlers/api/proof-api.ts';
import { settingsApiHandler } from '../../../functions/handlers/api/settings-api.ts';
import { scopeOf } from '../../../functions/handlers/api/tenant-scope.ts';
import { ROUTES } from '../../../functions/runtime/contracts/routes.ts';
import type { Route } from '../../../functions/runtime/contracts/routes.ts';
import type { HttpEvent, HttpHandler } from '../../../functions/runtime/http-event.ts';
import { aChannel, aMerchant } from './demo-directory.ts';
import { aWorld } from './operator-world.ts';
import type { World } from './operator-world.ts';

const OWN = 'merchant-2';

let world: World;
let consignmentId: string;
beforeAll(async () => {
  world = await aWorld();
  consignmentId = await world.anOrder();
  await world.services.directory.putMerchant({ ...aMerchant, merchantId: OWN });
});
afterAll(() => world.close());

/** Things of merchant-1, by the name of the path parameter that leads to them. */
const foreign = (parameter: string): string =>
  ({
    merchantId: aMerchant.merchantId,
    channelId: aChannel.channelId,
    consignmentId,
    orderId: consignmentId.slice(0, -3),
    endpointId: `channel.${aChannel.channelId}`,
    month: '2026-11',
  })[parameter] ?? `${parameter}-1`;

function handlerOf({ handler }: Route): HttpHandler {
  const handlers: { readonly [name: string]: HttpHandler } = {
    'operator-api': world.handler,
    'orders-api': world.ordersHandler,
    'proof-api': proofApiHandler(world.services),
    'settings-api': settingsApiHandler(world.services),
  };
  const found = handlers[handler];
  if (found === undefined) throw new Error(`no handler ${handler}`);
  return found;
}

function anEvent(
  { method, path }: Route,
  claims: object,
  {
    query = '',
    body = '{"url":"https://x.example/"}',
  }: { readonly query?: string; readonly body?: string } = {},
): HttpEvent {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return {
    routeKey: `${method} ${path}`,
    rawPath: path,
    rawQueryString: query,
    headers: { 'if-match': '*', 'idempotency-key': 'scope-1' },
    pathParameters: Object.fromEntries(names.map((name) => [name, foreign(name)])),
    body,
    isBase64Encoded: false,
    requestContext: {
      http: { method, path, sourceIp: '127.0.0.1' },
      authorizer: { jwt: { claims: { sub: 'li.na', ...claims } } },
    },
  };
}

const SCOPED = { bondway_merchant: OWN };
const guarded = ROUTES.filter(({ auth, handler }) => auth === 'operator' && handler !== 'health');
/** Months and SKUs are those of the merchant that is asked about. */
const withThings = guarded.filter(({ path }) => /\{(?!month\}|sku\})/.test(path));
/** Of every merchant alike. */
const COMMON = new Set(['GET /v1/workflow', 'GET /v1/trade-modes']);

describe('a token of one merchant', () => {
  test.each(withThings.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s does not reach what belongs to another',
    async (_name, route) => {
      const response = await handlerOf(route)(anEvent(route, SCOPED));
      expect([403, 404]).toContain(response.statusCode);
      expect(response.body ?? '').not.toContain(consignmentId);
    },
  );

  test.each(
    guarded
      .filter(({ method, path }) => !COMMON.has(`${method} ${path}`))
      .map((route) => [`${route.method} ${route.path}`, route] as const),
  )('%s cannot be asked about another merchant', async (_name, route) => {
    const inQuery = { query: `merchantId=${aMerchant.merchantId}` };
    const inBody = { body: JSON.stringify({ merchantId: aMerchant.merchantId }) };
    for (const named of [inQuery, inBody]) {
      const response = await handlerOf(route)(anEvent(route, SCOPED, named));
      expect([403, 404]).toContain(response.statusCode);
    }
  });

  test.each([
    ['POST', '/v1/orders'],
    ['POST', '/v1/quotes'],
    ['POST', '/v1/endpoints'],
  ] as const)('%s %s cannot name another’s channel', async (method, path) => {
    const route = guarded.find((each) => each.method === method && each.path === path);
    if (route === undefined) throw new Error('no route');
    const body = JSON.stringify({ channelId: aChannel.channelId, url: 'https://x.example/' });
    const response = await handlerOf(route)(anEvent(route, SCOPED, { body }));
    expect(response.statusCode).toBe(404);
  });

  test('finds no order of another by its number at the channel', async () => {
    const route = guarded.find(({ method, path }) => method === 'GET' && path === '/v1/orders');
    if (route === undefined) throw new Error('no route');
    const query = `channelId=${aChannel.channelId}&channelOrderId=SO-1`;
    const all = await handlerOf(route)(anEvent(route, {}, { query }));
    expect(all.body).toContain(consignmentId);
    const own = await handlerOf(route)(anEvent(route, SCOPED, { query }));
    expect(own.body ?? '').not.toContain(consignmentId);
  });

  test('is about its own merchant when it names none', async () => {
    const route = guarded.find(
      ({ method, path }) => method === 'GET' && path === '/v1/consignments',
    );
    if (route === undefined) throw new Error('no route');
    const own = await handlerOf(route)(anEvent(route, SCOPED));
    expect(JSON.parse(own.body ?? '')).toMatchObject({ items: [] });
    const all = await handlerOf(route)(anEvent(route, {}));
    expect(all.body).toContain(consignmentId);
  });
});

describe('the scope of a token', () => {
  const [route] = guarded;
  if (route === undefined) throw new Error('no route');

  test.each([
    [{}, undefined],
    [{ bondway_merchant: '' }, undefined],
    [{ bondway_merchant: 'm1' }, 'm1'],
    [{ 'cognito:groups': '[operators merchant.m-1]' }, 'm-1'],
    [{ 'cognito:groups': 'merchant.m2' }, 'm2'],
    [{ 'cognito:groups': '[nomerchant.m2]' }, undefined],
  ])('%j is %s', (claims, scope) => {
    expect(scopeOf(anEvent(route, claims))).toBe(scope);
  });

  test('is everything on a host whose one token stands for all', () => {
    const { http } = anEvent(route, {}).requestContext;
    expect(scopeOf({ ...anEvent(route, {}), requestContext: { http } })).toBeUndefined();
  });
});
