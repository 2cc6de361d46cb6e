import { describe, expect, test } from '@jest/globals';
import { tikTokShopApi } from '../../../../functions/adapters/marketplaces/tiktok-shop/api.ts';
import {
  readTikTokShopNotification,
  tikTokShopOrders,
} from '../../../../functions/adapters/marketplaces/tiktok-shop/order-source.ts';
import { signTikTokShopCall } from '../../../../functions/adapters/marketplaces/tiktok-shop/sign.ts';
import { tikTokShopUpdates } from '../../../../functions/adapters/marketplaces/tiktok-shop/updates.ts';
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
  marketplace: 'tiktok-shop',
  appKey: '38abcd',
  updatesUrl: 'https://open-api.tiktokglobalshop.com',
});
const ORDER_ID = '576486316948490001';
const [FIRST, SECOND] = ['577086512123755123', '577086512123755124'];
const PACKAGE = '1152321127278713123';
const TOLD = exampleOrder('channels/tiktok-shop') as { readonly line_items: readonly object[] };
const LINES = [{ lineId: FIRST }, { lineId: SECOND }];
const PROVIDERS = {
  shipping_providers: [
    { id: '1', name: 'Post' },
    { id: '2', name: 'CHINA POST' },
  ],
};

const items = (changes: object, second = changes) => ({
  ...TOLD,
  line_items: [
    { ...TOLD.line_items[0], ...changes },
    { ...TOLD.line_items[1], ...second },
  ],
});

function aShop(order: object, others: (call: MarketCall) => object | undefined = () => undefined) {
  const market = marketUnderTest((call) => {
    const other = others(call);
    if (other !== undefined) return other;
    if (call.path === '/order/202309/orders') return { code: 0, data: { orders: [order] } };
    if (call.path.endsWith('/shipping_providers')) return { code: 0, data: PROVIDERS };
    return { code: 0, message: 'Success', data: {} };
  });
  const api = tikTokShopApi(market.client, market.secrets);
  const updates = tikTokShopUpdates(api);
  return {
    ...market,
    source: tikTokShopOrders(api),
    tell: (
      kind: 'shipped' | 'delivered' | 'held' | 'cancelled' | 'cancel-refused',
      lines = LINES,
    ) => updates.tell(SHOP, aParcelNotice(kind, ORDER_ID, lines)),
    tellOfOrder: () => updates.tell(SHOP, anOrderNotice('order-cancelled', ORDER_ID)),
    payment: () => updates.paymentTransaction(SHOP, ORDER_ID),
  };
}

describe('calling TikTok Shop', () => {
  test('signs path, query and body, and names the shop', async () => {
    const { calls, tell } = aShop(TOLD);
    await tell('shipped');
    for (const { path, query, text, headers } of calls) {
      const { sign, ...signed } = query;
      const call = { path, query: signed, body: text === '' ? undefined : text };
      expect(sign).toBe(signTikTokShopCall(call, SECRETS['channels/market']?.[0] ?? ''));
      expect(signed).toMatchObject({ app_key: '38abcd', shop_cipher: 'cipher-1' });
      expect(signed.timestamp).toMatch(/^\d{10}$/);
      expect(headers['x-tts-access-token']).toBe('token-1');
    }
  });

  test.each(['channels/market', 'channels/market/access-token'])(
    'without %s waits',
    async (name) => {
      const { client, secrets, calls } = marketUnderTest(() => ({}), { ...SECRETS, [name]: [] });
      const source = tikTokShopOrders(tikTokShopApi(client, secrets));
      expect(await source.fetch(SHOP, ORDER_ID)).toMatchObject({ kind: 'transient' });
      expect(calls).toEqual([]);
    },
  );
});

describe('telling TikTok Shop', () => {
  test('shipped: the package goes under our number', async () => {
    const { calls, paths, tell } = aShop(TOLD);
    expect(await tell('shipped')).toEqual({ kind: 'told' });
    expect(paths()).toEqual([
      'GET /order/202309/orders',
      'GET /logistics/202309/delivery_options/7091146663229654785/shipping_providers',
      `POST /fulfillment/202309/packages/${PACKAGE}/ship`,
    ]);
    expect(calls.at(-1)?.json).toEqual({
      self_shipment: { tracking_number: WAYBILL, shipping_provider_id: '2' },
    });
  });

  test('shipped again: nothing is done twice', async () => {
    const { paths, tell } = aShop(
      items({ tracking_number: WAYBILL, package_status: 'PROCESSING' }),
    );
    expect(await tell('shipped')).toEqual({ kind: 'told' });
    expect(paths()).toEqual(['GET /order/202309/orders']);
  });

  test('shipped under another number: the number is corrected', async () => {
    const order = items({ tracking_number: 'JX12345', package_status: 'PROCESSING' });
    const { calls, paths, tell } = aShop(order);
    expect(await tell('shipped')).toEqual({ kind: 'told' });
    expect(paths().at(-1)).toBe(
      `POST /fulfillment/202309/packages/${PACKAGE}/shipping_info/update`,
    );
    expect(calls.at(-1)?.json).toEqual({ tracking_number: WAYBILL, shipping_provider_id: '2' });
  });

  test('a parcel with part of a package takes its lines out of it', async () => {
    const { calls, paths, tell } = aShop(TOLD);
    expect(await tell('shipped', [{ lineId: FIRST }])).toEqual({ kind: 'told' });
    expect(paths().at(-1)).toBe(`POST /fulfillment/202309/orders/${ORDER_ID}/packages`);
    expect(calls.at(-1)?.json).toMatchObject({ order_line_item_ids: [FIRST] });
  });

  test('each package of the parcel is told', async () => {
    const { paths, tell } = aShop(items({}, { package_id: '2' }));
    expect(await tell('shipped')).toEqual({ kind: 'told' });
    expect(paths().filter((path) => path.endsWith('/ship'))).toHaveLength(2);
  });

  test.each([
    ['TikTok ships it', { ...TOLD, shipping_type: 'TIKTOK' }],
    ['a line is not there', { ...TOLD, line_items: [TOLD.line_items[0]] }],
    ['the order has another shape', { id: 1 }],
  ])('waits for somebody to look where %s', async (_why, order) => {
    expect(await aShop(order).tell('shipped')).toMatchObject({ kind: 'transient' });
  });

  test('waits where no carrier of theirs is ours', async () => {
    const { tell } = aShop(TOLD, ({ path }) =>
      path.endsWith('/shipping_providers')
        ? { code: 0, data: { shipping_providers: [{ id: '9', name: 'Another' }] } }
        : undefined,
    );
    expect(await tell('shipped')).toMatchObject({ reason: expect.stringContaining('carrier') });
  });

  test.each([
    [{ code: 21011001, message: 'Package has already been shipped' }, { kind: 'told' }],
    [{ code: 21011002, message: 'No such package' }, { kind: 'transient' }],
    [{ code: 1000002, message: 'Too many requests' }, { kind: 'transient' }],
    [
      { status: 429, headers: { 'retry-after': '7' } },
      { kind: 'transient', retryAfterSeconds: 7 },
    ],
    [{ failed: 'ECONNRESET' }, { kind: 'transient' }],
  ])('an answer of %j', async (answer, result) => {
    const { tell } = aShop(TOLD, ({ path }) => (path.endsWith('/ship') ? answer : undefined));
    expect(await tell('shipped')).toMatchObject(result);
  });

  test('what TikTok Shop sees itself is not told', async () => {
    const { calls, payment, tell } = aShop(TOLD);
    expect(await tell('delivered')).toEqual({ kind: 'not-wanted' });
    expect(await tell('held')).toEqual({ kind: 'not-wanted' });
    expect(await payment()).toBeUndefined();
    expect(calls).toEqual([]);
  });

  describe('of a cancellation', () => {
    const waiting = (status: string) => (call: MarketCall) => {
      if (call.path.endsWith('/cancellations/search')) {
        const cancellations = [{ cancel_id: '4035318504086604100', cancel_status: status }];
        return { code: 0, data: { cancellations } };
      }
      if (call.path.endsWith('/reject_reasons')) {
        const reasons = [
          { name: 'other', text: 'Other' },
          { name: 'sent', text: 'Package already shipped' },
        ];
        return { code: 0, data: { reasons } };
      }
      return undefined;
    };
    const PENDING = 'CANCELLATION_REQUEST_PENDING';
    const ONE = '/return_refund/202309/cancellations/4035318504086604100';

    test.each(['cancelled', 'order-cancelled'])('%s: it is approved', async (kind) => {
      const { calls, paths, tell, tellOfOrder } = aShop(TOLD, waiting(PENDING));
      const result = kind === 'cancelled' ? await tell('cancelled') : await tellOfOrder();
      expect(result).toEqual({ kind: 'told' });
      expect(calls[0]?.json).toEqual({ order_ids: [ORDER_ID] });
      expect(paths().at(-1)).toBe(`POST ${ONE}/approve`);
      expect(calls.at(-1)?.query).toHaveProperty('idempotency_key');
    });

    test('too late: it is rejected for a reason that TikTok offers', async () => {
      const { calls, paths, tell } = aShop(TOLD, waiting(PENDING));
      expect(await tell('cancel-refused')).toEqual({ kind: 'told' });
      expect(paths().at(-1)).toBe(`POST ${ONE}/reject`);
      expect(calls.at(-1)?.json).toEqual({ reject_reason: 'sent' });
    });

    test('that nobody waits for is not answered', async () => {
      const { paths, tell } = aShop(TOLD, waiting('CANCELLATION_REQUEST_COMPLETE'));
      expect(await tell('cancelled')).toEqual({ kind: 'not-wanted' });
      expect(paths()).toHaveLength(1);
    });
  });
});

describe('the orders of TikTok Shop', () => {
  test('are fetched by their number', async () => {
    const { calls, source } = aShop(TOLD);
    const fetched = await source.fetch(SHOP, ORDER_ID);
    expect(fetched).toMatchObject({ read: { ok: true, value: { channelOrderId: ORDER_ID } } });
    expect(calls[0]?.query).toMatchObject({ ids: ORDER_ID });
    expect(await source.fetch(SHOP, ORDER_ID)).toEqual(fetched);
  });

  test.each([
    [{ code: 0, data: { orders: [] } }, 'unknown'],
    [{ code: 0, data: {} }, 'unknown'],
    [{ code: 105002, message: 'Expired credentials' }, 'transient'],
    [{ code: 'no' }, 'transient'],
    [{ status: 503 }, 'transient'],
  ])('an answer of %j is %s', async (answer, kind) => {
    const { source } = aShop(TOLD, () => answer);
    expect(await source.fetch(SHOP, ORDER_ID)).toMatchObject({ kind });
  });

  test('that nobody understands say where', async () => {
    const { source } = aShop({ ...TOLD, status: 7 });
    expect(await source.fetch(SHOP, ORDER_ID)).toMatchObject({
      read: { ok: false, message: expect.stringMatching(/^\/status /) },
    });
  });
});

describe('readTikTokShopNotification', () => {
  test.each(['ORDER_STATUS_CHANGE', 'RECIPIENT_ADDRESS_UPDATE', 'CANCELLATION_STATUS_CHANGE'])(
    '%s names an order',
    (topic) => {
      expect(readTikTokShopNotification(topic, { data: { order_id: ORDER_ID } })).toEqual({
        ok: true,
        value: { kind: 'fetch', channelOrderId: ORDER_ID },
      });
    },
  );

  test.each([
    ['PACKAGE_UPDATE', 'ignored'],
    ['RETURN_STATUS_CHANGE', 'ignored'],
    ['999', 'unknown-topic'],
    ['', 'unknown-topic'],
    ['constructor', 'unknown-topic'],
  ])('%p is %s', (topic, value) => {
    expect(readTikTokShopNotification(topic, {})).toEqual({ ok: true, value });
  });

  test.each([[{}], [{ data: null }], [{ data: { order_id: ' ' } }], [[]]])(
    '%j is refused',
    (body) => {
      expect(readTikTokShopNotification('ORDER_STATUS_CHANGE', body)).toMatchObject({
        ok: false,
        pointer: '/data/order_id',
      });
    },
  );
});
