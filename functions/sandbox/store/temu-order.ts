import { z } from 'zod';
import { anyRecord, marketOrder } from './market-order.ts';
import type { MarketNews } from './market-order.ts';
import type { StoreOrder } from './store-order.ts';

const parentSchema = z.looseObject({
  parentOrderSn: z.string(),
  parentOrderStatus: z.int(),
  parentOrderTime: z.int(),
  updateTime: z.int(),
});
const lineSchema = z.looseObject({ orderSn: z.string() });

const orderSchema = z.object({
  order: z.looseObject({
    parentOrderMap: parentSchema,
    orderList: z.tuple([lineSchema]).rest(lineSchema),
  }),
  shipping: anyRecord,
  amounts: anyRecord,
});

const [PENDING, CANCELLED] = [1, 3];

/**
 * Reads an order as three answers of Temu's API tell it once it may be shipped. Throws a ZodError
 * when it is none.
 *
 * @param mall the mall's id
 */
export function temuOrder(told: unknown, mall: string): StoreOrder {
  const { order, shipping, amounts } = orderSchema.parse(told);
  const { parentOrderMap: parent, orderList: lines } = order;
  const event = (status: number, at: number): MarketNews => ({
    topic: EVENT,
    headers: { 'x-tm-event-code': EVENT, 'x-tm-ext-param': '{}' },
    message: {
      mallId: Number(mall),
      parentOrderSn: parent.parentOrderSn,
      orderSn: lines[0].orderSn,
      orderStatus: status,
      updateTime: at,
    },
    resource: { order: withStatus(order, status, at), shipping, amounts },
  });
  return marketOrder(parent.parentOrderSn, {
    created: event(PENDING, parent.parentOrderTime),
    paid: event(parent.parentOrderStatus, parent.updateTime),
    cancelled: (at) => event(CANCELLED, at),
  });
}

const EVENT = 'bg_order_status_change_event';

interface TemuOrder {
  readonly parentOrderMap: object;
  readonly orderList: readonly object[];
}

/** An order and its lines in another status. */
export function withStatus<Told extends TemuOrder>(
  order: Told,
  status: number,
  updateTime: number,
) {
  return {
    ...order,
    parentOrderMap: { ...order.parentOrderMap, parentOrderStatus: status, updateTime },
    orderList: order.orderList.map((line) => ({ ...line, orderStatus: status })),
  };
}
