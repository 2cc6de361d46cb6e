import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { allocateMoney } from '../../../functions/domain/money/allocate-money.ts';
import { money } from '../../../functions/domain/money/money.ts';

const SEED = 1210;

function amounts(total: number, weights: number[]): number[] {
  return allocateMoney(money(total, 'CNY'), weights).map((part) => part.amount);
}

describe('allocateMoney', () => {
  test.each([
    ['in proportion', 100, [1, 3], [25, 75]],
    ['with the rest on the last part', 100, [1, 1, 1], [33, 33, 34]],
    ['with the rest on the last part that has a weight', 100, [1, 1, 1, 0], [33, 33, 34, 0]],
    ['everything to the last part when no weight is left', 7, [0, 0], [0, 7]],
    ['nothing of nothing', 0, [5, 5], [0, 0]],
    ['to a single part', 7, [3], [7]],
    ['a negative total', -100, [1, 1, 1], [-33, -33, -34]],
    ['with weights whose product overflows a double', 9e15, [9e15, 9e15], [4.5e15, 4.5e15]],
  ])('splits %s', (_how, total, weights, parts) => {
    expect(amounts(total, weights)).toEqual(parts);
  });

  test.each([[[]], [[-1, 2]], [[0.5]], [[Number.NaN]]])('throws on weights %p', (weights) => {
    expect(() => amounts(1, weights)).toThrow(RangeError);
  });

  test('is exact, gives nothing to no weight, and each part but one is cut by less than a unit', () => {
    const weight = fc.nat({ max: Number.MAX_SAFE_INTEGER });
    fc.assert(
      fc.property(
        fc.nat({ max: Number.MAX_SAFE_INTEGER }),
        fc.array(fc.oneof(weight, fc.constant(0)), { minLength: 1, maxLength: 99 }),
        (total, weights) => {
          const parts = amounts(total, weights);
          const sum = weights.reduce((all, each) => all + BigInt(each), 0n);
          expect(parts.reduce((all, part) => all + BigInt(part), 0n)).toBe(BigInt(total));
          const last = weights.findLastIndex((each) => each > 0);
          parts.slice(0, Math.max(last, 0)).forEach((part, at) => {
            const exact = BigInt(total) * BigInt(weights[at] ?? 0);
            expect(BigInt(part) * sum <= exact && exact < BigInt(part + 1) * sum).toBe(true);
          });
          if (last >= 0) expect(parts.slice(last + 1).every((part) => part === 0)).toBe(true);
        },
      ),
      { seed: SEED },
    );
  });
});
