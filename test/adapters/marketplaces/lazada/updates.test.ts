import { describe, expect, test } from '@jest/globals';
import { lazadaApi } from '../../../../functions/adapters/marketplaces/lazada/api.ts';
import {
  lazadaOrders,
  readLazadaNotification,
} from '../../../../functions/adapters/marketplaces/lazada/order-source.ts';
import { signLazadaCall } from '../../../../functions/adapters/marketplaces/lazada/sign.ts';
import { lazadaUpdates } from '../../../../functions/adapters/marketplaces/lazada/updates.ts';
import { aChannel } from '../../../support/channel-builder.ts';
import { aParcelNotice, marketUnderTest, SECRETS } from '../../../support/market-under-test.ts';
import type { MarketCall } from '../../../support/market-under-test.ts';
import { exampleOrder } from '../../../support/signed-delivery.ts';

const SELLER = aChannel({
  marketplace: 'lazada',
  account: '9999',
  appKey: '123456',
  updatesUrl: 'https://api.lazada.com.my/rest',
});
const ORDER_ID = '426156492043475';
const LINES = [{ lineId: '426156492143475' }, { lineId: '426156492243475' }];
const TOLD = exampleOrder('channels/lazada') as {
  readonly order: object;
  readonly items: readonly [object, object];
};
const PROVIDERS = {
  platform_default: 0,
  shipping_allocate_type: 'NTFS',
  shipment_providers: [{ name: 'China Post', provider_code: 'CP1' }],
};

/** A seller's order in memory: packing and making ready change its items. */
function aSeller(
  changes: object = {},
  others: (call: MarketCall) => object | undefined = () => undefined,
) {
  let items: readonly object[] = TOLD.items.map((each) => ({ ...each, ...changes }));
  const set = (change: object) => {
    items = items.map((each) => ({ ...each, ...change }));
  };
  const done = (data: object) => ({ code: '0', result: { success: true, data } });
  const market = marketUnderTest((call) => {
    const path = call.path.replace('/rest', '');
    const other = others({ ...call, path });
    if (other !== undefined) return other;
    if (path === '/order/get') return { code: '0', data: TOLD.order };
    if (path === '/order/items/get') return { code: '0', data: items };
    if (path === '/order/shipment/providers/get') return done(PROVIDERS);
    if (path === '/order/fulfill/pack') {
      set({ status: 'packed', package_id: 'FP1' });
      const order_item_list = LINES.map(({ lineId }) => ({
        order_item_id: Number(lineId),
        item_err_code: '0',
        msg: 'success',
        package_id: 'FP1',
      }));
      return done({ pack_order_list: [{ order_id: ORDER_ID, order_item_list }] });
    }
    set({ status: path === '/order/package/rts' ? 'ready_to_ship' : 'delivered' });
    return done({ packages: [{ package_id: 'FP1', item_err_code: '0' }] });
  });
  const api = lazadaApi(market.client);
  const updates = lazadaUpdates(api);
  return {
    ...market,
    source: lazadaOrders(api),
    posted: () =>
      market.calls
        .filter(({ method }) => method === 'POST')
        .map(({ path, text }) => ({ path, form: Object.fromEntries(new URLSearchParams(text)) })),
    tell: (kind: 'shipped' | 'delivered' | 'cancelled' | 'cancel-refused') =>
      updates.tell(SELLER, aParcelNotice(kind, ORDER_ID, LINES)),
  };
}

describe('calling Lazada', () => {
  test('signs the API’s path and every parameter, in query and form', async () => {
    const { calls, tell } = aSeller();
    await tell('shipped');
    for (const { method, path, query, text } of calls) {
      const told = method === 'GET' ? query : Object.fromEntries(new URLSearchParams(text));
      const { sign, ...signed } = told;
      const api = path.replace('/rest', '');
      expect(sign).toBe(signLazadaCall(api, signed, SECRETS['channels/market']?.[0] ?? ''));
      expect(signed).toMatchObject({ app_key: '123456', sign_method: 'sha256' });
      expect(signed.timestamp).toMatch(/^\d{13}$/);
    }
  });
});

describe('telling Lazada', () => {
  test('shipped: the items are packed, their package is ready to ship', async () => {
    const { posted, tell } = aSeller();
    expect(await tell('shipped')).toEqual({ kind: 'told' });
    const [pack, ready, ...more] = posted();
    expect(more).toEqual([]);
    expect(pack?.path).toBe('/rest/order/fulfill/pack');
    expect(JSON.parse(pack?.form.packReq ?? '')).toEqual({
      pack_order_list: [{ order_id: ORDER_ID, order_item_list: LINES.map(({ lineId }) => lineId) }],
      delivery_type: 'dropship',
      shipping_allocate_type: 'NTFS',
      shipment_provider_code: 'CP1',
    });
    expect(ready?.path).toBe('/rest/order/package/rts');
    expect(JSON.parse(ready?.form.readyToShipReq ?? '')).toEqual({
      packages: [{ package_id: 'FP1' }],
    });
  });

  test('shipped again: nothing is done twice', async () => {
    const { posted, tell } = aSeller();
    await tell('shipped');
    expect(await tell('shipped')).toEqual({ kind: 'told' });
    expect(posted()).toHaveLength(2);
  });

  test('what was packed before it broke off goes on from there', async () => {
    const { posted, tell } = aSeller({ status: 'packed', package_id: 'FP1' });
    expect(await tell('shipped')).toEqual({ kind: 'told' });
    expect(posted().map(({ path }) => path)).toEqual(['/rest/order/package/rts']);
  });

  test('where Lazada chooses who brings it, nobody is named', async () => {
    const { posted, tell } = aSeller({}, ({ path }) =>
      path === '/order/shipment/providers/get'
        ? { code: '0', result: { success: true, data: { platform_default: 1 } } }
        : undefined,
    );
    expect(await tell('shipped')).toEqual({ kind: 'told' });
    const packReq: unknown = JSON.parse(posted()[0]?.form.packReq ?? '');
    expect(packReq).toMatchObject({ shipping_allocate_type: 'TFS' });
    expect(packReq).not.toHaveProperty('shipment_provider_code');
  });

  test.each([
    [
      '/order/fulfill/pack',
      {
        code: '0',
        result: {
          success: true,
          data: {
            pack_order_list: [
              { order_item_list: [{ order_item_id: 1, item_err_code: '20', msg: 'no stock' }] },
            ],
          },
        },
      },
    ],
    [
      '/order/fulfill/pack',
      { code: '0', result: { success: false, error_code: '1', error_msg: 'x' } },
    ],
    [
      '/order/package/rts',
      {
        code: '0',
        result: { success: true, data: { packages: [{ package_id: 'FP1', item_err_code: '7' }] } },
      },
    ],
    ['/order/package/rts', { code: 'ApiCallLimit', message: 'too many' }],
    ['/order/items/get', { code: '0', data: [TOLD.items[0]] }],
    ['/order/items/get', { code: 'IllegalAccessToken', message: 'expired' }],
    [
      '/order/shipment/providers/get',
      { code: '0', result: { success: true, data: { platform_default: 0 } } },
    ],
  ])('%s answers %j: it is told again', async (path, answer) => {
    const { tell } = aSeller({}, (call) => (call.path === path ? answer : undefined));
    expect(await tell('shipped')).toMatchObject({ kind: 'transient' });
  });

  test('delivered: only what the seller’s own fleet brings, once, shipped first', async () => {
    const { posted, tell } = aSeller();
    expect(await tell('delivered')).toEqual({ kind: 'told' });
    expect(await tell('delivered')).toEqual({ kind: 'told' });
    expect(posted().map(({ path }) => path)).toEqual([
      '/rest/order/fulfill/pack',
      '/rest/order/package/rts',
      '/rest/order/package/sof/delivered',
    ]);
    const byOthers = aSeller({ delivery_option_sof: 0 });
    expect(await byOthers.tell('delivered')).toEqual({ kind: 'not-wanted' });
  });

  test('cancellations are decided at Lazada', async () => {
    const { calls, tell } = aSeller();
    expect(await tell('cancelled')).toEqual({ kind: 'not-wanted' });
    expect(await tell('cancel-refused')).toEqual({ kind: 'not-wanted' });
    expect(calls).toEqual([]);
  });
});

describe('the orders of Lazada', () => {
  test('are fetched with their items', async () => {
    const { paths, source } = aSeller();
    expect(await source.fetch(SELLER, ORDER_ID)).toMatchObject({
      read: { ok: true, value: { channelOrderId: ORDER_ID, lines: [{}, {}] } },
    });
    expect(paths()).toEqual(['GET /rest/order/get', 'GET /rest/order/items/get']);
  });

  test.each([
    ['/order/get', { code: '16', message: 'E016: Invalid Order ID' }, 'unknown'],
    ['/order/items/get', { code: '16', message: 'E016: Invalid Order ID' }, 'unknown'],
    ['/order/get', { code: 'InsufficientPermission', message: 'no' }, 'transient'],
    ['/order/items/get', { status: 500 }, 'transient'],
  ])('%s answers %j: it is %s', async (path, answer, kind) => {
    const { source } = aSeller({}, (call) => (call.path === path ? answer : undefined));
    expect(await source.fetch(SELLER, ORDER_ID)).toMatchObject({ kind });
  });
});

describe('readLazadaNotification', () => {
  test.each(['trade_order', 'reverse_order'])('%s names an order', (topic) => {
    expect(readLazadaNotification(topic, { data: { trade_order_id: ORDER_ID } })).toEqual({
      ok: true,
      value: { kind: 'fetch', channelOrderId: ORDER_ID },
    });
  });

  test.each([
    ['fulfillment_order', 'ignored'],
    ['3', 'unknown-topic'],
    ['', 'unknown-topic'],
  ])('%p is %s', (topic, value) => {
    expect(readLazadaNotification(topic, {})).toEqual({ ok: true, value });
  });
});
