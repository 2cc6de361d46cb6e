import { describe, expect, test } from '@jest/globals';
import { outboundClient } from '../../../../functions/adapters/http/outbound-client.ts';
import { marketSources } from '../../../../functions/adapters/marketplaces/market-sources.ts';
import { orderSource } from '../../../../functions/adapters/marketplaces/order-source.ts';
import { readShopifyDelivery } from '../../../../functions/adapters/marketplaces/shopify/to-order.ts';
import { aChannel } from '../../../support/channel-builder.ts';
import { fakeTransport } from '../../../support/fake-transport.ts';
import { fixedClock } from '../../../support/fixed-clock.ts';

const FULFILMENT = 'gid://shopify/FulfillmentOrder/6045201236114';
const SHOP = aChannel({
  channelId: 'shop',
  marketplace: 'shopify',
  updatesUrl: 'https://a.myshopify.com',
});

/** What the store says of a fulfilment order. */
function asked(fulfillmentOrder: unknown) {
  const clock = fixedClock();
  const fake = fakeTransport(() => ({ status: 200, json: { data: { fulfillmentOrder } } }));
  const parts = {
    outbound: outboundClient({ transport: fake.transport, clock }),
    secrets: { get: async () => ['shpat_1'] },
    clock,
  };
  return { ...fake, fetched: orderSource(marketSources(parts)).fetch(SHOP, FULFILMENT) };
}
const part = (status: string, updatedAt: string, ...holds: readonly object[]) => ({
  ...{ status, updatedAt, fulfillmentHolds: holds },
});
const orderOf = (...nodes: readonly object[]) => ({
  order: { legacyResourceId: '5847392847362514', fulfillmentOrders: { nodes } },
});

describe('a hold of a Shopify store', () => {
  test.each(['placed_on_hold', 'hold_released'])('%s names a fulfilment order', (what) => {
    const body = { fulfillment_order: { id: FULFILMENT, status: 'on_hold' } };
    expect(readShopifyDelivery(`fulfillment_orders/${what}`, body)).toEqual({
      ok: true,
      value: { kind: 'fetch', channelOrderId: FULFILMENT },
    });
    expect(readShopifyDelivery(`fulfillment_orders/${what}`, {})).toMatchObject({
      pointer: '/fulfillment_order',
    });
  });

  test('on any part holds the order, by the time of the newest change', async () => {
    const held = { reason: 'HIGH_RISK_OF_FRAUD', reasonNotes: 'call the buyer' };
    const { fetched, sent } = asked(
      orderOf(
        part('OPEN', '2026-11-23T10:05:00Z'),
        part('ON_HOLD', '2026-11-23T10:06:00Z', held, {
          reason: 'AWAITING_PAYMENT',
          reasonNotes: null,
        }),
      ),
    );
    expect(await fetched).toEqual({
      kind: 'hold',
      channelOrderId: '5847392847362514',
      hold: { reason: 'call the buyer; AWAITING_PAYMENT' },
      at: '2026-11-23T10:06:00.000Z',
    });
    expect(sent(0)).toMatchObject({ variables: { id: FULFILMENT } });
  });

  test('that is on no part any more lets it go', async () => {
    const { fetched } = asked(orderOf(part('OPEN', '2026-11-23T11:00:00Z')));
    expect(await fetched).toMatchObject({ hold: 'none', at: '2026-11-23T11:00:00.000Z' });
  });

  test('of a fulfilment order that the store does not know is unknown', async () => {
    expect(await asked(null).fetched).toEqual({ kind: 'unknown' });
  });
});
