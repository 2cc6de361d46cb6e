import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  formatQuantity,
  multiplyQuantity,
  parseQuantity,
  units,
} from '../../../functions/domain/money/quantity.ts';

const SEED = 9810;

test.each([
  ['3', 300_000],
  ['0.02', 2_000],
  ['1.50000', 150_000],
  ['0.00001', 1],
  ['0', 0],
])('parseQuantity reads %s', (text, value) => {
  expect(parseQuantity(text)).toEqual({ ok: true, value });
});

test.each([
  ['0.000001', 'too-many-fraction-digits'],
  ['90071992548', 'too-large'],
  ['-1', 'not-a-decimal'],
  ['1e5', 'not-a-decimal'],
  ['', 'not-a-decimal'],
])('parseQuantity refuses %s', (text, code) => {
  expect(parseQuantity(text)).toMatchObject({ ok: false, code });
});

test.each([
  [300_000, '3'],
  [1_000_000, '10'],
  [2_000, '0.02'],
  [1, '0.00001'],
  [0, '0'],
  [-150_000, '-1.5'],
])('formatQuantity writes %d as %s', (quantity, text) => {
  expect(formatQuantity(quantity)).toBe(text);
});

test('parseQuantity reads back what formatQuantity writes', () => {
  fc.assert(
    fc.property(fc.nat({ max: Number.MAX_SAFE_INTEGER }), (value) => {
      expect(parseQuantity(formatQuantity(value))).toEqual({ ok: true, value });
    }),
    { seed: SEED },
  );
});

test('units counts whole units', () => {
  expect(units(3)).toBe(300_000);
  expect(() => units(0.5)).toThrow(RangeError);
  expect(() => units(Number.MAX_SAFE_INTEGER)).toThrow(RangeError);
});

describe('multiplyQuantity', () => {
  test.each([
    ['3 × 0.02', units(3), 2_000, 6_000],
    ['0.00001 × 0.5, a half, up', 1, 50_000, 1],
    ['0.00001 × 0.49999, down', 1, 49_999, 0],
    ['−0.00001 × 0.5, away from zero', -1, 50_000, -1],
    ['a product beyond a double', 9_007_199_254_740_991, units(1), 9_007_199_254_740_991],
  ])('%s', (_what, quantity, factor, product) => {
    expect(multiplyQuantity(quantity, factor)).toBe(product);
  });

  test('throws when the product is no safe integer', () => {
    expect(() => multiplyQuantity(9_007_199_254_740_991, units(2))).toThrow(RangeError);
  });
});
