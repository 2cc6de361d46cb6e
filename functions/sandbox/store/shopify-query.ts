import { gidOf, HOLD_NOTES, isOpen, lineGidOf, orderIdOf } from './shop-orders.ts';
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

/** Answer to `fulfillmentOrder(id:)`, with its order and that order's fulfilment orders; null when there is none. */
export function queryFulfillmentOrder(
  shopOrders: ShopOrders,
  variables: { readonly [name: string]: unknown },
): object | null {
  const gid = typeof variables['id'] === 'string' ? variables['id'] : '';
  const order = shopOrders.get(orderIdOf('FulfillmentOrder', gid) ?? '');
  if (order === undefined) return null;
  const shown = fulfillmentOrder(order);
  const { id: legacyResourceId } = order;
  return { ...shown, order: { legacyResourceId, fulfillmentOrders: { nodes: [shown] } } };
}

/** A fulfilment order as the Admin API shows it. A hold that was released is gone from it. */
export function fulfillmentOrder(order: ShopOrder): object {
  const { id, lines, request, status, updatedAt } = order;
  const open = isOpen(order);
  const holds = [{ reason: 'OTHER', reasonNotes: HOLD_NOTES }];
  return {
    id: gidOf('FulfillmentOrder', id),
    status,
    updatedAt,
    fulfillmentHolds: status === 'ON_HOLD' ? holds : [],
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
