import { describe, expect, test } from '@jest/globals';
import { outboundClient } from '../../../functions/adapters/http/outbound-client.ts';
import { marketLists } from '../../../functions/adapters/marketplaces/market-lists.ts';
import { orderLists } from '../../../functions/adapters/marketplaces/order-list.ts';
import { CHANNEL_CAPABILITIES } from '../../../functions/domain/order/channel-capabilities.ts';
import { MARKETPLACES } from '../../../functions/domain/order/marketplace-name.ts';
import type { MarketplaceName } from '../../../functions/domain/order/marketplace-name.ts';
import { aChannel } from '../../support/channel-builder.ts';
import { fakeTransport } from '../../support/fake-transport.ts';
import { fixedClock } from '../../support/fixed-clock.ts';

const SINCE = '2026-11-24T09:30:00.000Z';
const UNTIL = '2026-11-24T10:12:00.000Z';
const [FROM, TO] = [Date.parse(SINCE) / 1_000, Date.parse(UNTIL) / 1_000];
const AT = '2026-11-24T10:00:00.000Z';
const SECONDS = Date.parse(AT) / 1_000;
const times = <Item>(count: number, make: (index: number) => Item) =>
  Array.from({ length: count }, (_, index) => make(index + 1));

/** One marketplace asked for a page: what it answers, what it was asked, what was read of it. */
async function ask(marketplace: MarketplaceName, json: unknown, page?: string) {
  const fake = fakeTransport(({ url }) =>
    url.endsWith('/token')
      ? { status: 200, json: { access_token: 't', expires_in: 3600 } }
      : { status: 200, json },
  );
  const clock = fixedClock();
  const secrets = { get: async () => ['app:secret'] };
  const outbound = outboundClient({ transport: fake.transport, clock });
  const channel = aChannel({
    ...{ channelId: 'c', marketplace, appKey: 'key', account: '7', site: 'A1PA' },
    updatesUrl: 'https://market.example',
    tokenUrl: 'https://market.example/token',
  });
  const lists = orderLists(marketLists({ outbound, secrets, clock }));
  const answer = await lists.changed(channel, { since: SINCE, until: UNTIL }, page);
  const [request] = fake.requests.filter(({ url }) => !url.endsWith('/token'));
  const { pathname, searchParams } = new URL(request?.url ?? '');
  const body = Buffer.from(request?.body ?? '').toString();
  return { answer, path: pathname, query: Object.fromEntries(searchParams), body };
}

const order = (channelOrderId: string, cancelled: boolean) => ({
  channelOrderId,
  cancelled,
  version: AT,
  updatedAt: AT,
});

describe('what changed at a marketplace', () => {
  test('of Shopify goes by id', async () => {
    const json = {
      orders: [
        { id: 5847392847362514, updated_at: AT, cancelled_at: null },
        { id: '820982911946154508', updated_at: AT, cancelled_at: AT },
      ],
    };
    const { answer, path, query } = await ask('shopify', json, '17');
    expect(answer).toMatchObject({
      kind: 'listed',
      orders: [order('5847392847362514', false), order('820982911946154508', true)],
    });
    expect(path).toBe('/admin/api/2026-10/orders.json');
    expect(query).toMatchObject({
      ...{ status: 'any', updated_at_min: SINCE, updated_at_max: UNTIL, since_id: '17' },
    });
    const full = { orders: times(250, (id) => ({ id, updated_at: AT })) };
    expect((await ask('shopify', full)).answer).toMatchObject({ next: '250' });
  });

  test('of a WooCommerce store goes by pages; its times are UTC without saying so', async () => {
    const one = (id: number, status: string) => ({
      ...{ id, status, date_modified_gmt: '2026-11-24T10:00:00' },
    });
    const json = [one(1, 'processing'), one(2, 'cancelled'), one(3, 'refunded')];
    const { answer, path, query } = await ask('woocommerce', json);
    expect(answer).toMatchObject({
      orders: [order('1', false), order('2', true), order('3', true)],
    });
    expect(answer).not.toMatchObject({ next: expect.anything() });
    expect(path).toBe('/wp-json/wc/v3/orders');
    expect(query).toMatchObject({ modified_after: SINCE, dates_are_gmt: 'true', page: '1' });
    const full = times(100, (id) => one(id, 'processing'));
    expect((await ask('woocommerce', full, '2')).answer).toMatchObject({ next: '3' });
  });

  test('of eBay goes by offsets', async () => {
    const one = (orderId: string, cancelState?: string) => ({
      ...{ orderId, lastModifiedDate: AT, cancelStatus: cancelState && { cancelState } },
    });
    const json = { orders: [one('1'), one('2', 'NONE_REQUESTED'), one('3', 'IN_PROGRESS')] };
    const { answer, query } = await ask('ebay', json);
    expect(answer).toMatchObject({
      orders: [order('1', false), order('2', false), order('3', true)],
    });
    expect(query['filter']).toBe(`lastmodifieddate:[${SINCE}..${UNTIL}]`);
    const full = { orders: times(200, (id) => one(String(id))) };
    expect((await ask('ebay', full, '200')).answer).toMatchObject({ next: '400' });
  });

  test('of Amazon goes by tokens, and names the site', async () => {
    const one = (orderId: string, fulfillmentStatus: string) => ({
      ...{ orderId, lastUpdatedTime: AT, fulfillment: { fulfillmentStatus } },
    });
    const json = {
      orders: [one('1', 'UNSHIPPED'), one('2', 'CANCELLED')],
      pagination: { nextToken: 'more' },
    };
    const { answer, path, query } = await ask('amazon', json, 'page');
    expect(answer).toMatchObject({ orders: [order('1', false), order('2', true)], next: 'more' });
    expect(path).toBe('/orders/2026-01-01/orders');
    expect(query).toMatchObject({
      ...{ marketplaceIds: 'A1PA', lastUpdatedAfter: SINCE, paginationToken: 'page' },
      ...{ fulfilledBy: 'MERCHANT', fulfillmentStatuses: 'UNSHIPPED,PARTIALLY_SHIPPED,CANCELLED' },
    });
  });

  test('of TikTok Shop goes by tokens, a buyer’s wish to cancel included', async () => {
    const one = (id: string, status: string, is_buyer_request_cancel?: boolean) => ({
      ...{ id, status, update_time: SECONDS, is_buyer_request_cancel },
    });
    const waiting = 'AWAITING_SHIPMENT';
    const orders = [one('1', waiting), one('2', waiting, true), one('3', 'CANCELLED')];
    const { answer, body } = await ask('tiktok-shop', {
      ...{ code: 0, data: { orders, next_page_token: 'more' } },
    });
    expect(answer).toMatchObject({
      ...{ orders: [order('1', false), order('2', true), order('3', true)], next: 'more' },
    });
    expect(JSON.parse(body)).toEqual({ update_time_ge: FROM, update_time_lt: TO + 1 });
  });

  test('of Shopee tells no time, so the status is what sets two versions apart', async () => {
    const order_list = [
      { order_sn: 'A', order_status: 'READY_TO_SHIP' },
      { order_sn: 'B', order_status: 'IN_CANCEL' },
    ];
    const response = { more: true, next_cursor: '2', order_list };
    const { answer, query } = await ask('shopee', { error: '', response });
    expect(answer).toEqual({
      kind: 'listed',
      orders: [
        { channelOrderId: 'A', version: 'READY_TO_SHIP', cancelled: false },
        { channelOrderId: 'B', version: 'IN_CANCEL', cancelled: true },
      ],
      next: '2',
    });
    expect(query).toMatchObject({ time_from: String(FROM), time_to: String(TO), cursor: '' });
  });

  test('of Lazada is cancelled once all of it is', async () => {
    const one = (order_id: number, ...statuses: string[]) => ({
      ...{ order_id, updated_at: '2026-11-24 18:00:00 +0800', statuses },
    });
    const orders = [one(1, 'pending'), one(2, 'canceled', 'pending'), one(3, 'canceled')];
    const { answer, query } = await ask('lazada', { code: '0', data: { orders } });
    expect(answer).toMatchObject({
      orders: [order('1', false), order('2', false), order('3', true)],
    });
    expect(query).toMatchObject({ update_after: SINCE, update_before: UNTIL, offset: '0' });
  });

  test('of Temu goes by pages', async () => {
    const one = (parentOrderSn: string, parentOrderStatus: number) => ({
      parentOrderMap: { parentOrderSn, parentOrderStatus, updateTime: SECONDS },
    });
    const result = { pageItems: [one('P1', 2), one('P2', 3)] };
    const { answer, body } = await ask('temu', { success: true, result });
    expect(answer).toMatchObject({ orders: [order('P1', false), order('P2', true)] });
    expect(JSON.parse(body)).toMatchObject({
      ...{ type: 'bg.order.list.v2.get', updateAtStart: FROM, updateAtEnd: TO, pageNumber: 1 },
    });
    const full = { pageItems: times(100, (id) => one(String(id), 2)) };
    const next = await ask('temu', { success: true, result: full }, '2');
    expect(next.answer).toMatchObject({ next: '3' });
  });

  test.each(MARKETPLACES.filter((name) => CHANNEL_CAPABILITIES[name].polls))(
    'of %s may not be had just now',
    async (name) => {
      const { answer } = await ask(name, 'nonsense');
      expect(answer).toMatchObject({ kind: 'transient', reason: expect.any(String) });
    },
  );
});

test('every family that can be asked for what changed is, and no other', () => {
  const clock = fixedClock();
  const { transport } = fakeTransport(() => ({ status: 500 }));
  const outbound = outboundClient({ transport, clock });
  const lists = marketLists({ outbound, clock, secrets: { get: async () => [] } });
  const polled = MARKETPLACES.filter((name) => CHANNEL_CAPABILITIES[name].polls);
  expect(Object.keys(lists).sort()).toEqual([...polled].sort());
});
