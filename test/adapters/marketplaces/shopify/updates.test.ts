import { describe, expect, test } from '@jest/globals';
import { outboundClient } from '../../../../functions/adapters/http/outbound-client.ts';
import { marketplace } from '../../../../functions/adapters/marketplaces/marketplace.ts';
import type { ConsignmentNotice, OrderNotice } from '../../../../functions/ports/marketplace.ts';
import { aChannel } from '../../../support/channel-builder.ts';
import { aLine, anExportConsignment } from '../../../support/consignment-builder.ts';
import type { FakeAnswer } from '../../../support/fake-transport.ts';
import { fixedClock } from '../../../support/fixed-clock.ts';
import { anOrder } from '../../../support/order-builder.ts';
import { shopifyStore } from '../../../support/shopify-store.ts';

const SHOP = aChannel({
  channelId: 'shop',
  marketplace: 'shopify',
  updatesUrl: 'https://a.myshopify.com/',
});
const LINES = [aLine({ lineId: '11', quantity: 2 }), aLine({ lineId: '12', quantity: 1 })];
const WAYBILL = 'EB000717618HK';

function aNotice(
  kind: ConsignmentNotice['kind'],
  overrides: Partial<ConsignmentNotice> = {},
): ConsignmentNotice {
  const deliveredAt = '2026-11-30T08:00:00.000Z';
  return {
    noticeId: `C1.${kind}.7`,
    kind,
    order: anOrder(),
    consignment: anExportConsignment({ lines: LINES, deliveredAt }),
    whole: true,
    at: '2026-11-24T10:00:00.000Z',
    ...overrides,
  };
}

function aStore(interfere?: (operation: string, number: number) => FakeAnswer | undefined) {
  const store = shopifyStore(LINES, interfere);
  const clock = fixedClock();
  const port = marketplace({
    outbound: outboundClient({ transport: store.transport, clock }),
    secrets: {
      get: (name) => Promise.resolve(name === 'channels/shop/access-token' ? ['shpat_1'] : []),
    },
    clock,
  });
  const tell = (kind: ConsignmentNotice['kind'], overrides?: Partial<ConsignmentNotice>) =>
    port.tell(SHOP, aNotice(kind, overrides));
  const tellOfOrder = (kind: OrderNotice['kind']) =>
    port.tell(SHOP, {
      noticeId: `O1.${kind}`,
      kind,
      order: anOrder(),
      at: '2026-11-24T10:00:00.000Z',
      reason: 'by buyer',
    });
  return { store, port, tell, tellOfOrder };
}

describe('telling a Shopify store', () => {
  test('shipped: fulfils the quantities under the tracking number', async () => {
    const { store, tell } = aStore();
    expect(await tell('shipped')).toEqual({ kind: 'told' });
    expect(store.operations()).toEqual(['OrderFulfillment', 'FulfillmentCreate']);
    expect(store.requests[0]).toMatchObject({
      url: 'https://a.myshopify.com/admin/api/2026-10/graphql.json',
      headers: { 'x-shopify-access-token': 'shpat_1' },
    });
    expect(store.sent(0)).toMatchObject({
      variables: { id: 'gid://shopify/Order/5847392847362514' },
    });
    expect(store.sent(1)).toMatchObject({
      variables: {
        fulfillment: {
          lineItemsByFulfillmentOrder: [
            {
              fulfillmentOrderId: 'gid://shopify/FulfillmentOrder/1',
              fulfillmentOrderLineItems: [
                { id: 'gid://shopify/FulfillmentOrderLineItem/11', quantity: 2 },
                { id: 'gid://shopify/FulfillmentOrderLineItem/12', quantity: 1 },
              ],
            },
          ],
          trackingInfo: { number: WAYBILL, company: '示例物流有限公司' },
          notifyCustomer: true,
        },
      },
    });
  });

  test('shipped twice, also after an answer that got lost, fulfils once', async () => {
    const { store, tell } = aStore((operation, number) =>
      operation === 'FulfillmentCreate' && number === 2
        ? { failed: 'no answer in time' }
        : undefined,
    );
    expect(await tell('shipped')).toEqual({ kind: 'transient', reason: 'no answer in time' });
    expect(await tell('shipped')).toEqual({ kind: 'told' });
    expect(await tell('shipped')).toEqual({ kind: 'told' });
    expect(store.state.fulfillments).toHaveLength(1);
  });

  test('lines that somebody fulfilled by hand count as told', async () => {
    const { store, tell } = aStore();
    for (const node of store.state.fulfillmentOrders[0]?.lineItems.nodes ?? []) {
      node.remainingQuantity = 0;
    }
    expect(await tell('shipped')).toEqual({ kind: 'told' });
    expect(await tell('delivered')).toEqual({ kind: 'told' });
    expect(store.state.fulfillments).toHaveLength(0);
  });

  test('"already fulfilled" of a racing fulfilment counts as told', async () => {
    const userErrors = [{ field: [], message: 'Fulfillment order is already fulfilled.' }];
    const { tell } = aStore((operation) =>
      operation === 'FulfillmentCreate'
        ? {
            status: 200,
            json: { data: { fulfillmentCreate: { fulfillment: null, userErrors } } },
          }
        : undefined,
    );
    expect(await tell('shipped')).toEqual({ kind: 'told' });
  });

  test('only open fulfilment orders are fulfilled, across them if need be', async () => {
    const { store, tell } = aStore();
    const [first] = store.state.fulfillmentOrders;
    if (first === undefined) throw new Error('no fulfilment order');
    store.state.fulfillmentOrders.push({
      ...structuredClone(first),
      id: 'gid://shopify/FulfillmentOrder/2',
      status: 'IN_PROGRESS',
    });
    first.status = 'CANCELLED';
    expect(await tell('shipped')).toEqual({ kind: 'told' });
    expect(JSON.stringify(store.sent(1))).not.toContain('FulfillmentOrder/1"');
  });

  test('a line that the store does not show is not told away', async () => {
    const { tell } = aStore();
    const consignment = anExportConsignment({ lines: [aLine({ lineId: '99' })] });
    expect(await tell('shipped', { consignment })).toMatchObject({
      kind: 'transient',
      reason: 'no fulfilment line for line 99',
    });
  });

  test('delivered: an event on the fulfilment, once', async () => {
    const { store, tell } = aStore();
    await tell('shipped');
    expect(await tell('delivered')).toEqual({ kind: 'told' });
    expect(await tell('delivered')).toEqual({ kind: 'told' });
    expect(store.state.deliveredAt).toEqual(['2026-11-30T08:00:00.000Z']);
  });

  test('delivered before shipped was told does both', async () => {
    const { store, tell } = aStore();
    expect(await tell('delivered')).toEqual({ kind: 'told' });
    expect(await tell('shipped')).toEqual({ kind: 'told' });
    expect(store.state.fulfillments).toMatchObject([{ displayStatus: 'DELIVERED' }]);
  });

  test.each(['accepted', 'held'] as const)('%s is not for a store', async (kind) => {
    const { store, tell } = aStore();
    expect(await tell(kind)).toEqual({ kind: 'not-wanted' });
    expect(store.requests).toHaveLength(0);
  });

  test.each([
    ['cancelled', 'CANCELLATION_ACCEPTED'],
    ['cancel-refused', 'CANCELLATION_REJECTED'],
  ] as const)('%s answers the store that asked, once', async (kind, requestStatus) => {
    const { store, tell } = aStore();
    expect(await tell(kind)).toEqual({ kind: 'not-wanted' });
    const [order] = store.state.fulfillmentOrders;
    if (order === undefined) throw new Error('no fulfilment order');
    order.requestStatus = 'CANCELLATION_REQUESTED';
    expect(await tell(kind, { reason: 'the parcel has left' })).toEqual({ kind: 'told' });
    expect(order.requestStatus).toBe(requestStatus);
    expect(store.sent(-1)).toMatchObject({ variables: { message: 'the parcel has left' } });
    expect(await tell(kind)).toEqual({ kind: 'not-wanted' });
  });

  test('an order cancelled before it had a parcel answers the store that asked, once', async () => {
    const { store, tellOfOrder } = aStore();
    const [order] = store.state.fulfillmentOrders;
    if (order === undefined) throw new Error('no fulfilment order');
    order.requestStatus = 'CANCELLATION_REQUESTED';
    expect(await tellOfOrder('order-cancelled')).toEqual({ kind: 'told' });
    expect(order.requestStatus).toBe('CANCELLATION_ACCEPTED');
    expect(await tellOfOrder('order-cancelled')).toEqual({ kind: 'not-wanted' });
  });

  test('an order without a legal route is not for a store', async () => {
    const { store, tellOfOrder } = aStore();
    expect(await tellOfOrder('order-refused')).toEqual({ kind: 'not-wanted' });
    expect(store.requests).toHaveLength(0);
  });

  test.each<[string, FakeAnswer, object]>([
    ['HTTP 503', { status: 503 }, { reason: 'HTTP 503' }],
    ['HTTP 402, a frozen shop', { status: 402 }, { reason: 'HTTP 402' }],
    [
      'a throttled query',
      {
        status: 200,
        json: {
          errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
          extensions: {
            cost: {
              requestedQueryCost: 800,
              throttleStatus: { currentlyAvailable: 300, restoreRate: 100 },
            },
          },
        },
      },
      { reason: 'throttled', retryAfterSeconds: 5 },
    ],
    [
      'a missing scope',
      { status: 200, json: { errors: [{ message: 'Access denied' }] } },
      { reason: 'GraphQL: Access denied' },
    ],
    ['an unknown order', { status: 200, json: { data: { order: null } } }, {}],
    ['another shape', { status: 200, json: { data: { order: {} } } }, {}],
    ['no JSON', { status: 200 }, {}],
  ])('%s is transient', async (_name, answer, expected) => {
    const { tell } = aStore(() => answer);
    expect(await tell('shipped')).toMatchObject({ kind: 'transient', ...expected });
  });
});

describe('the payment of a Shopify order', () => {
  const paid = { kind: 'SALE', status: 'SUCCESS', paymentId: 'P1', authorizationCode: 'A1' };

  test.each([
    [[{ ...paid, id: '1' }], 'A1'],
    [[{ ...paid, id: '1', authorizationCode: null }], 'P1'],
    [
      [
        { ...paid, id: '1', kind: 'AUTHORIZATION', authorizationCode: 'A0' },
        { ...paid, id: '2', kind: 'CAPTURE', status: 'FAILURE', authorizationCode: 'A1' },
        { ...paid, id: '3', kind: 'CAPTURE', authorizationCode: 'A2' },
      ],
      'A2',
    ],
    [[{ ...paid, id: '1', kind: 'REFUND' }], undefined],
    [[], undefined],
  ])('%#', async (transactions, expected) => {
    const { store, port } = aStore();
    store.state.transactions.push(...transactions);
    expect(await port.paymentTransaction(SHOP, '5847392847362514')).toBe(expected);
  });

  test('is a fault when the store cannot be asked', async () => {
    const { port } = aStore(() => ({ failed: 'ECONNREFUSED' }));
    await expect(port.paymentTransaction(SHOP, '1')).rejects.toThrow('ECONNREFUSED');
  });
});
