import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Problem } from '../../../functions/runtime/http-response.ts';
import type {
  CasesBody,
  ListBody,
  OrderBody,
  OrdersBody,
  PostedBody,
  ProblemBody,
  TrackingBody,
} from './bodies.ts';
import { call } from './http-call.ts';
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

  test.each(['two words', '"', '"key', 'key"', 'x'.repeat(201)])(
    'must be well formed: %s',
    async (key) => {
      const { status, json } = await post(anOrderBody(), key);
      expect([status, json.code]).toEqual([400, 'idempotency-key-malformed']);
    },
  );

  test('repeated with the same order gets the same answer, quoted or bare', async () => {
    const first = await post(anOrderBody(), 'key-1');
    const second = await post(anOrderBody(), '"key-1"');
    expect([second.status, second.json]).toEqual([first.status, first.json]);
    const { items } = (await world.get<ListBody>('/v1/consignments')).json;
    expect(items).toHaveLength(1);
  });

  test('twenty times at once is one order; whoever came too early hears the same later', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(anOrderBody())));
    const early = answers.filter(({ status }) => status !== 202);
    expect(answers.length - early.length).toBeGreaterThan(0);
    for (const { status, json, headers } of early) {
      expect([status, json.code]).toEqual([409, 'idempotency-key-in-flight']);
      expect(headers['retry-after']).toBe('1');
    }
    const later = await post(anOrderBody());
    expect(later.text).toBe(answers.find(({ status }) => status === 202)?.text);
    expect((await world.get<ListBody>('/v1/consignments')).json.items).toHaveLength(1);
  });

  test('a repeat gets the stored answer, whatever became of the order since', async () => {
    const first = await post<PostedBody>(anOrderBody());
    await cancel(first.json.orderId, { reason: 'by buyer' });
    const second = await post<PostedBody>(anOrderBody());
    expect([second.status, second.text]).toEqual([202, first.text]);
    expect(second.headers).toEqual({ ...first.headers, 'idempotency-replayed': 'true' });
  });

  test('is as new after a day', async () => {
    await post(anOrderBody());
    world.pass(24);
    const { status, json } = await post<PostedBody>(anOrderBody({ channelOrderId: 'SO-2' }));
    expect([status, json.status]).toEqual([202, 'planned']);
  });

  test('stays as new when nothing was read under it', async () => {
    expect((await post('{')).status).toBe(400);
    expect((await post(anOrderBody())).status).toBe(202);
  });

  test('is as new after a fault of ours', async () => {
    const { orders } = world.services;
    const commit = orders.commit.bind(orders);
    Object.assign(orders, { commit: () => Promise.reject(new Error('disk full')) });
    await expect(post(anOrderBody())).rejects.toThrow('disk full');
    Object.assign(orders, { commit });
    expect((await post(anOrderBody())).status).toBe(202);
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
      'a mode that no warehouse serves',
      anOrderBody({ mode: 'direct-import' }),
      422,
      'no-stock',
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

  test('an order of a channel that is disabled, until it is enabled', async () => {
    const { directory } = world.services;
    const channel = await directory.channel('market-1');
    if (channel === undefined) throw new Error('no channel');
    const disabled = { at: '2026-11-23T02:00:00.000Z', by: 'ann' };
    await directory.putChannel({ ...channel, disabled });
    const { status, json } = await post(anOrderBody());
    expect([status, json.code, json.errors[0]?.pointer]).toEqual([
      ...[409, 'channel-disabled', '/channelId'],
    ]);
    expect(
      (await world.services.orders.listOrders({ merchantId: channel.merchantId, limit: 1 })).items,
    ).toEqual([]);
    await directory.putChannel(channel);
    expect((await post(anOrderBody(), 'key-2')).status).toBe(202);
  });
});

describe('a later version of an order', () => {
  test('that is planned makes room for another plan while nothing of it was filed', async () => {
    const { json } = await post<PostedBody>(anOrderBody());
    const later = {
      updatedAt: '2026-11-23T01:58:00.000Z',
      shipTo: { ...elsewhere, country: 'KR' },
    };
    const answer = await post<PostedBody>(anOrderBody(later), 'key-2');
    expect(answer.status).toBe(202);
    expect(answer.json).toMatchObject({ change: { number: 1, answer: 'underway' } });
    const { cancel: asked } = await world.consignment(json.consignmentIds[0] ?? '');
    expect(asked).toMatchObject({ answer: 'accepted', replaced: true });
  });

  test('that has left is answered: the parcel goes as it was planned', async () => {
    const { json } = await post<PostedBody>(anOrderBody());
    const [id = ''] = json.consignmentIds;
    await world.enter(id, 'dispatch');
    await world.tell(id, { type: 'gated-out', gatePassNumber: 'G1' });
    const later = { updatedAt: '2026-11-23T01:58:00.000Z', shipTo: elsewhere };
    const answer = await post<PostedBody>(anOrderBody(later), 'key-2');
    expect(answer.status).toBe(202);
    expect(answer.json).toMatchObject({
      orderId: json.orderId,
      change: { number: 1, parts: ['address'], answer: 'return' },
    });
    const order = await world.get<OrderBody>(`/v1/orders/${json.orderId}`);
    expect(order.json.changes).toEqual([expect.objectContaining({ answer: 'return' })]);
  });

  test('that is held back starts it once it is released', async () => {
    const held = anOrderBody({ hold: { reason: 'address check' } });
    const { json } = await post<PostedBody>(held);
    expect(json).toMatchObject({ status: 'received', consignmentIds: [] });
    const released = { updatedAt: '2026-11-23T01:58:00.000Z', hold: null };
    const answer = await post<PostedBody>(anOrderBody(released), 'key-2');
    expect(answer.json).toMatchObject({ orderId: json.orderId, status: 'planned' });
  });
});

describe('cancelling', () => {
  test('takes the whole order back, once, and repeats its answer', async () => {
    const { json } = await post<PostedBody>(anOrderBody());
    const first = await cancel(json.orderId, { reason: 'by buyer' });
    expect(first.status).toBe(202);
    const consignment = await world.consignment(`${json.orderId}-01`);
    expect(consignment.cancel).toMatchObject({ answer: 'accepted', reason: 'by buyer' });
    expect((await cancel(json.orderId, { reason: 'by buyer' })).status).toBe(202);
  });

  test('of what has left is too late', async () => {
    const { json } = await post<PostedBody>(anOrderBody());
    await world.tell(`${json.orderId}-01`, { type: 'gated-out', gatePassNumber: 'G1' });
    const { status, json: problem } = await cancel(json.orderId, { reason: 'by buyer' });
    expect([status, problem.code]).toEqual([409, 'too-late']);
    const part = { reason: 'one only', lines: [{ lineId: 'line-1', quantity: 1 }] };
    const again = await post<PostedBody>(anOrderBody({ channelOrderId: 'SO-2' }), 'key-2');
    await world.tell(`${again.json.orderId}-01`, { type: 'gated-out', gatePassNumber: 'G1' });
    expect((await cancel(again.json.orderId, part)).json.code).toBe('parcel-left');
  });

  test('in part shrinks what is not planned yet, and its totals', async () => {
    const held = anOrderBody({ hold: { reason: 'address check' } });
    const { json } = await post<PostedBody>(held);
    const part = { reason: 'one only', lines: [{ lineId: 'line-1', quantity: 1 }] };
    expect((await cancel(json.orderId, part)).status).toBe(202);
    const order = (await world.get<OrderBody>(`/v1/orders/${json.orderId}`)).json;
    expect(order.lines).toMatchObject([{ quantity: 1, total: '129.50' }]);
    expect(order.totals).toMatchObject({ goods: '129.50', tax: '12.24', paid: '151.74' });
    await cancel(json.orderId, part);
    expect((await world.get<OrderBody>(`/v1/orders/${json.orderId}`)).json.status).toBe(
      'cancelled',
    );
  });

  test('in part lets what is planned make room for what is left', async () => {
    const { json } = await post<PostedBody>(anOrderBody());
    const part = { reason: 'one only', lines: [{ lineId: 'line-1', quantity: 1 }] };
    expect((await cancel(json.orderId, part)).status).toBe(202);
    const order = (await world.get<OrderBody>(`/v1/orders/${json.orderId}`)).json;
    expect(order).toMatchObject({ changes: [{ parts: ['lines'], answer: 'underway' }] });
    const { cancel: asked } = await world.consignment(`${json.orderId}-01`);
    expect(asked).toMatchObject({ answer: 'accepted', replaced: true });
  });

  test('in part comes too late once a paper of an import was filed, and changes nothing', async () => {
    const { json } = await post<PostedBody>(anOrderBody());
    await world.tell(`${json.orderId}-01`, {
      ...{ type: 'document-filed', kind: '411', documentVersion: 1 },
    });
    const part = { reason: 'one only', lines: [{ lineId: 'line-1', quantity: 1 }] };
    const { status, json: problem } = await cancel(json.orderId, part);
    expect([status, problem.code]).toEqual([409, 'too-late']);
    const order = (await world.get<OrderBody>(`/v1/orders/${json.orderId}`)).json;
    expect(order).toMatchObject({
      lines: [{ quantity: 2 }],
      changes: [{ parts: ['lines'], answer: 'too-late' }],
    });
  });

  test.each([
    ['a line that is not there', [{ lineId: 'line-9', quantity: 1 }], '/lines/0'],
    ['more than there is', [{ lineId: 'line-1', quantity: 3 }], '/lines/0'],
    [
      'a line twice',
      [
        { lineId: 'line-1', quantity: 1 },
        { lineId: 'line-1', quantity: 1 },
      ],
      '/lines/1',
    ],
  ])('refuses %s', async (_what, lines, pointer) => {
    const { json } = await post<PostedBody>(anOrderBody({ hold: { reason: 'check' } }));
    const { status, json: problem } = await cancel(json.orderId, { reason: 'x', lines });
    expect([status, problem.code]).toEqual([422, 'wrong-quantity']);
    expect(problem.errors).toMatchObject([{ pointer }]);
  });

  test('is about the version that was seen', async () => {
    const { json } = await post<PostedBody>(anOrderBody());
    const path = `/v1/orders/${json.orderId}/cancel`;
    const without = await world.post(path, { reason: 'x' });
    expect([without.status, without.json.code]).toEqual([428, 'if-match-missing']);
    const stale = await world.post(path, { reason: 'x' }, { 'if-match': '"1"' });
    expect([stale.status, stale.json.code]).toEqual([412, 'version-changed']);
    expect((await cancel('O0', { reason: 'x' }, '*')).status).toBe(404);
  });
});

describe('listing', () => {
  test('goes through pages by cursor and link, newest first', async () => {
    const ids: string[] = [];
    for (const number of ['A', 'B', 'C']) {
      const { json } = await post<PostedBody>(
        anOrderBody({ channelOrderId: `SO-${number}`, hold: { reason: 'check' } }),
        `key-${number}`,
      );
      ids.unshift(json.orderId);
      world.pass(1);
    }
    const first = await world.get<OrdersBody>('/v1/orders?limit=2');
    expect(first.json.items.map(({ orderId }) => orderId)).toEqual(ids.slice(0, 2));
    const link = /<(.*)>; rel="next"/.exec(first.headers.link ?? '')?.[1] ?? '';
    expect(link).toContain(encodeURIComponent(first.json.nextCursor ?? '-'));
    const second = await world.get<OrdersBody>(link);
    expect(second.json.items.map(({ orderId }) => orderId)).toEqual(ids.slice(2));
    expect(second.json.nextCursor).toBeUndefined();
    expect(second.headers.link).toBeUndefined();
    const wrong = await world.get('/v1/orders?cursor=x');
    expect([wrong.status, wrong.json.errors[0]?.pointer]).toEqual([400, '/cursor']);
  });

  test('finds one by channel and number there', async () => {
    const { json } = await post<PostedBody>(anOrderBody());
    const found = (query: string) => world.get<OrdersBody>(`/v1/orders?${query}`);
    const one = await found('channelId=market-1&channelOrderId=SO-1001');
    expect(one.json.items).toMatchObject([{ orderId: json.orderId }]);
    expect((await found('channelId=market-1&channelOrderId=SO-9')).json.items).toEqual([]);
    expect((await found('channelId=none&channelOrderId=SO-1001')).json.items).toEqual([]);
    expect((await found('channelOrderId=SO-1001')).status).toBe(400);
  });

  test('an order is not sent again to who has it', async () => {
    const { json } = await post<PostedBody>(anOrderBody());
    const { headers } = await world.get(`/v1/orders/${json.orderId}`);
    const again = await call(world.handler, {
      method: 'GET',
      path: `/v1/orders/${json.orderId}`,
      headers: { 'if-none-match': headers.etag ?? '' },
    });
    expect([again.status, again.text]).toEqual([304, '']);
  });
});

test('tracking shows the number that the buyer knows, and where the parcel was', async () => {
  const { json } = await post<PostedBody>(anOrderBody());
  const at = '2026-11-23T03:00:00.000Z';
  await world.tell(
    `${json.orderId}-01`,
    { type: 'waybill-drawn', waybillNumber: 'LP470000405CN' },
    { type: 'tracked', event: { code: 'EMA', status: 'HANDED_TO_CARRIER', at, place: 'Hangzhou' } },
  );
  const { json: tracking } = await world.get<TrackingBody>(`/v1/orders/${json.orderId}/tracking`);
  expect(tracking.parcels).toMatchObject([
    {
      number: 'LP470000405CN',
      trackingStatus: 'HANDED_TO_CARRIER',
      events: [{ code: 'EMA', at, place: 'Hangzhou' }],
    },
  ]);
  expect((await world.get('/v1/orders/O0/tracking')).status).toBe(404);
});

const cancel = async (orderId: string, body: unknown, tag?: string) => {
  const seen = tag ?? (await world.get(`/v1/orders/${orderId}`)).headers.etag ?? '';
  return world.post<ProblemBody>(`/v1/orders/${orderId}/cancel`, body, { 'if-match': seen });
};

const elsewhere = { ...anOrderBody().order.shipTo, street: '南京路 1 号' };

function lines(quantity: number, sku = 'CREAM-50ML') {
  return [{ lineId: 'line-1', sku, name: 'Face cream', quantity, price: '129.50' }];
}
