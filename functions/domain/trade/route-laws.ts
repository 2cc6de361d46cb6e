import type { Order } from '../order/order.ts';
import { accept, refuse } from '../refusal.ts';
import type { Result } from '../refusal.ts';
import { bondOnly } from '../screening/goods-hits.ts';
import { carrierFor } from './carrier-for.ts';
import type { PlanningFacts } from './planning-facts.ts';
import type { Route } from './routes.ts';

/** An article that the positive list takes from bond only is not bought directly. */
export function listedFor(
  { mode }: Pick<Route, 'mode'>,
  { lines }: Pick<Order, 'lines'>,
  { positiveList, catalogue }: PlanningFacts,
): Result<undefined> {
  if (positiveList === undefined) return accept(undefined);
  const [reason] = lines.flatMap(
    ({ sku }) => bondOnly(catalogue.get(sku) ?? {}, mode, positiveList) ?? [],
  );
  return reason === undefined ? accept(undefined) : refuse('positive-list', reason);
}

/** Who takes it there: over a border the first that takes the goods, else the merchant's first. */
export function carriedBy({ mode }: Pick<Route, 'mode'>, order: Order, facts: PlanningFacts) {
  return mode.direction === 'export' || mode.shipsFrom === 'abroad'
    ? carrierFor(order, facts)
    : accept({ carrier: facts.carrier, because: undefined });
}
