import { allocateMoney } from '../money/allocate-money.ts';
import { addMoney, subtractMoney } from '../money/money.ts';
import type { Money } from '../money/money.ts';
import type { Order, OrderLine, OrderTotals } from '../order/order.ts';
import { firstParcelNumber, numberedOrder } from '../order/parcel-numbers.ts';
import { refuse, accept } from '../refusal.ts';
import type { Result } from '../refusal.ts';
import type { Parcel } from './plan-parcels.ts';
import type { PlanningFacts } from './planning-facts.ts';
import { modesInOrder, reaches } from './routes.ts';
import type { Route } from './routes.ts';
import type { RouteCosts } from './route-costs.ts';
import { MOST_MOVEMENTS, MOST_PARCELS } from './split-limits.ts';
import { maySplit } from './trade-modes.ts';
import type { TradeMode } from './trade-modes.ts';

/** What goes from one warehouse: pieces by line. */
export interface Piece {
  readonly route: Route;
  readonly quantities: ReadonlyMap<string, number>;
}

/**
 * Splits an order that no single warehouse has, by warehouse: whoever has most of what is left is
 * taken, until nothing is. Never to get under a limit: an order that one warehouse has is not
 * split, and limits are judged on the whole. Imports are not split here: order, payment and list must
 * agree, and one payment cannot be told of two orders; they go as the sub-orders of their platform.
 *
 * @returns the pieces, in the order in which they were taken; a refusal where there are none
 */
export function splitOrder(
  order: Order,
  facts: PlanningFacts,
  costs: RouteCosts,
  among: (mode: TradeMode) => boolean = maySplit,
): Result<readonly Piece[]> {
  const taken: Taken[] = [];
  let left = new Map(order.lines.map(({ lineId, quantity }) => [lineId, quantity]));
  const modes = modesInOrder(order, facts, costs).filter(among);
  while (left.size > 0) {
    const best = modes
      .flatMap((mode) =>
        facts.warehouses
          .filter((warehouse) => reaches(warehouse, mode, order) && !isTaken(warehouse, taken))
          .map((warehouse) => offered({ mode, warehouse }, order, left)),
      )
      .reduce<Taken | undefined>((most, each) => (isMore(each, most) ? each : most), undefined);
    if (best === undefined || taken.length === MOST_PARCELS) return refuse('no-stock', TOO_LITTLE);
    taken.push(best);
    left = leftAfter(left, best);
  }
  const movements = taken.reduce((sum, { quantities }) => sum + quantities.size, 0);
  return movements > MOST_MOVEMENTS ? refuse('no-stock', TOO_LITTLE) : accept(taken);
}

/** Why an import that several warehouses have together is not split; undefined where they have not. */
export function unsplitImport(
  order: Order,
  facts: PlanningFacts,
  costs: RouteCosts,
): string | undefined {
  const pieces = splitOrder(order, facts, costs, (mode) => !maySplit(mode));
  if (!pieces.ok || pieces.value.length < 2) return undefined;
  const names = pieces.value.map(({ route }) => route.warehouse.name).join(' and ');
  return `only ${names} together have every line in stock, and an import is not split: customs takes one payment for one order, so its platform has to post it with sub-orders, each with a payment of its own`;
}

const TOO_LITTLE = `no ${String(MOST_PARCELS)} warehouses together have every line of the order in stock`;

/** What a warehouse gives of what is left. */
interface Taken extends Piece {
  readonly wholeLines: number;
  readonly pieces: number;
}

function isTaken({ warehouseId }: Route['warehouse'], taken: readonly Taken[]): boolean {
  return taken.some(({ route }) => route.warehouse.warehouseId === warehouseId);
}

function offered(route: Route, { lines }: Order, left: ReadonlyMap<string, number>): Taken {
  const free = new Map<string, number>();
  const quantities = new Map<string, number>();
  let wholeLines = 0;
  let pieces = 0;
  for (const { lineId, sku } of lines) {
    const wanted = left.get(lineId) ?? 0;
    const there = free.get(sku) ?? route.warehouse.available.get(sku) ?? 0;
    const quantity = Math.min(wanted, there);
    if (quantity <= 0) continue;
    free.set(sku, there - quantity);
    quantities.set(lineId, quantity);
    wholeLines += quantity === wanted ? 1 : 0;
    pieces += quantity;
  }
  return { route, quantities, wholeLines, pieces };
}

/** Whole lines first, so that as few as possible are torn apart. */
function isMore(one: Taken, most: Taken | undefined): boolean {
  if (one.pieces === 0) return false;
  if (most === undefined || one.wholeLines > most.wholeLines) return true;
  return one.wholeLines === most.wholeLines && one.pieces > most.pieces;
}

function leftAfter(left: ReadonlyMap<string, number>, { quantities }: Taken): Map<string, number> {
  const rest = [...left].map(
    ([lineId, wanted]) => [lineId, wanted - (quantities.get(lineId) ?? 0)] as const,
  );
  return new Map(rest.filter(([, wanted]) => wanted > 0));
}

/** The parcels of an order that goes as pieces, numbered after the order. */
export function shareOut(order: Order, pieces: readonly Piece[]): readonly Parcel[] {
  const parts = partsOf(order, pieces);
  const first = firstParcelNumber(order);
  return pieces.map(({ route }, at) => ({
    ...{ route, part: parts[at] ?? order },
    orderNumber: numberedOrder(order.channelOrderId, first + at),
  }));
}

/**
 * The order as its pieces: each with the lines, or parts of lines, that are in it. Every sum of the
 * parts is exactly that of the order.
 */
export function partsOf(order: Order, pieces: readonly Piece[]): readonly Order[] {
  const lines = linesOf(order, pieces);
  const weights = lines.map((part) => part.reduce((sum, { total }) => sum + total.amount, 0));
  const totals = totalsOf(order.totals, weights);
  return pieces.map((_piece, at) => ({
    ...order,
    lines: lines[at] ?? [],
    totals: totals[at] ?? order.totals,
  }));
}

/** Each part's lines; a line that is torn apart shares its total by pieces. */
function linesOf(order: Order, taken: readonly Piece[]): readonly (readonly OrderLine[])[] {
  const totals = new Map(
    order.lines.map(({ lineId, total }) => [
      lineId,
      allocateMoney(
        total,
        taken.map(({ quantities }) => quantities.get(lineId) ?? 0),
      ),
    ]),
  );
  return taken.map(({ quantities }, at) =>
    order.lines.flatMap((line) => {
      const quantity = quantities.get(line.lineId);
      const total = totals.get(line.lineId)?.[at];
      return quantity === undefined || total === undefined ? [] : [{ ...line, quantity, total }];
    }),
  );
}

/** Everything in proportion to the goods; what was paid is the sum of each part, to the cent. */
function totalsOf(whole: OrderTotals, weights: readonly number[]): readonly OrderTotals[] {
  const share = (amount: Money) => allocateMoney(amount, weights);
  const [goods, freight, insurance, tax, discount] = [
    share(whole.goods),
    share(whole.freight),
    share(whole.insurance),
    share(whole.tax),
    share(whole.discount),
  ];
  const none: Money = { amount: 0, currency: whole.paid.currency };
  const parts = weights.map((_weight, at) => ({
    goods: goods[at] ?? none,
    freight: freight[at] ?? none,
    insurance: insurance[at] ?? none,
    tax: tax[at] ?? none,
    discount: discount[at] ?? none,
  }));
  const due = parts.map((part) =>
    subtractMoney(
      [part.freight, part.insurance, part.tax].reduce(addMoney, part.goods),
      part.discount,
    ),
  );
  // Where the order itself does not add up its last part says so, as the whole would have.
  const rest = due.reduce(subtractMoney, whole.paid);
  return parts.map((part, at) => {
    const paid = due[at] ?? none;
    return { ...part, paid: at === parts.length - 1 ? addMoney(paid, rest) : paid };
  });
}
