import { signShopify } from '../../../functions/adapters/marketplaces/shopify/sign.ts';
import { drawExportOrder } from '../../../functions/sandbox/demo/export-order.ts';
import { stringifyLossless } from '../../../functions/sandbox/lossless-json.ts';
import type { ChannelUnderTest } from '../channel-orders.ts';

const placedAt = Date.parse('2026-11-23T10:00:00Z');
const numbered = (number: number) => drawExportOrder({ seed: 7, index: number, placedAt });

/** A Shopify store: orders come whole; what is to be cancelled is asked for at the fulfilment order. */
export const shopify: ChannelUnderTest = {
  marketplace: 'shopify',
  order: numbered,
  orderNumber: (number) => String(numbered(number).id),
  told: {
    delivered: ['update fulfillmentCreate', 'update fulfillmentEventCreate DELIVERED'],
    cancelled: ['update fulfillmentOrderAcceptCancellationRequest'],
  },
  late: (number, [secret = '']) => {
    const older = { financial_status: 'pending', updated_at: '2026-11-23T09:00:00+00:00' };
    const body = stringifyLossless({ ...numbered(number), ...older });
    return {
      path: '/webhooks/shopify/demo-shop',
      headers: {
        'x-shopify-topic': 'orders/updated',
        'x-shopify-webhook-id': `older-${String(number)}`,
        'x-shopify-shop-domain': 'harbour-lane.myshopify.com',
        'x-shopify-hmac-sha256': signShopify(Buffer.from(body), secret),
      },
      body,
    };
  },
};
