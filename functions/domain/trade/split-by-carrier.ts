import type { Order } from '../order/order.ts';
import { carriedBy } from './route-laws.ts';
import type { PlanningFacts } from './planning-facts.ts';
import type { Route } from './routes.ts';
import type { Piece } from './split-order.ts';
import { MOST_PARCELS } from './split-limits.ts';
import { maySplit } from './trade-modes.ts';

/**
 * An order whose goods no carrier takes together (a battery that only one takes, and a magnet that
 * only another does), as a parcel per carrier: the first of the merchant's that takes each line. By
 * the best route that may be split. Goods that nobody takes, or that do not suit the destination, are
 * not helped by parting them.
 *
 * @returns undefined where it cannot go apart so
 */
export function splitByCarrier(
  order: Order,
  facts: PlanningFacts,
  routes: readonly Route[],
): readonly Piece[] | undefined {
  const route = routes.find(({ mode }) => maySplit(mode));
  if (route === undefined) return undefined;
  const quantities = new Map<string, Map<string, number>>();
  for (const line of order.lines) {
    const carried = carriedBy(route, { ...order, lines: [line] }, facts);
    if (!carried.ok) return undefined;
    const { carrierId } = carried.value.carrier;
    const its = quantities.get(carrierId) ?? new Map<string, number>();
    quantities.set(carrierId, its.set(line.lineId, line.quantity));
  }
  const isSplit = quantities.size > 1 && quantities.size <= MOST_PARCELS;
  return isSplit ? [...quantities.values()].map((its) => ({ route, quantities: its })) : undefined;
}
