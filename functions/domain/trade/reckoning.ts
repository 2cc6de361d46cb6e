import type { Quote } from '../destinations/quote.ts';
import type { Order } from '../order/order.ts';
import type { PlanningFacts } from './planning-facts.ts';
import { quoteOrder } from './quote-order.ts';
import { routeCosts } from './route-costs.ts';
import type { RouteCosts } from './route-costs.ts';

/** What is reckoned once for an order, however many routes are looked at. */
export interface Reckoning {
  readonly costs: RouteCosts;
  readonly quote: () => Quote;
  /** Articles that nobody knows the stock of. */
  readonly uncounted?: readonly string[];
}

/** Costs and quote of an order, each reckoned when it is asked for. */
export function reckon(order: Order, facts: PlanningFacts): Reckoning {
  let known: Quote | undefined;
  const quote = () => (known ??= quoteOrder(order, facts));
  return { quote, costs: routeCosts(order, facts.rates, quote) };
}
