import type { PlannedConsignment } from '../domain/consignment/consignment-events.ts';
import { formatMoney } from '../domain/money/money.ts';
import type { Order } from '../domain/order/order.ts';
import { accept, refuse } from '../domain/refusal.ts';
import type { Result } from '../domain/refusal.ts';
import { TRADE_MODES } from '../domain/trade/trade-modes.ts';
import type { Services } from '../ports/services.ts';
import { annualUsed, countedParcels, drawBuyerLimit, giveBackLimits } from './draw-limits.ts';
import type { LimitServices } from './draw-limits.ts';
import { reserveStock } from './reserve-stock.ts';
import { giveBackPlanned } from './stock/give-back-stock.ts';

type PlanServices = LimitServices & Pick<Services, 'ledger' | 'directory' | 'screening'>;

/**
 * Plans an order, reserves its stock and counts it in its buyer's year. A buyer who is not known yet
 * is counted before the declaration instead. Repeating it, after a crash, changes nothing.
 *
 * @returns a refusal when no legal route exists, the year's limit being one of the laws
 */
export async function securePlan(
  services: PlanServices,
  order: Order,
): Promise<Result<readonly PlannedConsignment[]>> {
  const used = await annualUsed(services, order);
  const plan = await reserveStock(services, order, used);
  if (used === undefined) return plan;
  const plans = plan.ok ? plan.value : [];
  const counts = plans.some(({ mode }) => TRADE_MODES[mode].needsBuyerIdentity);
  // An earlier try, cut short, may have counted it, or more parcels of it.
  for (const id of countedParcels(order).slice(counts ? plans.length : 0)) {
    await giveBackLimits(services, id, ['buyer-year']);
  }
  return counts ? countInYear(services, order, plans) : plan;
}

/** Each parcel counts with what is in it; all of them, or none. */
async function countInYear(
  services: PlanServices,
  order: Order,
  plans: readonly PlannedConsignment[],
): Promise<Result<readonly PlannedConsignment[]>> {
  const counted: PlannedConsignment[] = [];
  for (const planned of plans) {
    const drawn = await drawBuyerLimit(services, planned);
    if (drawn.type !== 'limit-drawn') {
      // Another order of the same buyer was faster.
      await giveBackPlan(services, order, plans);
      const left = drawn.type === 'limit-exhausted' ? drawn.taken.left : undefined;
      const rest = left === undefined ? '' : `: ${formatMoney(left)} CNY are left`;
      const message = `the order exceeds the buyer's limit of the year${rest}`;
      return refuse('annual-limit-exceeded', message);
    }
    const limits = { 'buyer-year': { ...drawn.taken, state: 'drawn' as const } };
    counted.push({ ...planned, limits });
  }
  return accept(counted);
}

/** Sets free what was secured for consignments that will not be. */
export async function giveBackPlan(
  services: PlanServices,
  order: Order,
  plans: readonly PlannedConsignment[],
): Promise<void> {
  await giveBackPlanned(services, order, plans);
  for (const { consignmentId } of plans) await giveBackLimits(services, consignmentId);
}
