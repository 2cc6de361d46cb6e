import type { PlannedConsignment } from '../consignment/consignment-events.ts';
import type { Order } from '../order/order.ts';
import type { Result } from '../refusal.ts';
import { planParcels } from './plan-parcels.ts';
import type { Parcel } from './plan-parcels.ts';
import { partsToImport } from './plan-sub-orders.ts';
import type { PlannableWarehouse, PlanningFacts } from './planning-facts.ts';
import { reckon } from './reckoning.ts';
import type { Reckoning } from './reckoning.ts';
import { listedFor } from './route-laws.ts';
import { modesInOrder, reaches } from './routes.ts';
import type { Route } from './routes.ts';
import { shareOut } from './split-order.ts';
import { maySplit } from './trade-modes.ts';

/** What a parcel has reserved where. */
interface Reserved {
  readonly warehouse: PlannableWarehouse;
  readonly quantities: ReadonlyMap<string, number>;
}

/**
 * The plan of an order whose pieces are reserved already, as an earlier try chose them; undefined
 * when a warehouse does not lie on any route any more, or the sub-orders are not what is reserved.
 */
export function planAsReserved(
  order: Order,
  facts: PlanningFacts,
  reserved: readonly Reserved[],
): Result<readonly PlannedConsignment[]> | undefined {
  const reckoning = reckon(order, facts);
  const parts = partsToImport(order, facts, reckoning);
  const parcels =
    parts === undefined
      ? asShared(order, facts, reserved, reckoning)
      : asSubOrders(parts, facts, reserved, reckoning);
  return parcels && planParcels(order, facts, parcels, reckoning);
}

function asShared(
  order: Order,
  facts: PlanningFacts,
  reserved: readonly Reserved[],
  { costs }: Reckoning,
): readonly Parcel[] | undefined {
  const modes = modesInOrder(order, facts, costs).filter(maySplit);
  const pieces = reserved.flatMap(({ warehouse, quantities }) => {
    const mode = modes.find((each) => reaches(warehouse, each, order));
    return mode === undefined ? [] : [{ route: { mode, warehouse }, quantities }];
  });
  return pieces.length < reserved.length ? undefined : shareOut(order, pieces);
}

function asSubOrders(
  parts: readonly Omit<Parcel, 'route'>[],
  facts: PlanningFacts,
  reserved: readonly Reserved[],
  { costs }: Reckoning,
): readonly Parcel[] | undefined {
  const parcels = parts.flatMap((each, at): Parcel[] => {
    const there = reserved[at];
    const { part } = each;
    const isThis =
      there?.quantities.size === part.lines.length &&
      part.lines.every(({ lineId, quantity }) => there.quantities.get(lineId) === quantity);
    if (!isThis) return [];
    const { warehouse } = there;
    const route = modesInOrder(part, facts, costs)
      .map((mode): Route => ({ mode, warehouse }))
      .find(({ mode }) => reaches(warehouse, mode, part) && listedFor({ mode }, part, facts).ok);
    return route === undefined ? [] : [{ ...each, route }];
  });
  return parcels.length < reserved.length || parcels.length < parts.length ? undefined : parcels;
}
