import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Problem } from '../../../functions/runtime/http-response.ts';
import type { quoteView } from '../../../functions/usecases/views/quote-view.ts';
import type { ListBody } from './bodies.ts';
import { call } from './http-call.ts';
import { aWorld } from './operator-world.ts';
import type { World } from './operator-world.ts';
import { anOrderBody } from './order-bodies.ts';

type QuoteBody = ReturnType<typeof quoteView>;

let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(() => world.close());

const quote = (body: unknown) =>
  call<QuoteBody & Problem>(world.ordersHandler, { method: 'POST', path: '/v1/quotes', body });
const abroad = (country: string, currency: string, price: string) =>
  anOrderBody({
    currency,
    shipTo: { name: 'A Buyer', country, city: 'X', street: 'Y 1', postcode: '12345' },
    lines: [{ lineId: '1', sku: 'CREAM-50ML', name: 'Face cream', quantity: 1, price }],
    totals: { freight: '0', paid: price },
  });

test('quotes an order with its route, sums and rules', async () => {
  const { status, json } = await quote(anOrderBody());
  expect(status).toBe(200);
  expect(json).toMatchObject({
    destination: 'CN',
    form: { code: 'cn-list' },
    route: { ok: true, warehouseId: 'warehouse-1' },
    ...{ goods: '259.00', tax: '24.48', total: '293.48', complete: true },
  });
  expect(json.rules.map(({ id }) => id)).toEqual(['cn-retail-import']);
});

test('stores nothing and reserves nothing', async () => {
  const before = await world.services.ledger.balance(LINE);
  await quote(anOrderBody());
  expect((await world.get<ListBody>('/v1/consignments')).json.items).toEqual([]);
  expect(await world.services.ledger.balance(LINE)).toEqual(before);
});

const LINE = { accountBook: 'T4619W000001', bookItem: '1007', unit: '140' };

test('says why there is no route, and quotes all the same', async () => {
  const { status, json } = await quote(abroad('FR', 'EUR', '50.00'));
  expect(status).toBe(200);
  expect(json.route).toMatchObject({ ok: false, code: 'no-stock' });
  expect(json).toMatchObject({ form: { code: 'eu-h7' }, duty: '3.00', tax: '10.60' });
});

test('names what is missing with a pointer and what to do', async () => {
  const { json } = await quote(abroad('KR', 'KRW', '50000'));
  expect(json.missing.map(({ pointer }) => pointer)).toEqual([
    '/order/shipTo/personalCustomsCode',
    '/order/shipTo/telephone',
  ]);
});

test('takes the rules and rates of the day asked for', async () => {
  await world.services.directory.putExchangeRates({
    ...{ validFrom: '2026-06-01', validTo: '2026-06-30', base: 'EUR', source: 'test' },
    rates: { USD: 200_000_000 },
  });
  const { json } = await quote({ ...abroad('FR', 'USD', '50.00'), on: '2026-06-30' });
  expect(json).toMatchObject({ goods: '25.00', duty: '0.00', currency: 'EUR' });
  expect(json.rates).toMatchObject({ rates: { USD: '2' }, validFrom: '2026-06-01' });
  const later = await quote({ ...abroad('FR', 'USD', '50.00'), on: '2026-07-01' });
  expect(later.json).toMatchObject({ complete: false, currency: 'USD' });
});

test('shows nothing of the buyer', async () => {
  const { text } = await quote(anOrderBody());
  expect(text).not.toMatch(/1101051949|1380013|1390013|王小明|李雷/);
});

describe('what cannot be quoted', () => {
  test.each([
    ['no JSON', '{', 400, 'not-json', undefined],
    ['no channel', { order: {} }, 400, 'bad-body', '/channelId'],
    ['no such channel', { ...anOrderBody(), channelId: 'x' }, 422, 'unknown-channel', '/channelId'],
    ['a wrong field', anOrderBody({ placedAt: 'today' }), 422, 'wrong-shape', '/order/placedAt'],
    ['no day', { ...anOrderBody(), on: '2026-02-30' }, 400, 'bad-body', '/on'],
  ])('%s', async (_what, body, status, code, pointer) => {
    const answer = await quote(body);
    expect([answer.status, answer.json.code]).toEqual([status, code]);
    expect(answer.json.errors?.[0]?.pointer).toBe(pointer);
  });
});

describe('the consignment', () => {
  test('shows the quote it was planned with', async () => {
    const id = await world.anOrder();
    const { json } = await world.get<{ landedCost: object }>(`/v1/consignments/${id}`);
    expect(json.landedCost).toMatchObject({ currency: 'CNY', tax: '24.48', on: '2026-11-23' });
  });
});
