import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import {
  ACCEPT_CANCELLATION,
  FULFILLMENT_CREATE,
  FULFILLMENT_EVENT_CREATE,
  FULFILLMENT_ORDER_HOLDS,
  ORDER_FULFILLMENT,
  ORDER_TRANSACTIONS,
  REJECT_CANCELLATION,
  fulfillmentCreate,
  fulfillmentOrderHolds,
  orderFulfillment,
  orderTransactions,
} from '../../functions/adapters/marketplaces/shopify/messages.ts';
import { gidOf } from '../../functions/sandbox/store/shop-orders.ts';
import { exportBegun, importBegun, shopJson } from './journeys.ts';
import { drawExportOrder } from '../../functions/sandbox/demo/export-order.ts';
import { drawImportOrder } from '../../functions/sandbox/demo/import-order.ts';
import { ACCESS_TOKEN, BEGIN, HOUR, MINUTE, openRig } from './rig.ts';
import type { Rig } from './rig.ts';
import * as z from 'zod';
import { exampleOrder } from '../support/signed-delivery.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.close());

const SECRET = `whsec_${Buffer.from('a secret of thirty-two bytes, ok').toString('base64')}`;

async function graphql(query: string, variables: object, token = ACCESS_TOKEN) {
  const path = '/store/demo-shop/admin/api/2026-10/graphql.json';
  return rig.raw(path, {
    method: 'POST',
    headers: { 'x-shopify-access-token': token },
    body: JSON.stringify({ query, variables }),
  });
}

const webhooks = (channelId: string) =>
  rig.host.received.filter(
    ({ path }) => path.startsWith('/webhooks/') && path.endsWith(`/${channelId}`),
  );

describe('the Shopify store', () => {
  test('posts the order, then its payment, signed over the raw body, ids as bare numbers', async () => {
    const { order, orderNumber } = await exportBegun(rig);
    await rig.pass(5 * MINUTE);
    const [created, paid] = webhooks('demo-shop');
    expect(created?.headers).toMatchObject({
      'x-shopify-topic': 'orders/create',
      'x-shopify-shop-domain': 'harbour-lane.myshopify.com',
      'x-shopify-api-version': '2026-10',
    });
    expect(paid?.headers['x-shopify-topic']).toBe('orders/paid');
    expect(created?.headers['x-shopify-webhook-id']).not.toBe(
      paid?.headers['x-shopify-webhook-id'],
    );
    for (const webhook of [created, paid]) {
      const hmac = createHmac('sha256', 'shopify-client-secret').update(webhook?.body ?? '');
      expect(webhook?.headers['x-shopify-hmac-sha256']).toBe(hmac.digest('base64'));
      expect(webhook?.body).toContain(`"id":${orderNumber},`);
    }
    expect(order.id > BigInt(Number.MAX_SAFE_INTEGER)).toBe(true);
    expect(JSON.parse(created?.body ?? '{}')).toMatchObject({ financial_status: 'pending' });
    expect(JSON.parse(paid?.body ?? '{}')).toMatchObject({
      test: false,
      financial_status: 'paid',
      note_attributes: [{ name: 'PCCC', value: expect.stringMatching(/^P\d{12}$/) }],
    });
  });

  test('keeps every digit of an order that is posted by hand', async () => {
    const order = drawExportOrder({ seed: 4, index: 2, placedAt: BEGIN });
    const body = `{"channelId":"demo-shop","order":${shopJson(order)}}`;
    const posted = await rig.admin('POST', '/orders', body);
    expect(posted).toMatchObject({ status: 201, body: { orderNumber: String(order.id) } });
    await rig.pass(5 * MINUTE);
    expect(webhooks('demo-shop')[0]?.body).toContain(`"id":${String(order.id)},`);
  });

  test('shows the order, takes one fulfilment and its delivery, and refuses a second', async () => {
    const { orderNumber } = await exportBegun(rig);
    const id = `gid://shopify/Order/${orderNumber}`;
    const shown = await graphql(ORDER_FULFILLMENT, { id });
    const { order } = z.parse(orderFulfillment, shown.body['data']);
    const [open] = order?.fulfillmentOrders.nodes ?? [];
    const fulfillment = {
      lineItemsByFulfillmentOrder: [
        {
          fulfillmentOrderId: open?.id,
          fulfillmentOrderLineItems: open?.lineItems.nodes.map((node) => ({
            id: node.id,
            quantity: node.remainingQuantity,
          })),
        },
      ],
      trackingInfo: { number: 'LP470000012CN', company: 'China Post' },
      notifyCustomer: true,
    };
    const first = await graphql(FULFILLMENT_CREATE, { fulfillment });
    const created = z.parse(fulfillmentCreate, first.body['data']).fulfillmentCreate;
    expect(created.userErrors).toEqual([]);
    const second = await graphql(FULFILLMENT_CREATE, { fulfillment });
    expect(second.body['data']).toMatchObject({
      fulfillmentCreate: {
        fulfillment: null,
        userErrors: [{ message: expect.stringMatching(/already fulfilled/) }],
      },
    });
    const fulfillmentId = created.fulfillment?.id;
    const event = { fulfillmentId, status: 'DELIVERED', happenedAt: '2026-11-26T00:00:00.000Z' };
    await graphql(FULFILLMENT_EVENT_CREATE, { fulfillmentEvent: event });
    const later = z.parse(
      orderFulfillment,
      (await graphql(ORDER_FULFILLMENT, { id })).body['data'],
    );
    expect(later.order?.fulfillments).toMatchObject([
      {
        id: fulfillmentId,
        displayStatus: 'DELIVERED',
        trackingInfo: [{ number: 'LP470000012CN' }],
      },
    ]);
    expect(await rig.effects()).toMatchObject({
      [`update fulfillmentCreate ${orderNumber}`]: 1,
      [`update fulfillmentEventCreate DELIVERED ${orderNumber}`]: 1,
    });
    const updates = await rig.admin('GET', `/updates?orderNumber=${orderNumber}`);
    expect(updates.body['items']).toHaveLength(2);
  });

  test('refuses quantities that are not the order’s', async () => {
    const { orderNumber } = await exportBegun(rig);
    const shown = await graphql(ORDER_FULFILLMENT, { id: `gid://shopify/Order/${orderNumber}` });
    const { order } = z.parse(orderFulfillment, shown.body['data']);
    const [open] = order?.fulfillmentOrders.nodes ?? [];
    const [node] = open?.lineItems.nodes ?? [];
    const fulfillment = {
      lineItemsByFulfillmentOrder: [
        {
          fulfillmentOrderId: open?.id,
          fulfillmentOrderLineItems: [{ id: node?.id, quantity: 99 }],
        },
      ],
      trackingInfo: { number: 'LP470000012CN', company: 'China Post' },
    };
    const refused = await graphql(FULFILLMENT_CREATE, { fulfillment });
    expect(refused.body['data']).toMatchObject({
      fulfillmentCreate: { userErrors: [{ message: expect.stringMatching(/quantity/) }] },
    });
  });

  test('shows how the order was paid', async () => {
    const { orderNumber } = await exportBegun(rig);
    const shown = await graphql(ORDER_TRANSACTIONS, { id: `gid://shopify/Order/${orderNumber}` });
    const { order } = z.parse(orderTransactions, shown.body['data']);
    expect(order?.transactions).toMatchObject([{ kind: 'SALE', status: 'SUCCESS' }]);
    const unknown = await graphql(ORDER_TRANSACTIONS, { id: 'gid://shopify/Order/1' });
    expect(unknown.body['data']).toEqual({ order: null });
  });

  test.each([
    ['accepted', ACCEPT_CANCELLATION, 'fulfillmentOrderAcceptCancellationRequest', 'CANCELLED'],
    ['rejected', REJECT_CANCELLATION, 'fulfillmentOrderRejectCancellationRequest', 'OPEN'],
  ])('asks to cancel and hears that it is %s, once', async (_how, mutation, name, status) => {
    const { orderNumber } = await exportBegun(rig, 'cancel');
    const id = `gid://shopify/Order/${orderNumber}`;
    const look = async () => {
      const shown = await graphql(ORDER_FULFILLMENT, { id });
      return z.parse(orderFulfillment, shown.body['data']).order?.fulfillmentOrders.nodes[0];
    };
    const early = await graphql(mutation, { id: (await look())?.id, message: 'no' });
    expect(early.body['data']).toMatchObject({ [name]: { userErrors: [{ field: ['id'] }] } });
    await rig.pass(HOUR);
    expect(await look()).toMatchObject({ requestStatus: 'CANCELLATION_REQUESTED' });
    const answered = await graphql(mutation, { id: (await look())?.id, message: 'ok' });
    expect(answered.body['data']).toMatchObject({
      [name]: { fulfillmentOrder: { status }, userErrors: [] },
    });
    expect(await rig.effects()).toMatchObject({ [`update ${name} ${orderNumber}`]: 1 });
  });

  test('holds an order back for a day, tells so, and takes no fulfilment of it meanwhile', async () => {
    const { orderNumber } = await exportBegun(rig, 'hold');
    const id = gidOf('FulfillmentOrder', orderNumber);
    const shown = async () => {
      const { body } = await graphql(FULFILLMENT_ORDER_HOLDS, { id });
      const { fulfillmentOrder } = z.parse(fulfillmentOrderHolds, body['data']);
      return fulfillmentOrder?.order;
    };
    await rig.pass(HOUR);
    const held = { status: 'ON_HOLD', fulfillmentHolds: [{ reason: 'OTHER' }] };
    expect(await shown()).toMatchObject({
      legacyResourceId: orderNumber,
      fulfillmentOrders: { nodes: [held] },
    });
    const tracking = { number: '1', company: 'Post' };
    const part = { lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: id }] };
    const refused = await graphql(FULFILLMENT_CREATE, {
      fulfillment: { ...part, trackingInfo: tracking },
    });
    expect(JSON.stringify(refused.body)).toContain('on hold');
    await rig.pass(24 * HOUR);
    const released = { status: 'OPEN', fulfillmentHolds: [] };
    expect(await shown()).toMatchObject({ fulfillmentOrders: { nodes: [released] } });
    const topics = webhooks('demo-shop').map(({ headers }) => headers['x-shopify-topic']);
    expect(topics.slice(-2)).toEqual([
      'fulfillment_orders/placed_on_hold',
      'fulfillment_orders/hold_released',
    ]);
    expect((await graphql(FULFILLMENT_ORDER_HOLDS, { id: 'gid://none' })).body['data']).toEqual({
      fulfillmentOrder: null,
    });
  });

  test('wants its access token', async () => {
    expect((await graphql(ORDER_FULFILLMENT, {}, 'wrong')).status).toBe(401);
  });
});

describe('the canonical marketplace', () => {
  test('posts the order, then its payment, as Standard Webhooks', async () => {
    const { order } = await importBegun(rig);
    await rig.pass(5 * MINUTE);
    const posted = webhooks('demo-market').map(({ body, headers }) => {
      const at = Number(headers['webhook-timestamp']) * 1000;
      const signature = new Webhook(SECRET).sign(headers['webhook-id'] ?? '', new Date(at), body);
      expect(headers['webhook-signature']).toBe(signature);
      return JSON.parse(body) as { type: string; data: { order: object } };
    });
    expect(posted.map(({ type }) => type)).toEqual(['order.created', 'order.paid']);
    expect(posted[1]?.data.order).toEqual(order);
  });

  test('cancels with a reason, in a newer version of the order', async () => {
    const { order } = await importBegun(rig, 'cancel');
    await rig.pass(HOUR);
    const last = JSON.parse(webhooks('demo-market').at(-1)?.body ?? '{}') as {
      type: string;
      data: { order: { updatedAt: string }; reason: string };
    };
    expect(last.type).toBe('order.cancelled');
    expect(last.data.reason).not.toBe('');
    expect(last.data.order.updatedAt > order.updatedAt).toBe(true);
  });

  test('cancels once the parcel has its label, or two days later all the same', async () => {
    const order = drawImportOrder({ seed: 4, index: 2, placedAt: BEGIN });
    await rig.admin('POST', '/orders', { channelId: 'demo-market', order, script: 'cancel' });
    const types = () =>
      webhooks('demo-market').map(({ body }) => (JSON.parse(body) as { type: string }).type);
    await rig.pass(47 * HOUR);
    expect(types().sort()).toEqual(['order.created', 'order.paid']);
    await rig.pass(2 * HOUR);
    expect(types()).toHaveLength(3);
    expect(types()).toContain('order.cancelled');
  });

  test('takes an event once per webhook id', async () => {
    const { orderNumber } = await importBegun(rig);
    const data = { channelOrderId: orderNumber, consignmentId: 'c' };
    const event = { type: 'consignment.shipped', timestamp: '2026-11-24T00:00:00.000Z', data };
    const path = '/store/demo-market/events';
    expect((await rig.post(path, event, 'notice-1')).status).toBe(200);
    expect((await rig.post(path, event, 'notice-1')).status).toBe(200);
    expect((await rig.post(path, { ...event, type: 'order.held' }, 'notice-1')).status).toBe(422);
    expect(await rig.effects()).toMatchObject({ [`update consignment.shipped ${orderNumber}`]: 1 });
    await rig.post(path, event, 'notice-2');
    expect(await rig.effects()).toMatchObject({ [`update consignment.shipped ${orderNumber}`]: 2 });
  });
});

describe('the payment firm', () => {
  const path = (transactionId: string) => `/payments/lakeside-pay/transactions/${transactionId}`;

  test('knows the payments of posted orders, and no others', async () => {
    const { order } = await importBegun(rig);
    const { status, body } = await rig.get(path(order.payment.transactionId));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      orderNumber: order.channelOrderId,
      platformCode: '3702960AB1',
      amountPaid: order.totals.paid,
      currency: 'CNY',
    });
    expect((await rig.get(path('PAY0'))).status).toBe(404);
  });

  test('knows the payments of sub-orders, whose numbers are those of the order', async () => {
    const order = exampleOrder('split-import');
    const posted = { channelId: 'demo-market', order, script: 'accept' };
    expect((await rig.admin('POST', '/orders', posted)).status).toBeLessThan(300);
    const transactionId = 'PAYEXAMPLESPLITIMPORTB';
    expect((await rig.get(path(transactionId))).body).toMatchObject({
      ...{ orderNumber: 'EXAMPLE-SPLIT-IMPORT-B', amountPaid: '233.47' },
    });
    const ask = {
      ...{ requestId: 'r1', consignmentId: 'c', transactionId, orderNumber: 'SO-10' },
      ...{ customsId: 'customs-xiamen', platform: { code: '3702960AB1', name: 'Harbour Market' } },
    };
    const other = await rig.post('/payments/lakeside-pay/declarations', ask, 'r1');
    expect(other).toMatchObject({ status: 422, body: { code: 'other-order' } });
    const own = { ...ask, requestId: 'r2', orderNumber: 'EXAMPLE-SPLIT-IMPORT-B' };
    const declared = await rig.post('/payments/lakeside-pay/declarations', own, 'r2');
    expect(declared.status).toBeLessThan(300);
    await rig.pass(60 * 60_000);
    expect(await rig.effects()).toMatchObject({ 'payment-declared EXAMPLE-SPLIT-IMPORT': 1 });
  });

  test('knows of 10.00 less where the script says so', async () => {
    const { order } = await importBegun(rig, 'payment-difference');
    const { body } = await rig.get(path(order.payment.transactionId));
    expect(Number(order.totals.paid) - Number(body['amountPaid'])).toBeCloseTo(10, 5);
  });

  test('learns of payments by hand', async () => {
    const transaction = {
      ...{ transactionId: 'PAY9', orderNumber: 'SO-9', platformCode: '3702960AB1' },
      ...{ amountPaid: '100.00', paidAt: '2026-11-23T01:00:00.000Z' },
      ...{ payerName: '王小明', payerIdNumber: '11010519491231002X' },
    };
    expect((await rig.admin('POST', '/transactions', transaction)).status).toBe(201);
    expect((await rig.get(path('PAY9'))).body).toEqual({ ...transaction, currency: 'CNY' });
    const ask = {
      ...{ requestId: 'r1', consignmentId: 'c', transactionId: 'PAY9', orderNumber: 'SO-10' },
      ...{ customsId: 'customs-xiamen', platform: { code: '3702960AB1', name: 'Harbour Market' } },
    };
    const other = await rig.post('/payments/lakeside-pay/declarations', ask, 'r1');
    expect(other).toMatchObject({ status: 422, body: { code: 'other-order' } });
  });
});
