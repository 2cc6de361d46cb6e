import type { Result } from '../refusal.ts';
import { formatDecimal, parseDecimal } from './decimal.ts';
import type { DecimalRefusal } from './decimal.ts';
import { divideHalfUp } from './divide-half-up.ts';

/**
 * An exact quantity: a safe integer of 10⁻⁵ of a customs unit, so 1.5 kg is 150000. Five places
 * are what CEB messages carry (decimal(19,5) in the schemas of 2022-05).
 */
export type Quantity = number;

const FRACTION_DIGITS = 5;
const PER_UNIT = 100_000;

/** Reads a non-negative decimal string of at most five places: "3", "0.02", "1.50000". */
export function parseQuantity(decimal: string): Result<Quantity, DecimalRefusal> {
  return parseDecimal(decimal, FRACTION_DIGITS);
}

/** The shortest decimal string: "3", "0.02"; never trailing zeros. */
export function formatQuantity(quantity: Quantity): string {
  return formatDecimal(quantity, FRACTION_DIGITS).replace(/\.?0+$/, '');
}

/** `count` whole units. Throws a RangeError unless the result is a safe integer. */
export function units(count: number): Quantity {
  const quantity = count * PER_UNIT;
  if (!Number.isSafeInteger(count) || !Number.isSafeInteger(quantity)) {
    throw new RangeError('units must be a safe integer of whole units');
  }
  return quantity;
}

/** quantity × factor, both in 10⁻⁵, exact and then half-up to 10⁻⁵: 3 × 0.02 kg is 0.06 kg. */
export function multiplyQuantity(quantity: Quantity, factor: Quantity): Quantity {
  return divideHalfUp(BigInt(quantity) * BigInt(factor), BigInt(PER_UNIT));
}
