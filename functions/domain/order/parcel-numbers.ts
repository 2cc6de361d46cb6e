import type { Order } from './order.ts';

/** A consignment's id has room for two digits, see `consignmentId`. */
const LAST_NUMBER = 99;

/** Number of the first parcel that an order is planned in: those that were taken back keep theirs. */
export function firstParcelNumber({
  formerConsignmentIds = [],
}: Pick<Order, 'formerConsignmentIds'>): number {
  return formerConsignmentIds.length + 1;
}

/** Order number of a parcel that may not bear the whole order's. */
export function numberedOrder(channelOrderId: string, number: number): string {
  return `${channelOrderId}-${String(number)}`;
}

/** Whether there are numbers for as many parcels, after those that an order has and had. */
export function hasNumbersFor(
  { consignmentIds, formerConsignmentIds = [] }: Order,
  parcels: number,
): boolean {
  return formerConsignmentIds.length + consignmentIds.length + parcels <= LAST_NUMBER;
}
