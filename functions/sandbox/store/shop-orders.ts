import { z } from 'zod';
import { isoTime } from '../clock.ts';
import type { Services } from '../services.ts';
import type { StoreOrder } from './store-order.ts';

const shopOrderSchema = z.object({
  id: z.string(),
  orderNumber: z.string(),
  lines: z.array(z.object({ id: z.string(), quantity: z.number() })),
  status: z.enum(['OPEN', 'ON_HOLD', 'CLOSED', 'CANCELLED']),
  /** Of its fulfilment order, ISO 8601. */
  updatedAt: z.string(),
  request: z.enum([
    'UNSUBMITTED',
    'CANCELLATION_REQUESTED',
    'CANCELLATION_ACCEPTED',
    'CANCELLATION_REJECTED',
  ]),
  tracking: z.object({ number: z.string(), company: z.string(), url: z.string() }).optional(),
  /** Of the latest fulfilment event. */
  displayStatus: z.string().optional(),
});
/** An order of a Shopify store with its one fulfilment order. */
export type ShopOrder = Readonly<z.infer<typeof shopOrderSchema>>;

/** The orders of the Shopify stores. Writes only inside a change of the database. */
export interface ShopOrders {
  get(id: string): ShopOrder | undefined;
  put(order: ShopOrder): void;
  /** Makes a fulfilment order of an order whose lines the Admin API names. */
  open(order: StoreOrder): void;
  /** Its fulfilment order is put on hold, or released. */
  hold(id: string, isHeld: boolean): void;
  /** The buyer wants out: the store asks whoever fulfils to cancel. */
  requestCancellation(id: string): void;
}

/** Orders in the sandbox's records; an order's number is its Shopify id. */
export function openShopOrders({
  records,
  clock,
}: Pick<Services, 'records' | 'clock'>): ShopOrders {
  const orders = records('shop-order', shopOrderSchema);
  return {
    get: (id) => orders.get(id),
    put: (order) => orders.put(order.id, order),
    open({ channelOrderId: id, orderNumber, lines }) {
      if (lines === undefined || orders.get(id) !== undefined) return;
      const request = 'UNSUBMITTED';
      const updatedAt = isoTime(clock.now());
      orders.put(id, { id, orderNumber, lines: [...lines], status: 'OPEN', updatedAt, request });
    },
    hold(id, isHeld) {
      const order = orders.get(id);
      if (order?.status !== (isHeld ? 'OPEN' : 'ON_HOLD')) return;
      const status = isHeld ? 'ON_HOLD' : 'OPEN';
      orders.put(id, { ...order, status, updatedAt: isoTime(clock.now()) });
    },
    requestCancellation(id) {
      const order = orders.get(id);
      if (order === undefined || !isOpen(order)) return;
      orders.put(id, { ...order, request: 'CANCELLATION_REQUESTED' });
    },
  };
}

/** Something of it is left to fulfil, now or once it is let go. */
export function isOpen({ status }: Pick<ShopOrder, 'status'>): boolean {
  return status === 'OPEN' || status === 'ON_HOLD';
}

/** Why the store holds an order back. */
export const HOLD_NOTES = 'The buyer wants to change the order';

/** Ids of what belongs to an order lie at fixed distances from its own. */
const DISTANCE = { FulfillmentOrder: 500n, Fulfillment: 900n, OrderTransaction: 1_300n } as const;
const LINE_DISTANCE = 700n;

/** Global id of something that belongs to an order. */
export function gidOf(kind: keyof typeof DISTANCE, orderId: string): string {
  return `gid://shopify/${kind}/${String(BigInt(orderId) + DISTANCE[kind])}`;
}

/** Global id of the fulfilment-order line of an order line. */
export function lineGidOf(lineId: string): string {
  return `gid://shopify/FulfillmentOrderLineItem/${String(BigInt(lineId) + LINE_DISTANCE)}`;
}

/** The order's id from the global id of the order or of something that belongs to it; undefined for no such id. */
export function orderIdOf(kind: 'Order' | keyof typeof DISTANCE, gid: string): string | undefined {
  const digits = new RegExp(`^gid://shopify/${kind}/(\\d{1,20})$`).exec(gid)?.[1];
  if (digits === undefined) return undefined;
  return kind === 'Order' ? digits : String(BigInt(digits) - DISTANCE[kind]);
}
