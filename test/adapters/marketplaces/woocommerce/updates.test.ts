import { describe, expect, test } from '@jest/globals';
import { outboundClient } from '../../../../functions/adapters/http/outbound-client.ts';
import { marketplace } from '../../../../functions/adapters/marketplaces/marketplace.ts';
import type { ConsignmentNotice, OrderNotice } from '../../../../functions/ports/marketplace.ts';
import { aChannel } from '../../../support/channel-builder.ts';
import { aLine, anExportConsignment } from '../../../support/consignment-builder.ts';
import { fakeTransport } from '../../../support/fake-transport.ts';
import type { FakeAnswer } from '../../../support/fake-transport.ts';
import { fixedClock } from '../../../support/fixed-clock.ts';
import { anOrder } from '../../../support/order-builder.ts';

const STORE = aChannel({
  channelId: 'woo',
  marketplace: 'woocommerce',
  updatesUrl: 'https://tea.example/',
});
const LINES = [aLine({ lineId: '315', quantity: 2 }), aLine({ lineId: '316', quantity: 1 })];
const AT = '2026-11-24T10:00:00.000Z';
const ORDERS = 'https://tea.example/wp-json/wc/v3/orders/727';
const NO_ROUTE = { status: 404, json: { code: 'rest_no_route', message: 'No route.' } };

/** A store in memory; `interfere` answers instead of it. */
function aStore(
  interfere: (call: string, number: number) => FakeAnswer | undefined = () => undefined,
) {
  const state = { status: 'processing', fulfillments: [] as object[], notes: [] as object[] };
  const fake = fakeTransport(({ method, url, body }, number) => {
    const call = `${method} ${url.slice(ORDERS.length)}`;
    const sent = JSON.parse(Buffer.from(body ?? '{}').toString()) as Record<string, string>;
    const answer = perform(state, call, sent);
    return interfere(call, number) ?? answer;
  });
  const clock = fixedClock();
  const port = marketplace({
    outbound: outboundClient({ transport: fake.transport, clock }),
    secrets: { get: async (name) => (name === 'channels/woo/api-key' ? ['ck_1:cs_2'] : []) },
    clock,
  });
  const order = anOrder({ channelOrderId: '727' });
  const tell = (kind: ConsignmentNotice['kind'], whole = true) => {
    const consignment = anExportConsignment({ lines: LINES });
    return port.tell(STORE, { noticeId: `C1.${kind}.7`, kind, order, consignment, whole, at: AT });
  };
  const tellOfOrder = (kind: OrderNotice['kind']) =>
    port.tell(STORE, { noticeId: `O1.${kind}`, kind, order, at: AT, reason: 'no stock' });
  return { ...fake, state, tell, tellOfOrder };
}

function perform(
  state: { status: string; fulfillments: object[]; notes: object[] },
  call: string,
  sent: Record<string, string>,
): FakeAnswer {
  switch (call) {
    case 'GET ':
      return { status: 200, json: { id: 727, status: state.status } };
    case 'PUT ':
      state.status = sent['status'] ?? '';
      return { status: 200, json: { id: 727, status: state.status } };
    case 'GET /fulfillments':
      return { status: 200, json: state.fulfillments };
    case 'POST /fulfillments':
      state.fulfillments.push({ id: 1, ...sent });
      return { status: 201, json: { id: 1 } };
    case 'GET /notes':
      return { status: 200, json: state.notes };
    default:
      state.notes.push(sent);
      return { status: 201, json: { id: 1 } };
  }
}

describe('telling a WooCommerce store', () => {
  test('shipped: a fulfilment of the quantities under the number, then the order is completed', async () => {
    const { tell, state, requests } = aStore();
    expect(await tell('shipped')).toEqual({ kind: 'told' });
    expect(requests[0]?.headers).toMatchObject({
      authorization: `Basic ${Buffer.from('ck_1:cs_2').toString('base64')}`,
    });
    expect(state.fulfillments).toEqual([
      {
        id: 1,
        status: 'fulfilled',
        meta_data: [
          {
            key: '_items',
            value: [
              { item_id: 315, qty: 2 },
              { item_id: 316, qty: 1 },
            ],
          },
          { key: '_tracking_number', value: 'EB000717618HK' },
          { key: '_shipment_provider', value: '示例物流有限公司' },
        ],
      },
    ]);
    expect(state.status).toBe('completed');
  });

  test('shipped again, also after an answer that got lost, changes nothing twice', async () => {
    const lost = (call: string, number: number) =>
      call === 'POST /fulfillments' && number < 3 ? { failed: 'no answer in time' } : undefined;
    const { tell, state, requests } = aStore(lost);
    expect(await tell('shipped')).toEqual({ kind: 'transient', reason: 'no answer in time' });
    expect(await tell('shipped')).toEqual({ kind: 'told' });
    expect(await tell('shipped')).toEqual({ kind: 'told' });
    expect(state.fulfillments).toHaveLength(1);
    expect(requests.filter(({ method }) => method === 'PUT')).toHaveLength(1);
  });

  test('shipped, at a store without fulfilments: a note to the buyer, once', async () => {
    const { tell, state } = aStore((call) =>
      call.endsWith('/fulfillments') ? NO_ROUTE : undefined,
    );
    await tell('shipped');
    await tell('shipped');
    const note = 'Shipped with 示例物流有限公司: EB000717618HK';
    expect(state.notes).toEqual([{ note, customer_note: true }]);
    expect(state.status).toBe('completed');
  });

  test.each(['cancelled', 'order-cancelled'] as const)(
    '%s: the order’s status, once',
    async (kind) => {
      const { tell, tellOfOrder, state, requests } = aStore();
      const say = () => (kind === 'cancelled' ? tell(kind) : tellOfOrder(kind));
      expect(await say()).toEqual({ kind: 'told' });
      expect(await say()).toEqual({ kind: 'told' });
      expect(state.status).toBe('cancelled');
      expect(requests.filter(({ method }) => method === 'PUT')).toHaveLength(1);
    },
  );

  test('a status from which no order comes back is left alone', async () => {
    const { tell, state } = aStore();
    state.status = 'refunded';
    expect(await tell('cancelled')).toEqual({ kind: 'told' });
    expect(state.status).toBe('refunded');
  });

  test('what cannot be done: a note that only the merchant sees', async () => {
    const { tell, tellOfOrder, state } = aStore();
    await tell('cancel-refused');
    await tellOfOrder('order-refused');
    expect(state.notes).toEqual([
      { note: 'Too late to cancel: it is sent', customer_note: false },
      { note: 'Bondway cannot send this order: no stock', customer_note: false },
    ]);
  });

  test.each(['accepted', 'held', 'delivered'] as const)('%s has no place there', async (kind) => {
    const { tell, requests } = aStore();
    expect(await tell(kind)).toEqual({ kind: 'not-wanted' });
    expect(requests).toEqual([]);
  });

  test('an order that the store deleted wants no status', async () => {
    const gone = { status: 404, json: { code: 'woocommerce_rest_shop_order_invalid_id' } };
    const { tell } = aStore(() => gone);
    expect(await tell('cancelled')).toEqual({ kind: 'not-wanted' });
  });

  test('too fast a caller waits its turn, and says how long', async () => {
    const { tell } = aStore();
    const results = [];
    for (let at = 0; at < 22; at += 1) results.push(await tell('cancelled'));
    expect(results.at(-1)).toEqual({
      kind: 'transient',
      reason: 'our own pace for this channel',
      retryAfterSeconds: 1,
    });
  });

  test.each([401, 429, 500])('HTTP %i is told again', async (status) => {
    const { tell } = aStore(() => ({ status, headers: { 'retry-after': '9' } }));
    expect(await tell('shipped')).toEqual({
      kind: 'transient',
      reason: `HTTP ${String(status)}`,
      retryAfterSeconds: 9,
    });
  });
});

test('one parcel of several neither completes nor cancels the order', async () => {
  const { tell, state } = aStore();
  expect(await tell('shipped', false)).toEqual({ kind: 'told' });
  expect(state.fulfillments).toHaveLength(1);
  expect(await tell('cancelled', false)).toEqual({ kind: 'not-wanted' });
  expect(state.status).toBe('processing');
});
