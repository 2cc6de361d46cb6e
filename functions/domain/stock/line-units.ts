import type { Quantity } from '../money/quantity.ts';

/** How much of a statutory unit (法定计量单位) one unit of sale is, in 10⁻⁵. */
export interface StatutoryUnit {
  /** Customs unit, three digits. */
  readonly unit: string;
  readonly factor: Quantity;
}

/**
 * The statutory units of a book line, stored with it: customs counts a line in its unit of sale and
 * in one or two statutory units (CEB `qty`, `qty1`, `qty2`). The second only with the first.
 */
export interface LineUnits {
  readonly first: StatutoryUnit;
  readonly second?: StatutoryUnit;
}

const PER_UNIT = 100_000n;

/** A quantity of sale in a statutory unit, in 10⁻⁵; undefined when it is not a whole count of 10⁻⁵. */
export function inStatutoryUnit(
  quantity: Quantity,
  { factor }: StatutoryUnit,
): Quantity | undefined {
  const product = BigInt(quantity) * BigInt(factor);
  if (product % PER_UNIT !== 0n) return undefined;
  const converted = Number(product / PER_UNIT);
  return Number.isSafeInteger(converted) ? converted : undefined;
}

/** Whether a quantity can be told exactly in all units of its line. */
export function isExact(quantity: Quantity, units: LineUnits | undefined): boolean {
  const statutory = units === undefined ? [] : [units.first, units.second];
  return statutory.every(
    (each) => each === undefined || inStatutoryUnit(quantity, each) !== undefined,
  );
}

/** Whether two say the same. */
export function sameUnits(a: LineUnits, b: LineUnits): boolean {
  return sameUnit(a.first, b.first) && sameUnit(a.second, b.second);
}

function sameUnit(a: StatutoryUnit | undefined, b: StatutoryUnit | undefined): boolean {
  return a?.unit === b?.unit && a?.factor === b?.factor;
}
