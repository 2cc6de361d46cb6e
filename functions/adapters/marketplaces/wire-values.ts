import * as z from 'zod/mini';

/** A whole number as its digits: 64-bit ones come from the parser as text, small ones as numbers. */
export const wireDigits = z.pipe(
  z.union([z.int().check(z.nonnegative()), z.string().check(z.regex(/^\d{1,20}$/))]),
  z.transform((value) => String(value)),
);

/** More digits than any price has behind its point; floating point adds some of its own. */
const MOST_DIGITS = 6;

/** An amount as a decimal: marketplaces mix text (`"29.35"`) and numbers (`3`, `29.35`). */
export const wireDecimal = z.pipe(
  z.union([
    z.string().check(z.trim(), z.regex(/^-?\d{1,15}(?:\.\d{1,8})?$/, 'must be an amount')),
    z.number().check(z.minimum(-1e12), z.maximum(1e12)),
  ]),
  z.transform((value) => (typeof value === 'string' ? value : decimalOf(value))),
);

function decimalOf(value: number): string {
  return value.toFixed(MOST_DIGITS).replace(/\.?0+$/, '') || '0';
}
