import type { PlannedConsignment } from '../consignment/consignment-events.ts';
import type { Order } from '../order/order.ts';
import { accept } from '../refusal.ts';
import type { Result } from '../refusal.ts';
import { stockItem } from '../stock/stock-book.ts';
import { firstLegal } from './plan-order.ts';
import type { PlannableWarehouse, PlanningFacts } from './planning-facts.ts';
import { reckon } from './reckoning.ts';
import { modesInOrder, piecesBySku, reaches } from './routes.ts';
import type { Route } from './routes.ts';

/**
 * The plan of an order of which the catalogue lacks what its stock is counted under: customs unit, or
 * a line in every account book that it could leave. It goes to a warehouse that has the rest, and is
 * held for it there before anybody is asked; then it is reserved.
 *
 * @returns undefined where nothing of the kind is missing: then stock is what is missing
 */
export function planUncounted(
  order: Order,
  facts: PlanningFacts,
): Result<readonly PlannedConsignment[]> | undefined {
  const reckoning = reckon(order, facts);
  const modes = modesInOrder(order, facts, reckoning.costs);
  const reached = modes.flatMap((mode) =>
    facts.warehouses
      .filter((warehouse) => reaches(warehouse, mode, order))
      .map((warehouse): Route => ({ mode, warehouse })),
  );
  const places = reached.map(({ warehouse }) => warehouse);
  const uncounted = order.lines
    .map(({ sku }) => sku)
    .filter((sku) => places.every((place) => !isCounted(place, sku, facts)));
  const routes = reached.filter(({ warehouse }) => hasTheRest(warehouse, order, uncounted));
  if (uncounted.length === 0 || routes.length === 0) return undefined;
  const plan = firstLegal(order, facts, routes, { ...reckoning, uncounted });
  if (!plan.ok) return plan;
  const unreserved = order.lines.filter(({ sku }) => uncounted.includes(sku));
  const lineIds = unreserved.map(({ lineId }) => lineId);
  return accept(plan.value.map((planned) => ({ ...planned, unreserved: lineIds })));
}

function isCounted(place: PlannableWarehouse, sku: string, { catalogue }: PlanningFacts): boolean {
  const { unit, bookItems } = catalogue.get(sku) ?? {};
  return unit !== undefined && stockItem(place, sku, bookItems) !== undefined;
}

function hasTheRest(
  { available }: PlannableWarehouse,
  order: Order,
  uncounted: readonly string[],
): boolean {
  return piecesBySku(order).every(
    ({ sku, pieces }) => uncounted.includes(sku) || (available.get(sku) ?? 0) >= pieces,
  );
}
