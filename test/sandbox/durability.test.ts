import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { importBegun, importDocuments } from './journeys.ts';
import { HOUR, MINUTE, openRig } from './rig.ts';
import type { Rig } from './rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.close());

describe('messages to Bondway', () => {
  test('are sent until they are acknowledged, under one id with one body', async () => {
    rig.host.answer(503);
    await importBegun(rig);
    await rig.pass(HOUR);
    const tries = rig.host.received.filter(({ path }) => path === '/partners/xiamen-import');
    expect(tries.length).toBeGreaterThan(3);
    expect(new Set(tries.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(tries.map(({ body }) => body)).size).toBe(1);
    expect(new Set(tries.map(({ headers }) => headers['webhook-timestamp'])).size).toBeGreaterThan(
      1,
    );
    rig.host.answer(202);
    await rig.pass(MINUTE);
    const settled = rig.host.received.length;
    await rig.pass(HOUR);
    expect(rig.host.received).toHaveLength(settled);
  });

  test('survive a restart, and so does what partners are going to do', async () => {
    rig.host.answer(503);
    const { orderNumber } = await importBegun(rig);
    await rig.pass(5 * MINUTE);
    await rig.restart();
    rig.host.answer(202);
    rig.host.received.length = 0;
    await rig.pass(HOUR);
    expect(rig.messages('xiamen-import').map(({ type }) => type)).toEqual(['fulfilment.accepted']);
    const posted = rig.host.received.filter(({ path }) => path === '/webhooks/demo-market');
    expect(posted.map(({ body }) => (JSON.parse(body) as { type: string }).type).sort()).toEqual([
      'order.created',
      'order.paid',
    ]);
    expect(await rig.effects()).toMatchObject({
      [`order-posted ${orderNumber}`]: 1,
      [`fulfilment-accepted ${orderNumber}`]: 1,
    });
  });

  test('and answers by key survive a restart', async () => {
    const before = await importBegun(rig);
    await rig.restart();
    const after = await importBegun(rig);
    expect(after.waybillNumber).toBe(before.waybillNumber);
    expect(await rig.effects()).toMatchObject({ [`label-drawn ${before.orderNumber}`]: 1 });
  });

  test('wait while Bondway’s address or the secret is not known', async () => {
    const bare = await openRig({ configured: false });
    try {
      await bare.admin('POST', '/start', { orders: 2 });
      await bare.pass(HOUR);
      expect(bare.host.received).toEqual([]);
      await bare.admin('POST', '/configure', { hostUrl: bare.host.url });
      await bare.pass(MINUTE);
      expect(bare.host.received).toEqual([]);
      const secrets = {
        'channels/demo-market': 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
        'channels/demo-shop': 'secret',
      };
      await bare.admin('POST', '/configure', { secrets });
      await bare.pass(HOUR);
      expect(bare.host.received.length).toBe(4);
    } finally {
      await bare.close();
    }
  });
});

describe('seeds', () => {
  const story = async (seed: number): Promise<readonly string[]> => {
    const own = await openRig({ seed });
    try {
      const journey = await importBegun(own);
      await importDocuments(own, journey);
      return [
        ...own.messages('xiamen-import').map((message) => JSON.stringify(message)),
        ...own.receipts().map((receipt) => JSON.stringify(receipt)),
      ];
    } finally {
      await own.close();
    }
  };

  test('the same seed tells the same story, another one another', async () => {
    const [first, again, other] = [await story(5), await story(5), await story(6)];
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });
});

describe('who may call', () => {
  const path = '/warehouse/xiamen-import/stock';

  test('partners want a signature with their secret over this body, in time', async () => {
    expect((await rig.get(path)).status).toBe(200);
    const unsigned = await rig.raw(path, { method: 'GET' });
    expect(unsigned).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
    const headers = {
      'webhook-id': 'x',
      'webhook-timestamp': String(Math.floor(rig.now() / 1000)),
      'webhook-signature': `v1,AAAA v2,BBBB v1,${Buffer.alloc(32).toString('base64')}`,
    };
    expect((await rig.raw(path, { method: 'GET', headers })).status).toBe(401);
    const [message] = [await rig.admin('GET', '/journal')];
    expect(message.body['requests']).toEqual(
      expect.arrayContaining([
        { partner: 'xiamen-import', status: 401, count: 2, keys: 2 },
        { partner: 'xiamen-import', status: 200, count: 1, keys: 1 },
      ]),
    );
  });

  test('the admin API serves no web page', async () => {
    const headers = { origin: 'http://evil.example' };
    const asked = await rig.raw('/sandbox/journal', { method: 'GET', headers });
    expect(asked.status).toBe(401);
  });

  test('unknown endpoints are 404, unreadable bodies 422 with the field', async () => {
    expect((await rig.get('/warehouse/xiamen-import/nothing')).status).toBe(404);
    const bad = await rig.post('/warehouse/xiamen-import/stops', { requestId: 'r' }, 'r');
    expect(bad).toMatchObject({ status: 422, body: { code: 'malformed' } });
    expect(String(bad.body['message'])).toContain('consignmentId');
  });
});

describe('a run', () => {
  test('is started once per name, and orders of a later run are new ones', async () => {
    const start = async (run?: string) => {
      const { body } = await rig.admin('POST', '/start', { orders: 3, seed: 2, run });
      return (body['items'] as { orderNumber: string }[]).map(({ orderNumber }) => orderNumber);
    };
    const first = await start('demo');
    expect(await start('demo')).toEqual(first);
    const next = await start('again');
    expect(new Set([...first, ...next]).size).toBe(6);
    const { body } = await rig.admin('GET', '/orders');
    expect(body['items']).toHaveLength(6);
    expect((body['items'] as object[])[0]).toMatchObject({
      channelId: expect.any(String),
      script: 'accept',
      expectedEnd: 'delivered',
    });
  });

  test('journal pages go on where they ended', async () => {
    await importBegun(rig);
    await rig.pass(HOUR);
    const { body } = await rig.admin('GET', '/journal');
    const next = Number(body['next']);
    expect(next).toBeGreaterThan(0);
    const later = await rig.admin('GET', `/journal?since=${String(next)}`);
    expect(later.body).toMatchObject({ effects: [], next });
  });
});
