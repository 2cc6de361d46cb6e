import { sealTemu, signTemu } from '../../../functions/adapters/marketplaces/temu/sign.ts';
import { channelExample } from '../channel-orders.ts';
import type { ChannelUnderTest } from '../channel-orders.ts';

const { channelId, order: example } = channelExample('temu');
const { order, shipping, amounts } = example as {
  readonly order: {
    readonly parentOrderMap: object;
    readonly orderList: readonly [object];
  };
  readonly shipping: object;
  readonly amounts: { readonly parentOrderMap: object; readonly orderList: readonly [object] };
};
const parentOrderSn = (number: number) => `PO-185-21905452${String(number)}`;
const orderSn = (number: number) => `185-21905473${String(number)}`;

/** Temu: bodies are encrypted, one address serves all calls, cancellations are over when we hear of them. */
export const temu: ChannelUnderTest = {
  marketplace: 'temu',
  order: (number) => ({
    order: {
      parentOrderMap: { ...order.parentOrderMap, parentOrderSn: parentOrderSn(number) },
      orderList: [{ ...order.orderList[0], orderSn: orderSn(number) }],
    },
    shipping,
    amounts: { ...amounts, orderList: [{ ...amounts.orderList[0], orderSn: orderSn(number) }] },
  }),
  orderNumber: parentOrderSn,
  told: { delivered: ['update shipment confirmed'], cancelled: [] },
  late: (number, [secret = '']) => {
    const event = Buffer.from(
      JSON.stringify({
        mallId: 1024,
        parentOrderSn: parentOrderSn(number),
        orderSn: orderSn(number),
        orderStatus: 1,
        updateTime: 1795427990,
      }),
    );
    // Temu signs both with and without `x-tm-ext-param`; the demo's Temu does the former.
    const signed = {
      'x-tm-app-key': 'demo-temu-app',
      'x-tm-event-code': 'bg_order_status_change_event',
      'x-tm-timestamp': String(Date.now()),
    };
    return {
      path: `/webhooks/temu/${channelId}`,
      headers: { ...signed, 'x-tm-signature': signTemu(event, signed, secret) },
      body: sealTemu(event, secret),
    };
  },
};
