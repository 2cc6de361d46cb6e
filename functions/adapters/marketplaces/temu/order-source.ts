import * as z from 'zod/mini';
import type { Channel } from '../../../ports/directory.ts';
import type { OrderSource } from '../../../ports/inbound.ts';
import { fetchedOrder, notFetched } from '../fetched-order.ts';
import type { MarketAnswer } from '../market-client.ts';
import { mentionReader } from '../mention-reader.ts';
import type { TemuApi } from './api.ts';
import { orderList } from './messages.ts';
import { readTemuOrder } from './to-order.ts';

/** What comes after the sale is settled at the channel. */
export const readTemuNotification = mentionReader(
  {
    bg_order_status_change_event: ['parentOrderSn'],
    bg_trade_logistics_address_changed: ['parentOrderSn'],
    bg_cancel_order_status_change: ['parentOrderSn'],
  },
  ['bg_aftersales_status_change'],
);

/** "Order not found". */
const UNKNOWN_ORDER = ['140020002'];

/**
 * An order as the API has it, whatever shape that is. The list and not the detail: only the list
 * tells when the order last changed.
 */
export async function askTemuOrder(
  api: TemuApi,
  channel: Channel,
  parentOrderSn: string,
): Promise<MarketAnswer<{ readonly order?: unknown }>> {
  const answer = await api.run(channel, {
    type: 'bg.order.list.v2.get',
    parameters: { parentOrderSnList: [parentOrderSn], pageNumber: 1, pageSize: 1 },
    data: orderList,
  });
  return answer.kind === 'ok'
    ? { kind: 'ok', data: { order: answer.data.pageItems?.[0] } }
    : answer;
}

/** The orders that Temu's events only name: order, address and amounts are three answers. */
export function temuOrders(api: TemuApi): OrderSource {
  return {
    fetch: async (channel, parentOrderSn) => {
      const ask = (type: string) =>
        api.run(channel, { type, parameters: { parentOrderSn }, data: z.unknown() });
      const found = await askTemuOrder(api, channel, parentOrderSn);
      if (found.kind !== 'ok') return notFetched(found, UNKNOWN_ORDER);
      const { order } = found.data;
      if (order === undefined) return { kind: 'unknown' };
      const shipping = await ask('bg.order.shippinginfo.v2.get');
      if (shipping.kind !== 'ok') return notFetched(shipping, []);
      // A sensitive interface: without the right to it there are no amounts, and no order.
      const amounts = await ask('temu.order.amount.v2.query');
      if (amounts.kind !== 'ok') return notFetched(amounts, []);
      const told = { order, shipping: shipping.data, amounts: amounts.data };
      return fetchedOrder(told, readTemuOrder);
    },
  };
}
