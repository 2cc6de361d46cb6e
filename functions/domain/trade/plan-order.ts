import type { PlannedConsignment } from '../consignment/consignment-events.ts';
import { landedCostOf } from '../destinations/landed-cost.ts';
import type { LandedCost } from '../destinations/landed-cost.ts';
import type { Order } from '../order/order.ts';
import { firstParcelNumber, numberedOrder } from '../order/parcel-numbers.ts';
import { accept, refuse } from '../refusal.ts';
import type { Refusal, Result } from '../refusal.ts';
import { generalDeclarationFor } from './general-declaration.ts';
import { planParcels } from './plan-parcels.ts';
import { planSubOrders } from './plan-sub-orders.ts';
import { plannedConsignment } from './planned-consignment.ts';
import type { PlannableCarrier, PlanningFacts } from './planning-facts.ts';
import { quoteOrder } from './quote-order.ts';
import { reckon } from './reckoning.ts';
import type { Reckoning } from './reckoning.ts';
import { retailImportTaxes } from './retail-import-taxes.ts';
import { carriedBy, listedFor } from './route-laws.ts';
import { routesFor } from './routes.ts';
import type { Route } from './routes.ts';
import { splitByCarrier } from './split-by-carrier.ts';
import { shareOut, splitOrder, unsplitImport } from './split-order.ts';
import { crossesToConsumer, maySplit } from './trade-modes.ts';
import type { TradeMode } from './trade-modes.ts';

/** The ledger moves this many lines at once. */
const MOST_LINES = 40;

/**
 * Chooses trade mode and warehouse for a paid order: the best of the routes that stock and
 * destination allow whose law allows it too. An order that no single warehouse has goes in a parcel
 * per warehouse where its mode may be split, and as the sub-orders of its platform where it is an
 * import that has some; limits are judged on the order as sold, and nothing is split to get under one.
 *
 * @returns the consignments to be, or a refusal when no legal route exists: then no parcel moves
 */
export function planOrder(
  order: Order,
  facts: PlanningFacts,
): Result<readonly PlannedConsignment[]> {
  if (order.lines.length > MOST_LINES) {
    return refuse('too-many-lines', `one parcel takes at most ${String(MOST_LINES)} lines`);
  }
  const unknown = order.lines.find(({ sku }) => !facts.catalogue.has(sku));
  if (unknown !== undefined) {
    return refuse('unknown-sku', `SKU ${unknown.sku} is not in the merchant’s catalogue`);
  }
  const reckoning = reckon(order, facts);
  const routes = routesFor(order, facts, reckoning.costs);
  if (routes.ok) {
    const whole = firstLegal(order, facts, routes.value, reckoning);
    return (whole.ok ? undefined : planMix(order, facts, routes.value, whole, reckoning)) ?? whole;
  }
  if (routes.code !== 'no-stock') return routes;
  const pieces = splitOrder(order, facts, reckoning.costs);
  if (pieces.ok) return planParcels(order, facts, shareOut(order, pieces.value), reckoning);
  const apart = planSubOrders(order, facts, reckoning);
  if (apart !== undefined) return apart;
  const reason = unsplitImport(order, facts, reckoning.costs);
  return reason === undefined ? routes : refuse('no-stock', reason);
}

/**
 * What may not go together goes apart, which what exceeds a limit never does: an import as the
 * sub-orders of its platform, each by a mode that the positive list takes it in, the rest as a parcel
 * per carrier. Undefined where that is not what is wrong, or does not help.
 */
function planMix(
  order: Order,
  facts: PlanningFacts,
  routes: readonly Route[],
  { code }: Refusal,
  reckoning: Reckoning,
): Result<readonly PlannedConsignment[]> | undefined {
  if (code === 'positive-list') return planSubOrders(order, facts, reckoning);
  const isCarried = routes.some((route) => carriedBy(route, order, facts).ok);
  const pieces = isCarried ? undefined : splitByCarrier(order, facts, routes);
  if (pieces === undefined) return undefined;
  const parcels = shareOut(order, pieces).map((each) => ({ ...each, isMix: true }));
  return planParcels(order, facts, parcels, reckoning);
}

/** Tries the routes in turn; when the law allows none, the best one's reason is the refusal. */
export function firstLegal(
  order: Order,
  facts: PlanningFacts,
  routes: readonly Route[],
  reckoning: Reckoning,
): Result<readonly PlannedConsignment[]> {
  const { costs, uncounted } = reckoning;
  let refusal: Result<readonly PlannedConsignment[]> = refuse('no-stock', 'there is no route');
  const passedOver: { route: Route; because: string }[] = [];
  for (const [index, route] of routes.entries()) {
    const taxes = retailImportTaxes(route.mode, order, facts.catalogue, facts);
    const carried = carriedBy(route, order, facts);
    const listed = listedFor(route, order, facts);
    if (taxes.ok && carried.ok && listed.ok) {
      const others = routes.filter((_each, at) => at !== index);
      const choice = {
        ...route,
        others,
        passedOver: passedOver.slice(0, MOST_TOLD),
        costs,
        uncounted,
        positiveList: facts.positiveList,
      };
      const landedCost = landedCostOn(route, order, facts, carried.value.carrier, reckoning);
      const decided = {
        ...{ ...wholeParcel(order, route.mode), choice, landedCost },
        ...{ taxes: taxes.value, carried: carried.value },
        generalDeclaration: generalDeclarationFor(route.mode, order, facts),
      };
      return accept([plannedConsignment(order, facts, decided)]);
    }
    const obstacle = [taxes, carried].find(({ ok }) => !ok) ?? listed;
    if (obstacle.ok) continue;
    const isNews = passedOver.every((each) => each.route.mode !== route.mode);
    if (isNews) passedOver.push({ route, because: obstacle.message });
    if (index === 0) refusal = obstacle;
  }
  return refusal;
}

/**
 * What was planned before may have been declared, and customs takes an order number once. An import
 * keeps the number of its payment: nothing of it was declared where it is planned anew.
 */
function wholeParcel(order: Order, mode: TradeMode) {
  const { channelOrderId } = order;
  const number = firstParcelNumber(order);
  const isFirst = number === 1 || !maySplit(mode);
  return { number, orderNumber: isFirst ? channelOrderId : numberedOrder(channelOrderId, number) };
}

/** Routes that a reason tells of, of those that were passed over. */
const MOST_TOLD = 2;

function landedCostOn(
  { mode }: Route,
  order: Order,
  facts: PlanningFacts,
  carrier: PlannableCarrier,
  { quote }: Reckoning,
): LandedCost | undefined {
  if (!crossesToConsumer(mode)) return undefined;
  // Another carrier may travel under other rules of the border.
  const isUsual = carrier === facts.carrier;
  return landedCostOf(isUsual ? quote() : quoteOrder(order, { ...facts, carrier }));
}
