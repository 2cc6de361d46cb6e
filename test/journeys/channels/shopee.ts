import { signShopee } from '../../../functions/adapters/marketplaces/shopee/sign.ts';
import { channelExample } from '../channel-orders.ts';
import type { ChannelUnderTest } from '../channel-orders.ts';

const { channelId, order } = channelExample('shopee');
/** Not where the message is posted to: what is signed is what was registered. */
const REGISTERED = 'https://bondway.example/webhooks/shopee/demo-shopee';
const orderSn = (number: number) => `261123DG${String(number)}`;

/** Shopee: a push names the order, and a buyer who wants out waits for our answer. */
export const shopee: ChannelUnderTest = {
  marketplace: 'shopee',
  order: (number) => ({ ...order, order_sn: orderSn(number) }),
  orderNumber: orderSn,
  told: { delivered: ['update ship_order'], cancelled: ['update buyer cancellation ACCEPT'] },
  late: (number, [secret = '']) => {
    const body = JSON.stringify({
      data: { items: [], ordersn: orderSn(number), status: 'UNPAID', update_time: 1795427990 },
      shop_id: 220411,
      code: 3,
      timestamp: 1795427990,
    });
    return {
      path: `/webhooks/shopee/${channelId}`,
      headers: { authorization: signShopee(Buffer.from(body), secret, REGISTERED) },
      body,
    };
  },
};
