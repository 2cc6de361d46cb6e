import { minorDigits } from '../money/currency.ts';
import type { Currency } from '../money/currency.ts';
import { divideHalfUp } from '../money/divide-half-up.ts';
import { money } from '../money/money.ts';
import type { Money } from '../money/money.ts';
import { ruleOn } from './rule.ts';
import type { Day } from './rule.ts';

/** Rates that hold over a span of days: dated facts, stored and passed in, never asked for here. */
export interface ExchangeRates {
  readonly validFrom: Day;
  readonly validTo?: Day;
  readonly base: Currency;
  /** What one unit of the base is worth, in 10⁻⁸ of a unit of each currency. */
  readonly rates: { readonly [Code in Currency]?: number };
  readonly source: string;
}

/** One, in 10⁻⁸. */
const ONE = 100_000_000;

/** The rates of a day, from tables in any order; undefined when none covers it. */
export function ratesOn(tables: readonly ExchangeRates[], on: Day): ExchangeRates | undefined {
  const newestFirst = [...tables].sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
  return ruleOn(newestFirst, on);
}

/**
 * An amount in another currency, exact through the base and then half-up to its minor unit.
 * Undefined when a rate is not in the table; the same currency needs none.
 */
export function convert(
  amount: Money,
  to: Currency,
  rates: ExchangeRates | undefined,
): Money | undefined {
  if (amount.currency === to) return amount;
  const [from, into] = [rateOf(rates, amount.currency), rateOf(rates, to)];
  if (from === undefined || into === undefined) return undefined;
  const numerator = BigInt(amount.amount) * BigInt(into) * 10n ** BigInt(minorDigits(to));
  const denominator = BigInt(from) * 10n ** BigInt(minorDigits(amount.currency));
  return money(divideHalfUp(numerator, denominator), to);
}

function rateOf(rates: ExchangeRates | undefined, currency: Currency): number | undefined {
  return rates?.base === currency ? ONE : rates?.rates[currency];
}
