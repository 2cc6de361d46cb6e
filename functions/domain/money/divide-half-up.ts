/**
 * numerator / denominator rounded to the nearest integer, halves away from zero. The denominator
 * is positive. BigInt keeps products of amounts and rates exact; the quotient must be a safe
 * integer again, else a RangeError is thrown.
 */
export function divideHalfUp(numerator: bigint, denominator: bigint): number {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * magnitude + denominator) / (2n * denominator);
  if (rounded > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError('quotient is too large');
  return Number(numerator < 0n ? -rounded : rounded);
}
