import { signTikTokShop } from '../../../functions/adapters/marketplaces/tiktok-shop/sign.ts';
import { channelExample } from '../channel-orders.ts';
import type { ChannelUnderTest } from '../channel-orders.ts';

const { channelId, order } = channelExample('tiktok-shop');
const APP_KEY = '38abcd';
const id = (number: number) => `576486316948${String(number)}`;

/** TikTok Shop: a webhook names the order, and a buyer who wants out waits for our answer. */
export const tikTokShop: ChannelUnderTest = {
  marketplace: 'tiktok-shop',
  order: (number) => ({
    ...order,
    id: id(number),
    line_items: (order['line_items'] as readonly object[]).map((line, index) => ({
      ...line,
      id: `5770865121${String(number)}${String(index)}`,
      package_id: `1152321127${String(number)}`,
    })),
  }),
  orderNumber: id,
  told: { delivered: ['update package shipped'], cancelled: ['update cancellation approve'] },
  late: (number, [secret = '']) => {
    const body = JSON.stringify({
      type: 1,
      tts_notification_id: `${id(number)}0`,
      shop_id: '7494049642642441621',
      timestamp: 1795427990,
      data: { order_id: id(number), order_status: 'UNPAID', update_time: 1795427990 },
    });
    return {
      path: `/webhooks/tiktok-shop/${channelId}`,
      headers: { authorization: signTikTokShop(Buffer.from(body), secret, APP_KEY) },
      body,
    };
  },
};
