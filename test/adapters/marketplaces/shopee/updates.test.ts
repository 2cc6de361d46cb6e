import { describe, expect, test } from '@jest/globals';
import { shopeeApi } from '../../../../functions/adapters/marketplaces/shopee/api.ts';
import {
  readShopeeNotification,
  shopeeOrders,
} from '../../../../functions/adapters/marketplaces/shopee/order-source.ts';
import { signShopeeCall } from '../../../../functions/adapters/marketplaces/shopee/sign.ts';
import { shopeeUpdates } from '../../../../functions/adapters/marketplaces/shopee/updates.ts';
import { aChannel } from '../../../support/channel-builder.ts';
import {
  anOrderNotice,
  aParcelNotice,
  marketUnderTest,
  SECRETS,
  WAYBILL,
} from '../../../support/market-under-test.ts';
import type { MarketCall } from '../../../support/market-under-test.ts';
import { exampleOrder } from '../../../support/signed-delivery.ts';

const SHOP = aChannel({
  marketplace: 'shopee',
  account: '220411',
  appKey: '2001887',
  updatesUrl: 'https://partner.shopeemobile.com',
});
const ORDER_SN = '261123DGWNKEAV';
const LINES = [{ lineId: '801987320-4257087830', quantity: 2 }];
const TOLD = exampleOrder('channels/shopee') as {
  readonly item_list: readonly object[];
  readonly package_list: readonly [object];
};
const parcels = (...changes: readonly object[]) => ({
  ...TOLD,
  package_list: changes.map((each) => ({ ...TOLD.package_list[0], ...each })),
});
const NON_INTEGRATED = { info_needed: { non_integrated: ['tracking_number'] } };

function aShop(order: object, others: (call: MarketCall) => object | undefined = () => undefined) {
  const market = marketUnderTest((call) => {
    const other = others(call);
    if (other !== undefined) return other;
    const answer = (response: object) => ({ error: '', message: '', response, request_id: 'r' });
    if (call.path.endsWith('/get_order_detail')) return answer({ order_list: [order] });
    if (call.path.endsWith('/get_shipping_parameter')) return answer(NON_INTEGRATED);
    return { error: '', message: '', request_id: 'r' };
  });
  const api = shopeeApi(market.client);
  const updates = shopeeUpdates(api);
  return {
    ...market,
    source: shopeeOrders(api),
    tell: (kind: 'shipped' | 'delivered' | 'cancelled' | 'cancel-refused') =>
      updates.tell(SHOP, aParcelNotice(kind, ORDER_SN, LINES)),
    tellOfOneParcel: () =>
      updates.tell(SHOP, { ...aParcelNotice('cancelled', ORDER_SN, LINES), whole: false }),
    tellOfOrder: (kind: 'order-cancelled' | 'order-refused') =>
      updates.tell(SHOP, anOrderNotice(kind, ORDER_SN)),
  };
}

describe('calling Shopee', () => {
  test('signs partner, path, time, token and shop', async () => {
    const { calls, tell } = aShop(TOLD);
    await tell('shipped');
    for (const { path, query } of calls) {
      const { timestamp = '', sign } = query;
      const call = {
        partnerId: '2001887',
        path,
        timestamp,
        accessToken: 'token-1',
        shopId: '220411',
      };
      expect(sign).toBe(signShopeeCall(call, SECRETS['channels/market']?.[0] ?? ''));
      expect(query).toMatchObject({ partner_id: '2001887', shop_id: '220411' });
    }
  });
});

describe('telling Shopee', () => {
  test('shipped: the order goes under our number', async () => {
    const { calls, paths, tell } = aShop(TOLD);
    expect(await tell('shipped')).toEqual({ kind: 'told' });
    expect(paths()).toEqual([
      'GET /api/v2/order/get_order_detail',
      'GET /api/v2/logistics/get_shipping_parameter',
      'POST /api/v2/logistics/ship_order',
    ]);
    expect(calls.at(-1)?.json).toEqual({
      order_sn: ORDER_SN,
      non_integrated: { tracking_number: WAYBILL },
    });
  });

  test('shipped: of several packages, those with lines of the parcel by their numbers', async () => {
    const other = [{ item_id: 1, model_id: 2, order_item_id: 1 }];
    const order = parcels({}, { package_number: 'OFG2', item_list: other });
    const { calls, tell } = aShop(order);
    expect(await tell('shipped')).toEqual({ kind: 'told' });
    const shipped = calls.filter(({ path }) => path.endsWith('/ship_order'));
    expect(shipped.map(({ json }) => json)).toEqual([
      expect.objectContaining({ package_number: 'OFG220096901209868' }),
    ]);
  });

  test.each([
    ['the package is', parcels({ logistics_status: 'LOGISTICS_PICKUP_DONE' })],
    ['the order is', { ...TOLD, order_status: 'SHIPPED' }],
    ['the buyer has it', { ...TOLD, order_status: 'COMPLETED' }],
  ])('shipped, where %s already: nothing is done twice', async (_who, order) => {
    const { paths, tell } = aShop(order);
    expect(await tell('shipped')).toEqual({ kind: 'told' });
    expect(paths()).toEqual(['GET /api/v2/order/get_order_detail']);
  });

  test('waits for somebody to look where Shopee wants its own carrier', async () => {
    const { paths, tell } = aShop(TOLD, ({ path }) =>
      path.endsWith('/get_shipping_parameter')
        ? { error: '', response: { info_needed: { dropoff: [] } } }
        : undefined,
    );
    expect(await tell('shipped')).toMatchObject({ kind: 'transient' });
    expect(paths()).toHaveLength(2);
  });

  test('waits where no package holds a line of the parcel', async () => {
    const order = parcels({ item_list: [{ item_id: 1, model_id: 2 }] });
    expect(await aShop(order).tell('shipped')).toMatchObject({ kind: 'transient' });
  });

  test.each([
    [{ error: 'error_param', message: 'logistic status not ready to ship' }],
    [{ error: 'error_auth', message: 'Invalid access_token.' }],
    [{ status: 500 }],
    [{ failed: 'ECONNRESET' }],
  ])('an answer of %j is told again', async (answer) => {
    const { tell } = aShop(TOLD, ({ path }) => (path.endsWith('/ship_order') ? answer : undefined));
    expect(await tell('shipped')).toMatchObject({ kind: 'transient' });
  });

  test('that one of several parcels is cancelled accepts nothing: the others go their way', async () => {
    const { paths, tellOfOneParcel } = aShop({ ...TOLD, order_status: 'IN_CANCEL' });
    expect(await tellOfOneParcel()).toEqual({ kind: 'not-wanted' });
    expect(paths()).toEqual([]);
  });

  test.each([
    ['cancelled', 'ACCEPT'],
    ['cancel-refused', 'REJECT'],
  ] as const)('%s: the buyer’s wish is answered with %s', async (kind, operation) => {
    const { calls, tell } = aShop({ ...TOLD, order_status: 'IN_CANCEL' });
    expect(await tell(kind)).toEqual({ kind: 'told' });
    expect(calls.at(-1)).toMatchObject({
      path: '/api/v2/order/handle_buyer_cancellation',
      json: { order_sn: ORDER_SN, operation },
    });
  });

  test('a cancellation that is settled is not answered', async () => {
    const { paths, tellOfOrder } = aShop({ ...TOLD, order_status: 'CANCELLED' });
    expect(await tellOfOrder('order-cancelled')).toEqual({ kind: 'not-wanted' });
    expect(paths()).toHaveLength(1);
  });

  test('what Shopee sees itself is not told', async () => {
    const { calls, tell, tellOfOrder } = aShop(TOLD);
    expect(await tell('delivered')).toEqual({ kind: 'not-wanted' });
    expect(await tellOfOrder('order-refused')).toEqual({ kind: 'not-wanted' });
    expect(calls).toEqual([]);
  });
});

describe('the orders of Shopee', () => {
  test('are fetched by their number, with the fields that must be asked for', async () => {
    const { calls, source } = aShop(TOLD);
    expect(await source.fetch(SHOP, ORDER_SN)).toMatchObject({
      read: { ok: true, value: { channelOrderId: ORDER_SN } },
    });
    expect(calls[0]?.query).toMatchObject({
      order_sn_list: ORDER_SN,
      response_optional_fields: expect.stringContaining('recipient_address'),
    });
  });

  test.each([
    [{ error: '', response: { order_list: [] } }, 'unknown'],
    [{ error: 'error_not_found', message: 'order not found' }, 'unknown'],
    [{ error: 'error_permission', message: 'no permission' }, 'transient'],
    [{ error: 'error_server', message: 'busy' }, 'transient'],
    [{ status: 502 }, 'transient'],
  ])('an answer of %j is %s', async (answer, kind) => {
    const { source } = aShop(TOLD, () => answer);
    expect(await source.fetch(SHOP, ORDER_SN)).toMatchObject({ kind });
  });
});

describe('readShopeeNotification', () => {
  test('an order status names an order', () => {
    expect(readShopeeNotification('order_status_push', { data: { ordersn: ORDER_SN } })).toEqual({
      ok: true,
      value: { kind: 'fetch', channelOrderId: ORDER_SN },
    });
  });

  test.each([
    ['order_trackingno_push', 'ignored'],
    ['0', 'unknown-topic'],
    ['12', 'unknown-topic'],
    ['', 'unknown-topic'],
  ])('%p is %s', (topic, value) => {
    expect(readShopeeNotification(topic, {})).toEqual({ ok: true, value });
  });
});
