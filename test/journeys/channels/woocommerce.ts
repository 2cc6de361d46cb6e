import { signWooCommerce } from '../../../functions/adapters/marketplaces/woocommerce/sign.ts';
import { channelExample } from '../channel-orders.ts';
import type { ChannelUnderTest } from '../channel-orders.ts';

const { channelId, order } = channelExample('woocommerce');
const numbered = (number: number) => ({ ...order, id: number, number: `W-${String(number)}` });

/** A WooCommerce store: orders come whole, the status says what became of them. */
export const wooCommerce: ChannelUnderTest = {
  marketplace: 'woocommerce',
  order: numbered,
  orderNumber: String,
  told: {
    delivered: ['update fulfillment', 'update status completed'],
    // The store cancelled it itself: there is nothing to add.
    cancelled: [],
  },
  late: (number, [secret = '']) => {
    const older = { status: 'pending', date_modified_gmt: '2026-11-23T10:00:30' };
    const body = JSON.stringify({ ...numbered(number), ...older });
    return {
      path: `/webhooks/woocommerce/${channelId}`,
      headers: {
        'x-wc-webhook-id': '12',
        'x-wc-webhook-topic': 'order.updated',
        'x-wc-webhook-signature': signWooCommerce(Buffer.from(body), secret),
      },
      body,
    };
  },
};
