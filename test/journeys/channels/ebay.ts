import { signEbay } from '../../../functions/adapters/marketplaces/ebay/sign.ts';
import { ebayKeyOf } from '../../../functions/sandbox/store/ebay-key.ts';
import { channelExample } from '../channel-orders.ts';
import type { ChannelUnderTest } from '../channel-orders.ts';

const { channelId, order } = channelExample('ebay');
const orderId = (number: number) => `12-${String(number)}-1`;

/** eBay: notifications name an order, which is fetched; a buyer asks for a cancellation there. */
export const ebay: ChannelUnderTest = {
  marketplace: 'ebay',
  order: (number) => ({ ...order, orderId: orderId(number), legacyOrderId: `L${String(number)}` }),
  orderNumber: orderId,
  told: {
    delivered: ['update shipping_fulfillment'],
    cancelled: ['update cancellation approve'],
  },
  late: (number, [secret = '']) => {
    const body = JSON.stringify({
      metadata: { topic: 'ORDER_CONFIRMATION', schemaVersion: '1.0', deprecated: false },
      notification: { notificationId: 'late', data: { order: { orderId: orderId(number) } } },
    });
    return {
      path: `/webhooks/ebay/${channelId}`,
      headers: { 'x-ebay-signature': signEbay(Buffer.from(body), ebayKeyOf(secret)) },
      body,
    };
  },
};
