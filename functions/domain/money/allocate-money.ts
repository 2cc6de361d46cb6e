import { money } from './money.ts';
import type { Money } from './money.ts';

function assertWeights(weights: readonly number[]): void {
  const usable = weights.every((weight) => Number.isSafeInteger(weight) && weight >= 0);
  if (!usable || weights.length === 0) {
    throw new RangeError('weights must be one or more safe integers, none negative');
  }
}

/**
 * Splits `total` in proportion to `weights`, one part per weight; the parts sum to `total` exactly.
 * Each part is cut to whole minor units and the last part with a weight takes what is left, so a
 * weight of 0 gets 0. When all weights are 0 the last part takes everything.
 *
 * Plain BigInt: the split of dinero.js deals the remainder out unit by unit from the first part,
 * which is not how customs lines are filled in.
 */
export function allocateMoney(total: Money, weights: readonly number[]): Money[] {
  assertWeights(weights);
  const last = Math.max(
    weights.findLastIndex((weight) => weight > 0),
    -1,
  );
  const takesRest = last === -1 ? weights.length - 1 : last;
  const sum = weights.reduce((running, weight) => running + BigInt(weight), 0n);
  const parts = weights.map((weight) =>
    sum === 0n ? 0 : Number((BigInt(total.amount) * BigInt(weight)) / sum),
  );
  const others = parts.reduce((running, part, at) => running + (at === takesRest ? 0 : part), 0);
  return parts.map((part, at) =>
    money(at === takesRest ? total.amount - others : part, total.currency),
  );
}
