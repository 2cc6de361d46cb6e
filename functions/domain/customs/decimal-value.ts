const DECIMAL = /^(\d{1,14})(?:\.(\d{1,5}))?$/;

/** Places after the point of a CEB amount or quantity. */
const PLACES = 5;

/** 1 in the unit that `decimalValue` counts in. */
export const ONE = 10n ** BigInt(PLACES);

/**
 * A CEB decimal(19,5) as a count of 10⁻⁵; undefined unless it is plain digits, at most 14 before
 * and 5 after the point, and not negative (the schema would let a sign pass).
 */
export function decimalValue(text: string | undefined): bigint | undefined {
  const match = DECIMAL.exec(text ?? '');
  if (match === null) return undefined;
  const [, whole = '', fraction = ''] = match;
  return BigInt(whole + fraction.padEnd(PLACES, '0'));
}
