import { accept } from '../refusal.ts';
import type { Result } from '../refusal.ts';
import { minorDigits, parseCurrency } from './currency.ts';
import type { Currency } from './currency.ts';
import { formatDecimal, parseDecimal } from './decimal.ts';
import type { DecimalRefusal } from './decimal.ts';

/** An exact amount: a safe integer of the currency's minor unit (fen, cent; the won itself). */
export interface Money {
  readonly amount: number;
  readonly currency: Currency;
}

/** `amount` minor units. Throws a RangeError unless it is a safe integer. */
export function money(amount: number, currency: Currency): Money {
  if (!Number.isSafeInteger(amount)) throw new RangeError('amount must be a safe integer');
  // Adding 0 turns -0, which no reader expects, into 0.
  return { amount: amount + 0, currency };
}

/**
 * Reads a non-negative decimal string: "29.35", "3". Refuses an unknown currency, more fraction
 * digits than the currency has, and amounts beyond `Number.MAX_SAFE_INTEGER` minor units.
 */
export function parseMoney(
  decimal: string,
  currency: string,
): Result<Money, DecimalRefusal | 'unknown-currency'> {
  const known = parseCurrency(currency);
  if (!known.ok) return known;
  const amount = parseDecimal(decimal, minorDigits(known.value));
  return amount.ok ? accept(money(amount.value, known.value)) : amount;
}

/** The decimal string with exactly the currency's fraction digits: "29.35", "3000" for KRW. */
export function formatMoney(value: Money): string {
  return formatDecimal(value.amount, minorDigits(value.currency));
}

function assertSameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) throw new TypeError(`${a.currency} and ${b.currency} are mixed`);
}

/** a + b. Throws when the currencies differ or the sum is no safe integer. */
export function addMoney(a: Money, b: Money): Money {
  assertSameCurrency(a, b);
  return money(a.amount + b.amount, a.currency);
}

/** a − b, which may be negative. Throws when the currencies differ. */
export function subtractMoney(a: Money, b: Money): Money {
  assertSameCurrency(a, b);
  return money(a.amount - b.amount, a.currency);
}

/** The sum of a list, zero when it is empty. Throws when a currency is not `currency`. */
export function sumMoney(currency: Currency, list: readonly Money[]): Money {
  return list.reduce(addMoney, money(0, currency));
}

/** `factor` times the value. Throws unless factor and product are safe integers. */
export function multiplyMoney(value: Money, factor: number): Money {
  if (!Number.isSafeInteger(factor)) throw new RangeError('factor must be a safe integer');
  return money(value.amount * factor, value.currency);
}

/** Same amount of the same currency. */
export function equalMoney(a: Money, b: Money): boolean {
  return a.currency === b.currency && a.amount === b.amount;
}
