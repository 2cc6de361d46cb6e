import { describe, expect, test } from '@jest/globals';
import { temuApi } from '../../../../functions/adapters/marketplaces/temu/api.ts';
import {
  readTemuNotification,
  temuOrders,
} from '../../../../functions/adapters/marketplaces/temu/order-source.ts';
import { signTemuCall } from '../../../../functions/adapters/marketplaces/temu/sign.ts';
import { temuUpdates } from '../../../../functions/adapters/marketplaces/temu/updates.ts';
import { aChannel } from '../../../support/channel-builder.ts';
import {
  aParcelNotice,
  marketUnderTest,
  SECRETS,
  WAYBILL,
} from '../../../support/market-under-test.ts';
import { exampleOrder } from '../../../support/signed-delivery.ts';

const MALL = aChannel({
  marketplace: 'temu',
  account: '1024',
  appKey: 'demo-test-app',
  updatesUrl: 'https://openapi-b-global.temu.com',
});
const PARENT = 'PO-185-21905452099192792';
const ORDER_SN = '185-21905473070712792';
const LINES = [{ lineId: ORDER_SN, quantity: 2 }];
const TOLD = exampleOrder('channels/temu') as {
  readonly order: { readonly orderList: readonly [object] };
  readonly shipping: object;
  readonly amounts: object;
};
const COMPANIES = [
  {
    logisticsServiceProviderId: 1,
    logisticsServiceProviderName: 'Another',
    logisticsBrandName: null,
  },
  {
    logisticsServiceProviderId: 699272611,
    logisticsServiceProviderName: 'CP',
    logisticsBrandName: 'China Post',
  },
];

type Parameters = Readonly<Record<string, unknown>>;

function aMall(
  order: object = TOLD.order,
  others: (type: string) => object | undefined = () => undefined,
) {
  const answers: { readonly [type: string]: unknown } = {
    'bg.order.list.v2.get': { totalItemNum: 1, pageItems: [order] },
    'bg.order.shippinginfo.v2.get': TOLD.shipping,
    'temu.order.amount.v2.query': TOLD.amounts,
    'bg.logistics.companies.get': COMPANIES,
  };
  const market = marketUnderTest(({ json }) => {
    const { type } = json as { readonly type: string };
    return others(type) ?? { success: true, errorCode: 1_000_000, result: answers[type] };
  });
  const api = temuApi(market.client);
  const updates = temuUpdates(api);
  return {
    ...market,
    source: temuOrders(api),
    asked: () => market.calls.map(({ json }) => (json as { readonly type: string }).type),
    tell: (kind: 'shipped' | 'delivered' | 'cancelled', lines = LINES) =>
      updates.tell(MALL, aParcelNotice(kind, PARENT, lines)),
  };
}

describe('calling Temu', () => {
  test('signs every parameter of the one address', async () => {
    const { calls, tell } = aMall();
    await tell('shipped');
    for (const { method, path, json } of calls) {
      const { sign, ...signed } = json as Parameters;
      expect(`${method} ${path}`).toBe('POST /openapi/router');
      expect(sign).toBe(signTemuCall(signed, SECRETS['channels/market']?.[0] ?? ''));
      expect(signed).toMatchObject({ app_key: 'demo-test-app', access_token: 'token-1' });
    }
  });
});

describe('telling Temu', () => {
  test('shipped: the lines go as one package under our number', async () => {
    const { asked, calls, tell } = aMall();
    expect(await tell('shipped')).toEqual({ kind: 'told' });
    expect(asked()).toEqual([
      'bg.order.list.v2.get',
      'bg.logistics.companies.get',
      'bg.logistics.shipment.v2.confirm',
    ]);
    expect(calls.at(-1)?.json).toMatchObject({
      sendType: 0,
      sendRequestList: [
        {
          carrierId: 699272611,
          trackingNumber: WAYBILL,
          orderSendInfoList: [
            {
              parentOrderSn: PARENT,
              orderSn: ORDER_SN,
              goodsId: 601099548666279,
              skuId: 17592352673534,
              quantity: 2,
            },
          ],
        },
      ],
    });
  });

  test('shipped again: nothing is done twice', async () => {
    const orderList = [{ ...TOLD.order.orderList[0], orderStatus: 4 }];
    const { asked, tell } = aMall({ ...TOLD.order, orderList });
    expect(await tell('shipped')).toEqual({ kind: 'told' });
    expect(asked()).toEqual(['bg.order.list.v2.get']);
  });

  test.each([
    [{ success: false, errorCode: 120012004, errorMsg: 'The order has been shipped.' }, 'told'],
    [{ success: false, errorCode: 120014008, errorMsg: 'not recognized' }, 'transient'],
    [{ success: false, errorCode: 4000004, errorMsg: 'too frequent' }, 'transient'],
    [{ success: false, errorCode: null, errorMsg: null }, 'transient'],
    [{ status: 503 }, 'transient'],
  ])('an answer of %j means %s', async (answer, kind) => {
    const { tell } = aMall(TOLD.order, (type) =>
      type === 'bg.logistics.shipment.v2.confirm' ? answer : undefined,
    );
    expect(await tell('shipped')).toMatchObject({ kind });
  });

  test('waits for somebody to look where line or carrier is not known', async () => {
    expect(await aMall().tell('shipped', [{ lineId: '185-0', quantity: 1 }])).toMatchObject({
      kind: 'transient',
    });
    const nobody = aMall(TOLD.order, (type) =>
      type === 'bg.logistics.companies.get' ? { success: true, result: [] } : undefined,
    );
    expect(await nobody.tell('shipped')).toMatchObject({
      reason: expect.stringContaining('carrier'),
    });
  });

  test('what Temu sees or decides itself is not told', async () => {
    const { calls, tell } = aMall();
    expect(await tell('delivered')).toEqual({ kind: 'not-wanted' });
    expect(await tell('cancelled')).toEqual({ kind: 'not-wanted' });
    expect(calls).toEqual([]);
  });
});

describe('the orders of Temu', () => {
  test('are fetched in three answers', async () => {
    const { asked, source } = aMall();
    expect(await source.fetch(MALL, PARENT)).toMatchObject({
      read: { ok: true, value: { channelOrderId: PARENT } },
    });
    expect(asked()).toEqual([
      'bg.order.list.v2.get',
      'bg.order.shippinginfo.v2.get',
      'temu.order.amount.v2.query',
    ]);
  });

  test.each([
    ['bg.order.list.v2.get', { success: true, result: { pageItems: [] } }, 'unknown'],
    ['bg.order.list.v2.get', { success: true, result: { pageItems: null } }, 'unknown'],
    ['bg.order.list.v2.get', { success: false, errorCode: 140020002 }, 'unknown'],
    ['bg.order.shippinginfo.v2.get', { success: false, errorCode: 180020008 }, 'transient'],
    ['temu.order.amount.v2.query', { success: false, errorCode: 3000032 }, 'transient'],
    ['temu.order.amount.v2.query', { success: false, errorCode: 140020008 }, 'transient'],
  ])('%s answers %j: it is %s', async (asked, answer, kind) => {
    const { source } = aMall(TOLD.order, (type) => (type === asked ? answer : undefined));
    expect(await source.fetch(MALL, PARENT)).toMatchObject({ kind });
  });
});

describe('readTemuNotification', () => {
  test.each([
    'bg_order_status_change_event',
    'bg_trade_logistics_address_changed',
    'bg_cancel_order_status_change',
  ])('%s names an order', (topic) => {
    expect(readTemuNotification(topic, { mallId: 1024, parentOrderSn: PARENT })).toEqual({
      ok: true,
      value: { kind: 'fetch', channelOrderId: PARENT },
    });
  });

  test.each([
    ['bg_aftersales_status_change', 'ignored'],
    ['bg_test_event', 'unknown-topic'],
    ['', 'unknown-topic'],
  ])('%p is %s', (topic, value) => {
    expect(readTemuNotification(topic, {})).toEqual({ ok: true, value });
  });
});
