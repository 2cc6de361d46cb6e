import { signLazada } from '../../../functions/adapters/marketplaces/lazada/sign.ts';
import { channelExample } from '../channel-orders.ts';
import type { ChannelUnderTest } from '../channel-orders.ts';

const { channelId, order: example } = channelExample('lazada');
const { order, items } = example as {
  readonly order: object;
  readonly items: readonly object[];
};
const APP_KEY = '123456';
const id = (number: number) => 426156000000000 + number;

/** Lazada: each item has a status of its own, and cancellations are over when we hear of them. */
export const lazada: ChannelUnderTest = {
  marketplace: 'lazada',
  order: (number) => ({
    order: { ...order, order_id: id(number), order_number: id(number) },
    items: items.map((item, index) => ({
      ...item,
      order_item_id: id(number) + 1_000_000 * (index + 1),
    })),
  }),
  orderNumber: (number) => String(id(number)),
  told: { delivered: ['update pack', 'update ready to ship', 'update delivered'], cancelled: [] },
  late: (number, [secret = '']) => {
    const body = JSON.stringify({
      seller_id: '9999',
      message_type: 0,
      data: {
        order_status: 'unpaid',
        trade_order_id: String(id(number)),
        trade_order_line_id: String(id(number) + 2_000_000),
        status_update_time: 1795427990,
      },
      timestamp: 1795427990123,
      site: 'lazada_my',
    });
    return {
      path: `/webhooks/lazada/${channelId}`,
      headers: { authorization: signLazada(Buffer.from(body), secret, APP_KEY) },
      body,
    };
  },
};
