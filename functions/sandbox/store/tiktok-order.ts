import { z } from 'zod';
import { anyRecord, marketOrder } from './market-order.ts';
import type { MarketNews } from './market-order.ts';
import type { StoreOrder } from './store-order.ts';

const orderSchema = z.looseObject({
  id: z.string(),
  status: z.string(),
  create_time: z.int(),
  update_time: z.int(),
});

/**
 * Reads an order as TikTok Shop's API shows it once it is paid. Throws a ZodError when it is none.
 *
 * @param shop the shop's id
 */
export function tikTokOrder(order: unknown, shop: string): StoreOrder {
  const { id, status, create_time: created, update_time: updated } = orderSchema.parse(order);
  const whole = anyRecord.parse(order);
  // Notifications are numbered in the order in which they happen.
  const notification = (type: number, serial: number, timestamp: number, data: object) => ({
    type,
    tts_notification_id: `${id}${String(serial)}`,
    shop_id: shop,
    timestamp,
    data: { order_id: id, ...data },
  });
  const changed = (serial: number, order_status: string, update_time: number): MarketNews => ({
    topic: 'ORDER_STATUS_CHANGE',
    message: notification(1, serial, update_time, {
      order_status,
      is_on_hold_order: false,
      update_time,
    }),
    resource: { ...whole, status: order_status, update_time },
  });
  return marketOrder(id, {
    created: changed(1, 'UNPAID', created),
    paid: changed(2, status, updated),
    cancelled: (at) => ({
      topic: 'CANCELLATION_STATUS_CHANGE',
      message: notification(11, 3, at, {
        cancellations_role: 'BUYER',
        cancel_status: 'CANCELLATION_REQUEST_PENDING',
        cancel_id: cancelIdOf(id),
        create_time: at,
      }),
      resource: {
        ...whole,
        is_buyer_request_cancel: true,
        cancel_reason: 'No longer needed',
        update_time: at,
      },
    }),
  });
}

/** A cancellation's id begins so and goes on with its order's. */
const CANCEL = '4';

export function cancelIdOf(orderId: string): string {
  return `${CANCEL}${orderId}`;
}

export function orderOfCancel(cancelId: string): string {
  return cancelId.slice(CANCEL.length);
}
