import type { PlannedConsignment } from '../domain/consignment/consignment-events.ts';
import type { Money } from '../domain/money/money.ts';
import type { Order } from '../domain/order/order.ts';
import { accept, refuse } from '../domain/refusal.ts';
import type { Result } from '../domain/refusal.ts';
import type { Movement } from '../domain/stock/movements.ts';
import { stockBook, stockItem } from '../domain/stock/stock-book.ts';
import { units } from '../domain/money/quantity.ts';
import { planAsReserved } from '../domain/trade/plan-as-reserved.ts';
import { planOrder } from '../domain/trade/plan-order.ts';
import { planUncounted } from '../domain/trade/plan-uncounted.ts';
import type { PlannableWarehouse, PlanningFacts } from '../domain/trade/planning-facts.ts';
import { mayBeSplit } from '../domain/trade/routes.ts';
import { MOST_PARCELS } from '../domain/trade/split-limits.ts';
import type { Services } from '../ports/services.ts';
import { planningFacts } from './planning-facts.ts';
import { giveBackSuperseded } from './stock/give-back-stock.ts';
import { reserveInGroups } from './stock/move-in-groups.ts';
import {
  byParcel,
  isPlural,
  plannedReservations,
  postedReservations,
  reservationsOf,
} from './stock/reservations.ts';
import type { PostedReservation } from './stock/reservations.ts';

type ReserveServices = Pick<Services, 'ledger' | 'directory' | 'screening' | 'clock'>;

/** The parcels of an order. */
type Plans = readonly PlannedConsignment[];

/**
 * Plans an order and reserves its stock, so that the plan is the one that the ledger agreed to. An
 * order that was reserved in an earlier try, cut short by a crash, keeps that reservation: it
 * decides the warehouses, however stock changed since, and is never made twice. What versions of
 * the order had reserved that a newer one superseded is given back first.
 *
 * @param annualUsed what the buyer's other orders count in this year, where it is known
 * @throws Error when the reservation of this version is of other quantities than it plans now
 */
export async function reserveStock(
  services: ReserveServices,
  order: Order,
  annualUsed?: Money,
): Promise<Result<Plans>> {
  await giveBackSuperseded(services, order);
  const facts = { ...(await planningFacts(services, order)), annualUsed };
  const split = await reservedSplit(services.ledger, order, facts);
  if (split !== undefined) return split;
  const preferred = planOrder(order, facts);
  if (!preferred.ok && preferred.code !== 'no-stock') return preferred;
  for (const plans of await plansToTry(services.ledger, order, facts, preferred)) {
    const now = services.clock.now();
    const movements = plannedReservations(order, plans, now);
    const reserved = await reserveInGroups(services.ledger, movements);
    if (reserved.kind === 'posted') return reservedPlans(order, facts, plans, reserved.movements);
  }
  if (preferred.ok) {
    return refuse('no-stock', 'what was in stock when the order was planned is gone');
  }
  return (await reserveCounted(services, order, facts)) ?? preferred;
}

/** What is not known to be in stock, because the catalogue lacks where it is counted, waits for that. */
async function reserveCounted(
  { ledger, clock }: ReserveServices,
  order: Order,
  facts: PlanningFacts,
): Promise<Result<Plans> | undefined> {
  const plans = planUncounted(order, facts);
  if (plans?.ok !== true) return plans;
  const movements = plannedReservations(order, plans.value, clock.now());
  const reserved = await reserveInGroups(ledger, movements);
  return reserved.kind === 'posted' ? plans : undefined;
}

/** The plan of an order that an earlier try split and reserved; undefined where none did. */
async function reservedSplit(
  ledger: ReserveServices['ledger'],
  order: Order,
  facts: PlanningFacts,
): Promise<Result<Plans> | undefined> {
  if (!isPlural(order) || !mayBeSplit(order)) return undefined;
  // A split order has a second parcel, whatever else.
  if ((await postedReservations(ledger, reservationsOf(order, 2, 2))).length === 0)
    return undefined;
  const posted = await postedReservations(ledger, reservationsOf(order, 1, MOST_PARCELS));
  const reserved = byParcel(posted).map((parcel) => ({
    warehouse: warehouseOf(parcel, facts),
    quantities: new Map(
      parcel.map(({ lineId, movement }) => [lineId, movement.quantity / units(1)]),
    ),
  }));
  return planAsReserved(order, facts, reserved) ?? throwChanged(order);
}

function warehouseOf([first]: readonly PostedReservation[], { warehouses }: PlanningFacts) {
  const found = warehouses.find((each) => stockBook(each) === first?.movement.accountBook);
  if (found === undefined) throw new Error('a warehouse with a reservation is gone');
  return found;
}

/**
 * The preferred plan first, then one per warehouse that keeps all articles, whatever is free there.
 * Where an earlier try reserved the whole order in one place, it is not split now.
 */
async function plansToTry(
  ledger: ReserveServices['ledger'],
  order: Order,
  facts: PlanningFacts,
  preferred: Result<Plans>,
): Promise<readonly Plans[]> {
  const plans = plansByWarehouse(order, facts, preferred);
  if (!preferred.ok || preferred.value.length === 1) return plans;
  const whole = await postedReservations(ledger, reservationsOf(order, 1, 1));
  return whole.length === 0 ? plans : plans.filter(({ length }) => length === 1);
}

function plansByWarehouse(
  order: Order,
  facts: PlanningFacts,
  preferred: Result<Plans>,
): readonly Plans[] {
  const chosen = preferred.ok ? [preferred.value] : [];
  const first = chosen[0]?.length === 1 ? chosen[0][0]?.warehouseId : undefined;
  const others = facts.warehouses
    .filter(({ warehouseId }) => warehouseId !== first)
    .flatMap((warehouse) => {
      const plan = planOrder(order, onlyFrom(warehouse, facts));
      return plan.ok ? [plan.value] : [];
    });
  return [...chosen, ...others];
}

/** The facts as if one warehouse were the only one, and had enough of everything it keeps. */
function onlyFrom(warehouse: PlannableWarehouse, facts: PlanningFacts): PlanningFacts {
  const kept = [...facts.catalogue.values()].filter(
    ({ sku, bookItems, unit }) =>
      stockItem(warehouse, sku, bookItems) !== undefined && unit !== undefined,
  );
  const available = new Map(kept.map(({ sku }) => [sku, Number.MAX_SAFE_INTEGER]));
  return { ...facts, warehouses: [{ ...warehouse, available }] };
}

/** The plans that the posted reservation belongs to: `plans`, or those of an earlier try elsewhere. */
function reservedPlans(
  order: Order,
  facts: PlanningFacts,
  plans: Plans,
  posted: readonly Movement[],
): Result<Plans> {
  const all = plansByWarehouse(order, facts, accept(plans));
  const agreed = all.find((each) => isReservedBy(plannedReservations(order, each, ''), posted));
  return agreed === undefined ? throwChanged(order) : accept(agreed);
}

function throwChanged({ orderId }: Order): never {
  throw new Error(`order ${orderId} was reserved before in other quantities`);
}

function isReservedBy(needed: readonly Movement[], posted: readonly Movement[]): boolean {
  return needed.every(({ movementId, accountBook, bookItem, unit, quantity }, index) => {
    const movement = posted[index];
    return (
      movement?.movementId === movementId &&
      movement.accountBook === accountBook &&
      movement.bookItem === bookItem &&
      movement.unit === unit &&
      movement.quantity === quantity
    );
  });
}
