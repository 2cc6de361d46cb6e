import { z } from 'zod';
import { anyRecord, marketOrder } from './market-order.ts';
import type { MarketNews } from './market-order.ts';
import type { StoreOrder } from './store-order.ts';

const orderSchema = z.looseObject({
  order_sn: z.string(),
  order_status: z.string(),
  create_time: z.int(),
  update_time: z.int(),
  recipient_address: anyRecord,
});

const MASKED = { name: '****', phone: '****', full_address: '****', city: '****' };

/**
 * Reads an order as Shopee's API shows it once it is paid; before that the address is masked. Throws
 * a ZodError when it is none.
 *
 * @param shop the shop's id
 */
export function shopeeOrder(order: unknown, shop: string): StoreOrder {
  const read = orderSchema.parse(order);
  const whole = anyRecord.parse(order);
  const push = (status: string, at: number, changes: object = {}): MarketNews => ({
    topic: 'order_status_push',
    message: {
      data: { items: [], ordersn: read.order_sn, status, update_time: at },
      shop_id: Number(shop),
      code: 3,
      timestamp: at,
    },
    resource: { ...whole, ...changes, order_status: status, update_time: at },
  });
  return marketOrder(read.order_sn, {
    created: push('UNPAID', read.create_time, {
      recipient_address: { ...read.recipient_address, ...MASKED },
    }),
    paid: push(read.order_status, read.update_time),
    cancelled: (at) => push('IN_CANCEL', at, { buyer_cancel_reason: 'Need to change something' }),
  });
}
