import { z } from 'zod';
import type { RecordSets } from '../records.ts';
import type { StoreOrder } from './store-order.ts';

const shopOrderSchema = z.object({
  id: z.string(),
  orderNumber: z.string(),
  lines: z.array(z.object({ id: z.string(), quantity: z.number() })),
  status: z.enum(['OPEN', 'CLOSED', 'CANCELLED']),
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
  /** The buyer wants out: the store asks whoever fulfils to cancel. */
  requestCancellation(id: string): void;
}

/** Orders in the sandbox's records; an order's number is its Shopify id. */
export function openShopOrders(records: RecordSets): ShopOrders {
  const orders = records('shop-order', shopOrderSchema);
  return {
    get: (id) => orders.get(id),
    put: (order) => orders.put(order.id, order),
    open({ channelOrderId: id, orderNumber, lines }) {
      if (lines === undefined || orders.get(id) !== undefined) return;
      const request = 'UNSUBMITTED';
      orders.put(id, { id, orderNumber, lines: [...lines], status: 'OPEN', request });
    },
    requestCancellation(id) {
      const order = orders.get(id);
      if (order?.status !== 'OPEN') return;
      orders.put(id, { ...order, request: 'CANCELLATION_REQUESTED' });
    },
  };
}

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
