import type * as z from 'zod/mini';
import type { shopifyOrder } from './payload.ts';

type ShopifyOrder = z.output<typeof shopifyOrder>;

/** An order without what edits and refunds took out of it. */
export interface Left {
  readonly told: ShopifyOrder;
  /** Quantities were taken out: the sum of the goods stands nowhere. */
  readonly isEdited: boolean;
  /** Nothing is left: `told` is as it was. */
  readonly isEmpty: boolean;
}

/**
 * What is left of an order. The lines keep their first quantity beside the current one, and the
 * totals of the first version stand beside the current ones. weak: freight that was refunded with
 * the goods is in none of the current totals; the sum then differs, and the order is a case.
 */
export function leftOf(order: ShopifyOrder): Left {
  const line_items = order.line_items.flatMap((item) => {
    const quantity = item.current_quantity ?? item.quantity;
    return quantity === 0 ? [] : [{ ...item, quantity }];
  });
  const isSame = order.line_items.every(
    ({ quantity, current_quantity = quantity }) => current_quantity === quantity,
  );
  if (isSame) return { told: order, isEdited: false, isEmpty: false };
  if (line_items.length === 0) return { told: order, isEdited: false, isEmpty: true };
  const told = {
    ...order,
    line_items,
    total_discounts: order.current_total_discounts ?? order.total_discounts,
    total_tax: order.current_total_tax ?? order.total_tax,
    total_price: order.current_total_price ?? order.total_price,
    original_total_duties_set: order.current_total_duties_set ?? order.original_total_duties_set,
  };
  return { told, isEdited: true, isEmpty: false };
}
