import type { Order } from '../order/order.ts';
import { accept, refuse } from '../refusal.ts';
import type { Result } from '../refusal.ts';
import type { PlannableWarehouse, PlanningFacts } from './planning-facts.ts';
import type { RouteCosts } from './route-costs.ts';
import { maySplit, TRADE_MODES } from './trade-modes.ts';
import type { TradeMode } from './trade-modes.ts';

/** One way an order can go: a trade mode from a warehouse that has all of it. */
export interface Route {
  readonly mode: TradeMode;
  readonly warehouse: PlannableWarehouse;
}

/** Home of the bonded warehouses: what goes there is an import into it, all else leaves it or never was there. */
const HOME = 'CN';

/**
 * Every route that stock and destination allow, best first: by the merchant's preferred modes, then
 * by what it costs at the border and in days, then in the order of the warehouses.
 *
 * @returns a refusal when there is none: the reason of the mode that was asked for, or of all
 */
export function routesFor(
  order: Order,
  facts: PlanningFacts,
  costs: RouteCosts,
): Result<readonly Route[]> {
  const asked = order.requestedMode && TRADE_MODES[order.requestedMode];
  const wrong = asked && wrongDestination(asked, order.shipTo.country);
  if (wrong !== undefined) return refuse('mode-destination', wrong);
  if (asked?.endsWith === 'goods-receipt' && !receives(order, facts)) {
    const message = `${asked.title} needs receivingWarehouse: a warehouse of the merchant in ${order.shipTo.country}`;
    return refuse('receiving-warehouse', message);
  }
  const modes = modesInOrder(order, facts, costs);
  const wanted = piecesBySku(order);
  const routes = modes.flatMap((mode) =>
    facts.warehouses
      .filter((warehouse) => reaches(warehouse, mode, order) && hasAll(warehouse, wanted))
      .map((warehouse) => ({ mode, warehouse })),
  );
  return routes.length === 0 ? refuse('no-stock', noStock(modes)) : accept(routes);
}

/** The modes that the order may take, best first. */
export function modesInOrder(
  order: Order,
  { preferredModes = [], warehouses }: PlanningFacts,
  costs: RouteCosts,
): readonly TradeMode[] {
  const served = modesFor(order).filter((mode) =>
    warehouses.some((warehouse) => reaches(warehouse, mode, order)),
  );
  if (served.length < 2) return served.length === 0 ? modesFor(order) : served;
  const rank = (mode: TradeMode) => rankOf(mode, preferredModes);
  return served
    .map((mode) => ({ mode, rank: rank(mode), weighed: costs.weighed(mode) }))
    .sort((a, b) => a.rank - b.rank || a.weighed - b.weighed)
    .map(({ mode }) => mode);
}

function receives({ receivingWarehouseId, shipTo }: Order, { warehouses }: PlanningFacts): boolean {
  return warehouses.some(
    ({ warehouseId, country }) =>
      warehouseId === receivingWarehouseId && country === shipTo.country,
  );
}

/** The mode that was asked for, or all that a parcel to a consumer there may take. */
function modesFor({ requestedMode, shipTo }: Order): readonly TradeMode[] {
  if (requestedMode !== undefined) return [TRADE_MODES[requestedMode]];
  return Object.values(TRADE_MODES).filter(
    (mode) => mode.buyer === 'consumer' && wrongDestination(mode, shipTo.country) === undefined,
  );
}

function wrongDestination({ title, direction }: TradeMode, country: string): string | undefined {
  if (direction === 'import' && country !== HOME)
    return `${title} ends in China, not in ${country}`;
  if (direction !== 'import' && country === HOME) {
    return `${title} ends abroad, the order stays in China`;
  }
  return undefined;
}

function rankOf({ name }: TradeMode, preferred: readonly string[]): number {
  const at = preferred.indexOf(name);
  return at === -1 ? preferred.length : at;
}

/** Whether the order may go in several parcels at all, in some mode or as sub-orders. */
export function mayBeSplit(order: Order): boolean {
  return order.subOrders !== undefined || modesFor(order).some(maySplit);
}

/** Whether a warehouse may be on a route of the order at all, whatever is in stock there. */
export function isInReach(warehouse: Place, order: Order): boolean {
  return modesFor(order).some((mode) => reaches(warehouse, mode, order));
}

type Place = Pick<PlannableWarehouse, 'serves' | 'country'>;

/** Whether goods leave the warehouse by the mode, to where the order goes. */
export function reaches({ serves, country }: Place, mode: TradeMode, { shipTo }: Order): boolean {
  return (
    serves.includes(mode.name) && (mode.shipsFrom !== 'destination' || country === shipTo.country)
  );
}

/** How many of an article an order wants. */
interface WantedPieces {
  readonly sku: string;
  readonly pieces: number;
}

/** Pieces of each article: lines of one article draw on it together. */
export function piecesBySku({ lines }: Order): readonly WantedPieces[] {
  const wanted = new Map<string, number>();
  for (const { sku, quantity } of lines) wanted.set(sku, (wanted.get(sku) ?? 0) + quantity);
  return [...wanted].map(([sku, pieces]) => ({ sku, pieces }));
}

/** Asked of every warehouse, of which there may be thousands: it leaves nothing behind to be collected. */
function hasAll({ available }: PlannableWarehouse, wanted: readonly WantedPieces[]): boolean {
  for (const { sku, pieces } of wanted) {
    if ((available.get(sku) ?? 0) < pieces) return false;
  }
  return true;
}

function noStock(modes: readonly TradeMode[]): string {
  const names = modes.map(({ title }) => title.toLowerCase()).join(', ');
  return `no warehouse for ${names} has every line of the order in stock`;
}
