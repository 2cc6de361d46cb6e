import type { PlannedConsignment } from '../domain/consignment/consignment-events.ts';
import type { Order } from '../domain/order/order.ts';
import { accept, refuse } from '../domain/refusal.ts';
import type { Result } from '../domain/refusal.ts';
import { bookMovements } from '../domain/stock/book-movements.ts';
import type { Movement } from '../domain/stock/movements.ts';
import { planOrder } from '../domain/trade/plan-order.ts';
import type { PlannableWarehouse, PlanningFacts } from '../domain/trade/plan-order.ts';
import type { Services } from '../ports/services.ts';
import { planningFacts } from './planning-facts.ts';

type ReserveServices = Pick<Services, 'ledger' | 'directory' | 'clock'>;

/**
 * Plans an order and reserves its stock, so that the plan is the one that the ledger agreed to. An
 * order that was reserved in an earlier try, cut short by a crash, keeps that reservation: it
 * decides the warehouse, however stock changed since, and is never made twice.
 *
 * @throws Error when the earlier reservation is of other quantities than the order has now
 */
export async function reserveStock(
  services: ReserveServices,
  order: Order,
): Promise<Result<PlannedConsignment>> {
  const facts = await planningFacts(services, order);
  const preferred = planOrder(order, facts);
  if (!preferred.ok && preferred.code !== 'no-stock') return preferred;
  for (const plan of plansByWarehouse(order, facts, preferred)) {
    const movements = bookMovements(plan, 'reserve', services.clock.now());
    const reserved = await services.ledger.move(movements);
    if (reserved.kind === 'posted') return reservedPlan(order, facts, plan, reserved.movements);
  }
  return preferred.ok
    ? refuse('no-stock', 'what was in stock when the order was planned is gone')
    : preferred;
}

/**
 * Gives back what a try that was cut short had reserved for an order that is cancelled by now.
 * Without a reservation it does nothing.
 */
export async function giveBackStock(services: ReserveServices, order: Order): Promise<void> {
  const { ledger, clock } = services;
  const facts = await planningFacts(services, order);
  for (const warehouse of facts.warehouses) {
    const plan = planOrder(order, onlyFrom(warehouse, facts));
    if (!plan.ok) continue;
    const held = await Promise.all(
      bookMovements(plan.value, 'reserve', clock.now()).map(async (line) => {
        const posted = await ledger.movements(line);
        return posted.some(({ movementId }) => movementId === line.movementId);
      }),
    );
    const releases = bookMovements(plan.value, 'release', clock.now());
    await ledger.move(releases.filter((_release, index) => held[index] === true));
  }
}

/** The preferred plan first, then one per warehouse that keeps all articles, whatever is free there. */
function plansByWarehouse(
  order: Order,
  facts: PlanningFacts,
  preferred: Result<PlannedConsignment>,
): readonly PlannedConsignment[] {
  const chosen = preferred.ok ? [preferred.value] : [];
  const others = facts.warehouses
    .filter(({ warehouseId }) => warehouseId !== chosen[0]?.warehouseId)
    .flatMap((warehouse) => {
      const plan = planOrder(order, onlyFrom(warehouse, facts));
      return plan.ok ? [plan.value] : [];
    });
  return [...chosen, ...others];
}

/** The facts as if one warehouse were the only one, and had enough of everything it keeps. */
function onlyFrom(warehouse: PlannableWarehouse, facts: PlanningFacts): PlanningFacts {
  const kept = [...facts.catalogue.values()].filter(
    ({ bookItems, unit }) => bookItems?.[warehouse.accountBook] !== undefined && unit !== undefined,
  );
  const available = new Map(kept.map(({ sku }) => [sku, Number.MAX_SAFE_INTEGER]));
  return { ...facts, warehouses: [{ ...warehouse, available }] };
}

/** The plan that the posted reservation belongs to: that of `plan`, or of an earlier try elsewhere. */
function reservedPlan(
  order: Order,
  facts: PlanningFacts,
  plan: PlannedConsignment,
  posted: readonly Movement[],
): Result<PlannedConsignment> {
  const plans = plansByWarehouse(order, facts, accept(plan));
  const agreed = plans.find((each) => isReservedBy(each, posted));
  if (agreed === undefined) {
    throw new Error(`order ${order.orderId} was reserved before in other quantities`);
  }
  return accept(agreed);
}

function isReservedBy(plan: PlannedConsignment, posted: readonly Movement[]): boolean {
  const needed = bookMovements(plan, 'reserve', '');
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
