import type { PlannedConsignment } from '../consignment/consignment-events.ts';
import type { Order, SubOrder } from '../order/order.ts';
import { linesOfSubOrder } from '../order/sub-orders.ts';
import { accept, refuse } from '../refusal.ts';
import type { Result } from '../refusal.ts';
import { planParcels } from './plan-parcels.ts';
import type { Parcel } from './plan-parcels.ts';
import type { PlanningFacts } from './planning-facts.ts';
import type { Reckoning } from './reckoning.ts';
import { listedFor } from './route-laws.ts';
import { modesInOrder, piecesBySku, routesFor } from './routes.ts';
import type { Route } from './routes.ts';
import { MOST_MOVEMENTS, MOST_PARCELS } from './split-limits.ts';
import { maySplit } from './trade-modes.ts';

/**
 * The plan of an import as its sub-orders, each from a warehouse that has it whole by a mode that may
 * carry it. The warehouses are the first that serve all of them; two sub-orders never count on the
 * same piece.
 *
 * @returns undefined where the order has no sub-orders or is no import; a refusal where a sub-order
 * has no route, or the order exceeds a limit
 */
export function planSubOrders(
  order: Order,
  facts: PlanningFacts,
  reckoning: Reckoning,
): Result<readonly PlannedConsignment[]> | undefined {
  const parts = partsToImport(order, facts, reckoning);
  if (parts === undefined) return undefined;
  const movements = parts.reduce((sum, { part }) => sum + part.lines.length, 0);
  if (movements > MOST_MOVEMENTS) {
    const message = `the sub-orders may have ${String(MOST_MOVEMENTS)} lines together`;
    return refuse('too-many-lines', message);
  }
  const candidates: (readonly Route[])[] = [];
  for (const { part, orderNumber } of parts) {
    const routes = legalRoutes(part, facts, reckoning);
    if (!routes.ok) return refuse(routes.code, `sub-order ${orderNumber}: ${routes.message}`);
    candidates.push(routes.value);
  }
  const routes = routesTogether(
    parts.map(({ part }) => part),
    candidates,
  );
  if (routes === undefined) {
    return refuse('no-stock', 'no warehouses have every sub-order whole beside the others');
  }
  const parcels = routes.flatMap((route, at): Parcel[] => {
    const part = parts[at];
    return part === undefined ? [] : [{ ...part, route }];
  });
  return planParcels(order, facts, parcels, reckoning);
}

/** The sub-orders of an import, each as the order with what is its own; undefined where it has none. */
export function partsToImport(
  order: Order,
  facts: PlanningFacts,
  { costs }: Reckoning,
): readonly Omit<Parcel, 'route'>[] | undefined {
  if (modesInOrder(order, facts, costs).some(maySplit)) return undefined;
  return order.subOrders?.map((subOrder) => ({
    part: asOrder(order, subOrder),
    orderNumber: subOrder.number,
    isSubOrder: true,
  }));
}

function asOrder(order: Order, subOrder: SubOrder): Order {
  const { transactionId } = subOrder.payment;
  return {
    ...order,
    lines: linesOfSubOrder(order, subOrder),
    totals: subOrder.totals,
    payment: { ...order.payment, transactionId },
  };
}

/**
 * The best legal route from each warehouse. As many as there may be parcels are enough: the others
 * cannot empty all of them.
 */
function legalRoutes(
  part: Order,
  facts: PlanningFacts,
  { costs }: Reckoning,
): Result<readonly Route[]> {
  const routes = routesFor(part, facts, costs);
  if (!routes.ok) return routes;
  const legal: Route[] = [];
  for (const route of routes.value) {
    const isTaken = legal.some(({ warehouse }) => warehouse === route.warehouse);
    if (!isTaken && listedFor(route, part, facts).ok) legal.push(route);
    if (legal.length === MOST_PARCELS) break;
  }
  const [first] = routes.value;
  if (legal.length > 0 || first === undefined) return accept(legal);
  const law = listedFor(first, part, facts);
  return law.ok ? accept(legal) : law;
}

/** Pieces that are spoken for, by warehouse and article. */
type Spoken = ReadonlyMap<string, number>;

/** A route for each part, the first that leave something for all; undefined when none do. */
function routesTogether(
  [part, ...parts]: readonly Order[],
  [routes = [], ...others]: readonly (readonly Route[])[],
  spoken: Spoken = new Map(),
): readonly Route[] | undefined {
  if (part === undefined) return [];
  for (const route of routes) {
    const after = spokenWith(spoken, route, part);
    const rest = after && routesTogether(parts, others, after);
    if (rest !== undefined) return [route, ...rest];
  }
  return undefined;
}

/** What is spoken for with a part as well; undefined where the warehouse has not that much. */
function spokenWith(spoken: Spoken, { warehouse }: Route, part: Order): Spoken | undefined {
  const after = new Map(spoken);
  for (const { sku, pieces } of piecesBySku(part)) {
    const key = JSON.stringify([warehouse.warehouseId, sku]);
    const wanted = (spoken.get(key) ?? 0) + pieces;
    if (wanted > (warehouse.available.get(sku) ?? 0)) return undefined;
    after.set(key, wanted);
  }
  return after;
}
