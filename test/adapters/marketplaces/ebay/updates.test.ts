import { describe, expect, test } from '@jest/globals';
import { outboundClient } from '../../../../functions/adapters/http/outbound-client.ts';
import { marketplace } from '../../../../functions/adapters/marketplaces/marketplace.ts';
import { marketSources } from '../../../../functions/adapters/marketplaces/market-sources.ts';
import { orderSource } from '../../../../functions/adapters/marketplaces/order-source.ts';
import type { ConsignmentNotice } from '../../../../functions/ports/marketplace.ts';
import { aChannel } from '../../../support/channel-builder.ts';
import { aLine, anExportConsignment } from '../../../support/consignment-builder.ts';
import { anEbayOrder } from '../../../support/ebay-order.ts';
import { fakeTransport } from '../../../support/fake-transport.ts';
import type { FakeAnswer } from '../../../support/fake-transport.ts';
import { fixedClock } from '../../../support/fixed-clock.ts';
import { anOrder } from '../../../support/order-builder.ts';

const CHANNEL = aChannel({
  channelId: 'ebay',
  marketplace: 'ebay',
  updatesUrl: 'https://api.ebay.example/',
});
const AT = '2026-11-24T10:00:00.000Z';
const ORDER = '/sell/fulfillment/v1/order/12-11223-44556';

/** eBay in memory; `interfere` answers instead of it. */
function anEbay(
  interfere: (call: string, number: number) => FakeAnswer | undefined = () => undefined,
) {
  const packages: object[] = [];
  const requests = { cancelRequestId: '5001', cancelRequestState: 'REQUESTED' };
  const state = { cancelStatus: { cancelState: 'IN_PROGRESS', cancelRequests: [requests] } };
  const fake = fakeTransport(({ method, url, body }, number) => {
    const call = `${method} ${url.slice('https://api.ebay.example'.length)}`;
    const answer = interfere(call, number);
    if (call.endsWith('/token'))
      return { status: 200, json: { access_token: 't1', expires_in: 7200 } };
    if (call === `POST ${ORDER}/shipping_fulfillment`) {
      const sent = JSON.parse(Buffer.from(body ?? '').toString()) as { trackingNumber: string };
      packages.push({ ...sent, shipmentTrackingNumber: sent.trackingNumber });
      return answer ?? { status: 201 };
    }
    if (answer !== undefined) return answer;
    if (call.endsWith('/shipping_fulfillment'))
      return { status: 200, json: { fulfillments: packages } };
    if (call === `GET ${ORDER}`) return { status: 200, json: anEbayOrder(state) };
    state.cancelStatus = { cancelState: 'CANCELED', cancelRequests: [] };
    return { status: 200, json: {} };
  });
  const clock = fixedClock();
  const values: { readonly [name: string]: readonly string[] } = {
    'channels/ebay/api-key': ['app:secret'],
    'channels/ebay/refresh-token': ['v^1.1'],
  };
  const secrets = { get: async (name: string) => values[name] ?? [] };
  const outbound = outboundClient({ transport: fake.transport, clock });
  const port = marketplace({ outbound, secrets, clock });
  const tell = (kind: ConsignmentNotice['kind']) =>
    port.tell(CHANNEL, {
      noticeId: `C1.${kind}.7`,
      kind,
      order: anOrder({ channelOrderId: '12-11223-44556' }),
      consignment: anExportConsignment({ lines: [aLine({ lineId: '1004', quantity: 2 })] }),
      whole: true,
      at: AT,
    });
  const calls = () =>
    fake.requests.map(
      ({ method, url }) => `${method} ${url.slice('https://api.ebay.example'.length)}`,
    );
  return {
    ...fake,
    tell,
    packages,
    calls,
    source: orderSource(marketSources({ outbound, secrets, clock })),
  };
}

describe('telling eBay', () => {
  test('shipped: a package with its quantities and number, under the seller’s token', async () => {
    const { tell, packages, requests, sent } = anEbay();
    expect(await tell('shipped')).toEqual({ kind: 'told' });
    const form = new URLSearchParams(Buffer.from(requests[0]?.body ?? '').toString());
    expect(Object.fromEntries(form)).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'v^1.1',
      scope: 'https://api.ebay.com/oauth/api_scope/sell.fulfillment',
    });
    expect(requests[1]?.headers).toMatchObject({ authorization: 'Bearer t1' });
    expect(sent(2)).toEqual({
      lineItems: [{ lineItemId: '1004', quantity: 2 }],
      shippedDate: AT,
      shippingCarrierCode: '示例物流有限公司',
      trackingNumber: 'EB000717618HK',
    });
    expect(packages).toHaveLength(1);
  });

  test('shipped again after an answer that got lost is one package', async () => {
    const { tell, packages } = anEbay((call, number) =>
      call.startsWith('POST /sell') && number === 3 ? { failed: 'no answer in time' } : undefined,
    );
    expect(await tell('shipped')).toEqual({ kind: 'transient', reason: 'no answer in time' });
    expect(await tell('shipped')).toEqual({ kind: 'told' });
    expect(packages).toHaveLength(1);
  });

  test('what is shipped already counts as told; another refusal is told again', async () => {
    const refusing = (message: string) =>
      anEbay((call) =>
        call.startsWith('POST /sell')
          ? { status: 400, json: { errors: [{ errorId: 32210, message }] } }
          : undefined,
      );
    expect(await refusing('The line items are already fulfilled.').tell('shipped')).toEqual({
      kind: 'told',
    });
    expect(await refusing('Invalid carrier').tell('shipped')).toEqual({
      kind: 'transient',
      reason: 'refused: HTTP 400 http-400 Invalid carrier',
      retryAfterSeconds: undefined,
    });
  });

  test.each([
    ['cancelled', 'approve'],
    ['cancel-refused', 'reject'],
  ] as const)('%s: the buyer’s request is answered once', async (kind, answer) => {
    const { tell, calls, requests } = anEbay();
    expect(await tell(kind)).toEqual({ kind: 'told' });
    expect(await tell(kind)).toEqual({ kind: 'not-wanted' });
    const answers = calls().filter((call) => call.includes('/cancellation/'));
    expect(answers).toEqual([`POST /post-order/v2/cancellation/5001/${answer}`]);
    expect(requests[2]?.headers).toMatchObject({ authorization: 'IAF t1' });
  });

  test.each(['accepted', 'held', 'delivered'] as const)('%s has no place there', async (kind) => {
    const { tell, requests } = anEbay();
    expect(await tell(kind)).toEqual({ kind: 'not-wanted' });
    expect(requests).toEqual([]);
  });
});

describe('fetching an order of eBay', () => {
  const fetched = (interfere?: Parameters<typeof anEbay>[0]) =>
    anEbay(interfere).source.fetch(CHANNEL, '12-11223-44556');

  test('gives the order and what it was read from', async () => {
    const order = await fetched();
    expect(order).toMatchObject({
      kind: 'fetched',
      read: { ok: true, value: { channelOrderId: '12-11223-44556' } },
    });
    expect(order.kind === 'fetched' && Buffer.from(order.raw).toString()).toContain(
      '12-11223-44556',
    );
  });

  test.each([
    [{ status: 404 }, { kind: 'unknown' }],
    [
      { status: 429, headers: { 'retry-after': '30' } },
      { kind: 'transient', retryAfterSeconds: 30 },
    ],
    [{ status: 403 }, { kind: 'transient' }],
    [{ status: 400, json: { errors: [{ message: 'Bad' }] } }, { kind: 'transient' }],
    [
      { status: 200, json: { orderId: '1' } },
      { kind: 'fetched', read: { ok: false } },
    ],
  ] as const)('is %j: %j', async (answer, expected) => {
    expect(await fetched((call) => (call.startsWith('GET') ? answer : undefined))).toMatchObject(
      expected,
    );
  });

  test('waits for credentials that are not there', async () => {
    const { source } = anEbay();
    const other = { ...CHANNEL, channelId: 'other' };
    expect(await source.fetch(other, '1')).toMatchObject({
      kind: 'transient',
      reason: 'no credentials for other',
    });
  });
});
