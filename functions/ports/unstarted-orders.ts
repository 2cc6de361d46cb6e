import type { Order } from '../domain/order/order.ts';

/** Finds orders that should have become consignments. Not on the way of any order: a listing. */
export interface UnstartedOrders {
  /** Paid, neither test nor held back, cancelled or refused, and without a consignment; oldest first. */
  unstarted(merchantId: string, limit: number): Promise<readonly Order[]>;
}
