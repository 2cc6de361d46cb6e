import type { PlannedConsignment } from '../consignment/consignment-events.ts';
import { landedCostOf } from '../destinations/landed-cost.ts';
import { shareLandedCost } from '../destinations/share-landed-cost.ts';
import type { Order } from '../order/order.ts';
import { firstParcelNumber } from '../order/parcel-numbers.ts';
import { accept } from '../refusal.ts';
import type { Result } from '../refusal.ts';
import { generalDeclarationFor } from './general-declaration.ts';
import { plannedConsignment } from './planned-consignment.ts';
import type { PlanningFacts } from './planning-facts.ts';
import type { Choice } from './plan-reason.ts';
import type { Reckoning } from './reckoning.ts';
import { retailImportTaxes } from './retail-import-taxes.ts';
import { carriedBy } from './route-laws.ts';
import type { Route } from './routes.ts';
import { crossesToConsumer } from './trade-modes.ts';

/** What goes in one parcel, from where, and under which order number. */
export interface Parcel {
  readonly route: Route;
  /** The order with what is in it. */
  readonly part: Order;
  /** Of its own, since customs takes an order number once. */
  readonly orderNumber: string;
  /** It is a sub-order of the platform, with a payment of its own. */
  readonly isSubOrder?: boolean;
  /** It is what one carrier takes of an order that none takes as a whole. */
  readonly isMix?: boolean;
}

/**
 * The consignments of an order that goes in several parcels. Form, limits and landed cost are those
 * of the whole order; the cost is shared out, and each parcel is taxed by what is in it.
 */
export function planParcels(
  order: Order,
  facts: PlanningFacts,
  parcels: readonly Parcel[],
  { costs, quote }: Reckoning,
): Result<readonly PlannedConsignment[]> {
  const weights = parcels.map(({ part }) => part.totals.goods.amount);
  const crosses = parcels.some(({ route }) => crossesToConsumer(route.mode));
  const shares = crosses ? shareLandedCost(landedCostOf(quote()), weights) : [];
  const first = firstParcelNumber(order);
  const planned: PlannedConsignment[] = [];
  for (const [at, { route, part, orderNumber, isSubOrder, isMix }] of parcels.entries()) {
    const carried = carriedBy(route, part, facts);
    if (!carried.ok) return carried;
    const taxes = taxesOfPart(route, order, part, facts);
    if (!taxes.ok) return taxes;
    const subOrder = isSubOrder === true ? orderNumber : undefined;
    const choice: Choice = {
      ...{ ...route, others: [], passedOver: [], costs },
      part: { number: at + 1, of: parcels.length, subOrder, isMix },
      positiveList: facts.positiveList,
    };
    const decided = {
      ...{ number: first + at, orderNumber, choice, taxes: taxes.value, carried: carried.value },
      landedCost: crossesToConsumer(route.mode) ? shares[at] : undefined,
      generalDeclaration: generalDeclarationFor(route.mode, order, facts),
    };
    planned.push(plannedConsignment(part, facts, decided));
  }
  return accept(planned);
}

/** Limits are judged on the order as sold: no part goes where the whole may not. */
function taxesOfPart({ mode }: Route, order: Order, part: Order, facts: PlanningFacts) {
  const whole = retailImportTaxes(mode, order, facts.catalogue, facts);
  return whole.ok ? retailImportTaxes(mode, part, facts.catalogue, facts) : whole;
}
