import { describe, expect, test } from '@jest/globals';
import { outboundClient } from '../../../../functions/adapters/http/outbound-client.ts';
import { marketplace } from '../../../../functions/adapters/marketplaces/marketplace.ts';
import { marketSources } from '../../../../functions/adapters/marketplaces/market-sources.ts';
import { orderSource } from '../../../../functions/adapters/marketplaces/order-source.ts';
import type { ConsignmentNotice } from '../../../../functions/ports/marketplace.ts';
import { anAmazonOrder } from '../../../support/amazon-order.ts';
import { aChannel } from '../../../support/channel-builder.ts';
import { fakeTransport } from '../../../support/fake-transport.ts';
import type { FakeAnswer } from '../../../support/fake-transport.ts';
import { fixedClock } from '../../../support/fixed-clock.ts';
import { aParcelNotice, WAYBILL } from '../../../support/market-under-test.ts';

const API = 'https://sellingpartnerapi-eu.example';
const CHANNEL = aChannel({
  channelId: 'amazon',
  marketplace: 'amazon',
  updatesUrl: API,
  tokenUrl: 'https://auth.example/token',
  site: 'A1PA6795UKMFR9',
});
const ORDER_ID = '302-1234567-8901234';
const CONFIRM = `POST ${API}/orders/v0/orders/${ORDER_ID}/shipmentConfirmation`;

/** Amazon in memory; `interfere` answers instead of it. */
function anAmazon(
  interfere: (call: string, number: number) => FakeAnswer | undefined = () => undefined,
) {
  const packages: object[] = [];
  const fake = fakeTransport(({ method, url, body }, number) => {
    const call = `${method} ${url}`;
    if (url.startsWith('https://auth')) {
      return { status: 200, json: { access_token: 'Atza|1', expires_in: 3600 } };
    }
    const answer = interfere(call, number);
    if (call === CONFIRM) {
      const sent = JSON.parse(Buffer.from(body ?? '').toString()) as {
        packageDetail: { trackingNumber: string };
      };
      packages.push(sent.packageDetail);
      return answer ?? { status: 204 };
    }
    return answer ?? { status: 200, json: { order: { ...anAmazonOrder(), packages } } };
  });
  const clock = fixedClock();
  const values: { readonly [name: string]: readonly string[] } = {
    'channels/amazon/api-key': ['amzn1.client:a:secret'],
    'channels/amazon/refresh-token': ['Atzr|1'],
  };
  const secrets = { get: async (name: string) => values[name] ?? [] };
  const parts = { outbound: outboundClient({ transport: fake.transport, clock }), secrets, clock };
  const port = marketplace(parts);
  const notice = (kind: ConsignmentNotice['kind']) =>
    aParcelNotice(kind, ORDER_ID, [{ lineId: '12345678901234', quantity: 2 }]);
  return {
    ...fake,
    packages,
    tell: (kind: ConsignmentNotice['kind'], channel = CHANNEL) => port.tell(channel, notice(kind)),
    source: orderSource(marketSources(parts)),
  };
}

describe('telling Amazon', () => {
  test('shipped: a package with its quantities, under a token of Login with Amazon', async () => {
    const { tell, packages, requests, sent } = anAmazon();
    expect(await tell('shipped')).toEqual({ kind: 'told' });
    const form = new URLSearchParams(Buffer.from(requests[0]?.body ?? '').toString());
    expect(Object.fromEntries(form)).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'Atzr|1',
      client_id: 'amzn1.client',
      client_secret: 'a:secret',
    });
    expect(requests[1]?.headers).toMatchObject({ 'x-amz-access-token': 'Atza|1' });
    expect(sent(2)).toEqual({
      marketplaceId: 'A1PA6795UKMFR9',
      packageDetail: {
        packageReferenceId: '1',
        carrierCode: 'China Post',
        trackingNumber: WAYBILL,
        shipDate: '2026-11-24T10:00:00.000Z',
        orderItems: [{ orderItemId: '12345678901234', quantity: 2 }],
      },
    });
    expect(packages).toHaveLength(1);
  });

  test('shipped again after an answer that got lost is one package', async () => {
    const { tell, packages } = anAmazon((call, number) =>
      call === CONFIRM && number === 3 ? { failed: 'no answer in time' } : undefined,
    );
    expect(await tell('shipped')).toEqual({ kind: 'transient', reason: 'no answer in time' });
    expect(await tell('shipped')).toEqual({ kind: 'told' });
    expect(packages).toHaveLength(1);
  });

  test('what is fulfilled already counts as told; another refusal is told again', async () => {
    const refusing = (message: string) =>
      anAmazon((call) =>
        call === CONFIRM
          ? { status: 400, json: { errors: [{ code: 'InvalidInput', message, details: '' }] } }
          : undefined,
      );
    expect(await refusing('The order item is already fulfilled.').tell('shipped')).toEqual({
      kind: 'told',
    });
    expect(await refusing('Invalid ship date').tell('shipped')).toMatchObject({
      kind: 'transient',
      reason: 'refused: HTTP 400 InvalidInput Invalid ship date',
    });
  });

  test('waits for a site, which a confirmation names', async () => {
    const { tell, requests } = anAmazon();
    expect(await tell('shipped', { ...CHANNEL, site: undefined })).toMatchObject({
      kind: 'transient',
      reason: 'no marketplace id (site) for channel amazon',
    });
    expect(requests).toEqual([]);
  });

  test.each(['accepted', 'held', 'delivered', 'cancelled', 'cancel-refused'] as const)(
    '%s has no place there',
    async (kind) => {
      const { tell, requests } = anAmazon();
      expect(await tell(kind)).toEqual({ kind: 'not-wanted' });
      expect(requests).toEqual([]);
    },
  );
});

describe('fetching an order of Amazon', () => {
  const fetched = (interfere?: Parameters<typeof anAmazon>[0]) =>
    anAmazon(interfere).source.fetch(CHANNEL, ORDER_ID);
  const cancelled = { fulfillmentStatus: 'CANCELLED', fulfilledBy: 'MERCHANT' };

  test.each([
    [undefined, { kind: 'fetched', read: { ok: true, value: { channelOrderId: ORDER_ID } } }],
    [{ status: 404, json: { errors: [] } }, { kind: 'unknown' }],
    [
      { status: 200, json: { order: anAmazonOrder({ fulfillment: cancelled }) } },
      { kind: 'gone', reason: 'cancelled at Amazon' },
    ],
    [{ status: 429 }, { kind: 'transient' }],
    [{ status: 403 }, { kind: 'transient' }],
    [
      { status: 200, json: { order: {} } },
      { kind: 'fetched', read: { ok: false } },
    ],
  ] as const)('is %j: %j', async (answer, expected) => {
    expect(await fetched(() => answer)).toMatchObject(expected);
  });

  test('asks for the recipient, and not for more than Amazon grants at once', async () => {
    const { source, requests } = anAmazon();
    const asked = Array.from({ length: 31 }, () => source.fetch(CHANNEL, ORDER_ID));
    const answers = await Promise.all(asked);
    expect(answers.filter(({ kind }) => kind === 'transient')).toEqual([
      { kind: 'transient', reason: 'our own pace for this channel', retryAfterSeconds: 2 },
    ]);
    expect(requests.at(-1)?.url).toContain('includedData=BUYER,RECIPIENT,PROCEEDS');
  });
});
