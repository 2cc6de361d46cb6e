import { gidOf, lineGidOf, orderIdOf } from './shop-orders.ts';
import type { ShopOrder, ShopOrders } from './shop-orders.ts';

/** Answer to `order(id:)`: fulfilment orders, fulfilments and transactions; null when there is none. */
export function queryOrder(
  shopOrders: ShopOrders,
  query: string,
  variables: { readonly [name: string]: unknown },
): object | null {
  const gid = /gid:\/\/shopify\/Order\/\d+/.exec(query + JSON.stringify(variables))?.[0] ?? '';
  const order = shopOrders.get(orderIdOf('Order', gid) ?? '');
  if (order === undefined) return null;
  return {
    id: gid,
    fulfillmentOrders: { nodes: [fulfillmentOrder(order)] },
    fulfillments: fulfillments(order),
    transactions: [
      {
        id: gidOf('OrderTransaction', order.id),
        kind: 'SALE',
        gateway: 'shopify_payments',
        paymentId: `r${order.id}.1`,
        status: 'SUCCESS',
      },
    ],
  };
}

/** A fulfilment order as the Admin API shows it. */
export function fulfillmentOrder(order: ShopOrder): object {
  const { id, lines, request, status } = order;
  const open = status === 'OPEN';
  return {
    id: gidOf('FulfillmentOrder', id),
    status,
    requestStatus: request,
    lineItems: {
      nodes: lines.map((line) => ({
        id: lineGidOf(line.id),
        totalQuantity: line.quantity,
        remainingQuantity: open ? line.quantity : 0,
        lineItem: { id: `gid://shopify/LineItem/${line.id}` },
      })),
    },
  };
}

function fulfillments({ id, tracking, displayStatus = 'FULFILLED' }: ShopOrder): readonly object[] {
  return tracking === undefined
    ? []
    : [
        {
          id: gidOf('Fulfillment', id),
          status: 'SUCCESS',
          displayStatus,
          trackingInfo: [tracking],
        },
      ];
}
