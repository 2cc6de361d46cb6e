import { accept, refuse } from '../refusal.ts';
import type { Result } from '../refusal.ts';

/** Why a decimal string is refused. */
export type DecimalRefusal = 'not-a-decimal' | 'too-many-fraction-digits' | 'too-large';

const DECIMAL = /^(0|[1-9]\d*)(?:\.(\d+))?$/;

/**
 * A non-negative decimal string as an integer count of 10^-fractionDigits: "29.35" with 2 is 2935.
 * No sign, exponent, blank, group separator or leading zero. Nothing is rounded: more fraction
 * digits than asked for, or a count beyond `Number.MAX_SAFE_INTEGER`, are refused.
 */
export function parseDecimal(text: string, fractionDigits: number): Result<number, DecimalRefusal> {
  const match = DECIMAL.exec(text);
  if (match === null) {
    return refuse('not-a-decimal', 'must be a plain decimal number such as 29.35');
  }
  const [, whole = '', fraction = ''] = match;
  if (fraction.length > fractionDigits) {
    return refuse('too-many-fraction-digits', `must have at most ${fractionDigits} decimal places`);
  }
  const count = Number(whole + fraction.padEnd(fractionDigits, '0'));
  return Number.isSafeInteger(count) ? accept(count) : refuse('too-large', 'is too large');
}

/** The opposite of `parseDecimal`, with exactly `fractionDigits` places; negative counts get a "-". */
export function formatDecimal(count: number, fractionDigits: number): string {
  const digits = Math.abs(count)
    .toString()
    .padStart(fractionDigits + 1, '0');
  const sign = count < 0 ? '-' : '';
  if (fractionDigits === 0) return sign + digits;
  return `${sign}${digits.slice(0, -fractionDigits)}.${digits.slice(-fractionDigits)}`;
}
