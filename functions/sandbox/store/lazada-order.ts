import { z } from 'zod';
import { isoTime } from '../clock.ts';
import { anyId, anyRecord, marketOrder } from './market-order.ts';
import type { MarketNews } from './market-order.ts';
import type { StoreOrder } from './store-order.ts';

const orderSchema = z.object({
  order: z.looseObject({ order_id: anyId, created_at: z.string(), updated_at: z.string() }),
  items: z
    .tuple([z.looseObject({ order_item_id: anyId })])
    .rest(z.looseObject({ order_item_id: anyId })),
});

const SITE = 'lazada_my';

/**
 * Reads an order and its items as Lazada's API shows them once they are paid. Throws a ZodError when
 * it is none. Of the messages per item, the first item's is posted.
 *
 * @param seller the seller's id
 */
export function lazadaOrder(told: unknown, seller: string): StoreOrder {
  const { order, items } = orderSchema.parse(told);
  const whole = z.object({ order: anyRecord, items: z.array(anyRecord) }).parse(told);
  const message = (status: string, moment: string): MarketNews => ({
    topic: 'trade_order',
    message: {
      seller_id: seller,
      message_type: 0,
      data: {
        order_status: status,
        trade_order_id: order.order_id,
        trade_order_line_id: items[0].order_item_id,
        status_update_time: secondsOf(moment),
      },
      timestamp: secondsOf(moment) * 1_000,
      site: SITE,
    },
    resource: {
      order: { ...whole.order, updated_at: moment, statuses: [status] },
      items: whole.items.map((item) => ({ ...item, status, updated_at: moment })),
    },
  });
  return marketOrder(order.order_id, {
    created: message('unpaid', order.created_at),
    paid: message('pending', order.updated_at),
    cancelled: (at) => message('canceled', isoTime(at * 1_000)),
  });
}

/** Of "2026-11-23 18:00:00 +0800" or ISO 8601. */
function secondsOf(moment: string): number {
  return Math.floor(Date.parse(moment.replace(' ', 'T').replace(' ', '')) / 1_000);
}
