import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Problem } from '../../../functions/runtime/http-response.ts';
import type { CasesBody, ListBody, PostedBody, ProblemBody } from './bodies.ts';
import { aWorld } from './operator-world.ts';
import type { World } from './operator-world.ts';
import { anOrderBody } from './order-bodies.ts';

let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(() => world.close());

const post = <Body = ProblemBody>(body: unknown, key = 'key-1') =>
  world.post<Body>('/v1/orders', body, { 'idempotency-key': key });

test('takes an order and says which consignments it became', async () => {
  const { status, json, headers } = await post<PostedBody>(anOrderBody());
  expect(status).toBe(202);
  expect(json).toMatchObject({ status: 'planned', consignmentIds: [`${json.orderId}-01`] });
  expect(headers.location).toBe(`/v1/orders/${json.orderId}`);
  expect((await world.consignment(`${json.orderId}-01`)).orderNumber).toBe('SO-1001');
});

describe('Idempotency-Key', () => {
  test('is needed', async () => {
    const { status, json } = await world.post('/v1/orders', anOrderBody());
    expect([status, json.code]).toEqual([400, 'idempotency-key-missing']);
  });

  test.each(['two words', '"', 'x'.repeat(201)])('must be well formed: %s', async (key) => {
    const { status, json } = await post(anOrderBody(), key);
    expect([status, json.code]).toEqual([400, 'idempotency-key-malformed']);
  });

  test('repeated with the same order gets the same answer, quoted or bare', async () => {
    const first = await post(anOrderBody(), 'key-1');
    const second = await post(anOrderBody(), '"key-1"');
    expect([second.status, second.json]).toEqual([first.status, first.json]);
    const { items } = (await world.get<ListBody>('/v1/consignments')).json;
    expect(items).toHaveLength(1);
  });

  test('twenty times at once is one order and twenty equal answers', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(anOrderBody())));
    expect(new Set(answers.map(({ status, text }) => `${String(status)} ${text}`)).size).toBe(1);
    expect((await world.get<ListBody>('/v1/consignments')).json.items).toHaveLength(1);
  });

  test('repeated with another order is refused and no case', async () => {
    await post(anOrderBody());
    const { status, json } = await post(anOrderBody({ channelOrderId: 'SO-2' }));
    expect([status, json.code]).toEqual([422, 'idempotency-key-reused']);
    expect((await world.get<CasesBody>('/v1/cases')).json.items).toEqual([]);
  });

  test('repeats a refusal as it was, though it would be taken now', async () => {
    const order = anOrderBody({ lines: lines(101), totals: { paid: '13079.50' } });
    const first = await post(order);
    expect([first.status, first.json.code]).toEqual([422, 'no-stock']);
    const second = await post(order);
    expect([second.status, second.json]).toEqual([first.status, first.json]);
    expect((await world.get<CasesBody>('/v1/cases')).json.items).toHaveLength(1);
  });
});

describe('what cannot be taken', () => {
  test.each([
    ['no JSON', '{', 400, 'not-json', undefined],
    ['no channel', { order: {} }, 400, 'bad-body', '/channelId'],
    ['no such channel', { ...anOrderBody(), channelId: 'x' }, 422, 'unknown-channel', '/channelId'],
    ['no order', { channelId: 'market-1' }, 400, 'bad-body', '/order'],
    ['a wrong field', anOrderBody({ placedAt: 'today' }), 422, 'wrong-shape', '/order/placedAt'],
    ['no line', anOrderBody({ lines: [] }), 422, 'wrong-shape', '/order/lines'],
    [
      'a wrong sum',
      anOrderBody({ totals: { paid: '1.00' } }),
      422,
      'wrong-total',
      '/order/totals/paid',
    ],
    ['an unknown SKU', anOrderBody({ lines: lines(2, 'HAT') }), 422, 'unknown-sku', undefined],
    [
      'a mode that is not built',
      anOrderBody({ mode: 'direct-import' }),
      422,
      'mode-not-available',
      undefined,
    ],
  ])('%s', async (_what, body, status, code, pointer) => {
    const answer = await post<Problem>(body);
    const problem = answer.json;
    expect([answer.status, problem.code]).toEqual([status, code]);
    expect(problem.errors?.[0]?.pointer).toBe(pointer);
    expect(problem.detail).not.toContain('/data/order');
  });

  test('too much', async () => {
    const { status } = await post(anOrderBody({ note: 'x'.repeat(700_001) }));
    expect(status).toBe(413);
  });

  test('the same version of an order with another content', async () => {
    await post(anOrderBody());
    const { status, json } = await post(anOrderBody({ shipTo: elsewhere }), 'key-2');
    expect([status, json.code]).toEqual([422, 'order-conflict']);
  });

  test('an order of a store that has an adapter of its own', async () => {
    const channel = await world.services.directory.channel('market-1');
    if (channel === undefined) throw new Error('no channel');
    const shop = { ...channel, channelId: 'shop-1', marketplace: 'shopify' as const };
    await world.services.directory.putChannel(shop);
    const { json } = await post({ ...anOrderBody(), channelId: 'shop-1' });
    expect(json.code).toBe('unknown-channel');
  });
});

const elsewhere = { ...anOrderBody().order.shipTo, street: '南京路 1 号' };

function lines(quantity: number, sku = 'CREAM-50ML') {
  return [{ lineId: 'line-1', sku, name: 'Face cream', quantity, price: '129.50' }];
}
