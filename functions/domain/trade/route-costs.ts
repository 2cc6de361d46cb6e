import { convert } from '../destinations/exchange-rates.ts';
import type { ExchangeRates } from '../destinations/exchange-rates.ts';
import type { Quote } from '../destinations/quote.ts';
import { addMoney } from '../money/money.ts';
import type { Money } from '../money/money.ts';
import type { Order } from '../order/order.ts';
import { crossesToConsumer } from './trade-modes.ts';
import type { TradeMode } from './trade-modes.ts';

/**
 * What a day on the way is worth, in basis points of the goods: weak, our own measure, so that
 * landed cost and time can be weighed against each other at all. What is not quoted weighs nothing.
 */
const DAY_BASIS_POINTS = 100;

/** What the routes of an order cost beside goods and transport, which are paid whatever its way. */
export interface RouteCosts {
  /** Duty, tax and fees at the border, in the currency of the order; undefined where not quoted. */
  readonly atBorder: (mode: TradeMode) => Money | undefined;
  /** The same with the days on the way, as a number to compare by: less is better. */
  readonly weighed: (mode: TradeMode) => number;
}

/** @param quote of the whole order; asked for at most once */
export function routeCosts(
  { totals }: Order,
  rates: ExchangeRates | undefined,
  quote: () => Quote,
): RouteCosts {
  let known: { readonly owed: Money | undefined } | undefined;
  const owed = (): Money | undefined => {
    known ??= { owed: owedAtBorder(quote(), totals.goods.currency, rates) };
    return known.owed;
  };
  const atBorder = (mode: TradeMode): Money | undefined =>
    crossesToConsumer(mode) ? owed() : { amount: 0, currency: totals.goods.currency };
  return {
    atBorder,
    weighed: (mode) =>
      (atBorder(mode)?.amount ?? 0) +
      (mode.expectedDays * totals.goods.amount * DAY_BASIS_POINTS) / 10_000,
  };
}

function owedAtBorder(
  { duty, tax, fees }: Quote,
  currency: Order['totals']['goods']['currency'],
  rates: ExchangeRates | undefined,
): Money | undefined {
  const charges = [duty, tax].filter((charge) => charge !== undefined);
  if (charges.length === 0) return undefined;
  return convert(charges.reduce(addMoney, fees), currency, rates);
}
