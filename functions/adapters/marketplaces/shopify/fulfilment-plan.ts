import type * as z from 'zod/mini';
import type { Consignment } from '../../../domain/consignment/consignment.ts';
import type { fulfillmentCreateVariables } from './messages.ts';
import type { StoreOrder } from './store-order.ts';

type Portion = z.input<
  typeof fulfillmentCreateVariables
>['fulfillment']['lineItemsByFulfillmentOrder'][number];

/** Fulfilment orders on which a fulfilment may be created. */
const OPEN: readonly string[] = ['OPEN', 'IN_PROGRESS'];

/**
 * Which quantities of which fulfilment orders this consignment fulfils. `fulfilled`: all of its
 * lines are known and nothing of them remains. `unknown-line`: the store shows no fulfilment line
 * for one of ours.
 */
export function planFulfilment(
  { fulfillmentOrders }: StoreOrder,
  { lines }: Pick<Consignment, 'lines'>,
):
  | { readonly kind: 'portions'; readonly portions: readonly Portion[] }
  | { readonly kind: 'fulfilled' }
  | { readonly kind: 'unknown-line'; readonly lineId: string } {
  const left = new Map(lines.map(({ lineId, quantity }) => [lineItemGid(lineId), quantity]));
  const known = new Set(
    fulfillmentOrders.nodes.flatMap((each) => each.lineItems.nodes.map((node) => node.lineItem.id)),
  );
  const unknown = lines.find(({ lineId }) => !known.has(lineItemGid(lineId)));
  if (unknown !== undefined) return { kind: 'unknown-line', lineId: unknown.lineId };
  const portions = fulfillmentOrders.nodes
    .filter(({ status }) => OPEN.includes(status))
    .map(({ id, lineItems }) => ({
      fulfillmentOrderId: id,
      fulfillmentOrderLineItems: lineItems.nodes.flatMap((node) => {
        const wanted = left.get(node.lineItem.id) ?? 0;
        const quantity = Math.min(wanted, node.remainingQuantity);
        left.set(node.lineItem.id, wanted - quantity);
        return quantity > 0 ? [{ id: node.id, quantity }] : [];
      }),
    }))
    .filter(({ fulfillmentOrderLineItems }) => fulfillmentOrderLineItems.length > 0);
  return portions.length > 0 ? { kind: 'portions', portions } : { kind: 'fulfilled' };
}

/** Id of an order line in GraphQL, from the 64-bit id of the webhook. */
function lineItemGid(lineId: string): string {
  return `gid://shopify/LineItem/${lineId}`;
}
