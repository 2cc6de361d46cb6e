import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { money } from '../../../functions/domain/money/money.ts';
import { withoutQuantities } from '../../../functions/domain/order/cancel-lines.ts';
import type { OrderLine, OrderTotals } from '../../../functions/domain/order/order.ts';
import { wrongTotal } from '../../../functions/domain/order/wrong-total.ts';

const cny = (fen: number) => money(fen, 'CNY');
const aLine = (lineId: string, quantity: number, fen: number): OrderLine => ({
  lineId,
  sku: `SKU-${lineId}`,
  name: 'thing',
  quantity,
  price: cny(fen),
  total: cny(fen * quantity),
});
function totalsOf(lines: readonly OrderLine[], tax: number, discount: number): OrderTotals {
  const goods = lines.reduce((sum, { total }) => sum + total.amount, 0);
  return {
    goods: cny(goods),
    freight: cny(1_000),
    insurance: cny(0),
    tax: cny(tax),
    discount: cny(discount),
    paid: cny(goods + 1_000 + tax - discount),
  };
}

describe('what is left of an order', () => {
  const lines = [aLine('1', 3, 100), aLine('2', 1, 700)];
  const order = { lines, totals: totalsOf(lines, 91, 11) };

  test('has fewer of a line, and its share of tax and discount', () => {
    expect(withoutQuantities(order, [{ lineId: '1', quantity: 2 }])).toEqual({
      kind: 'left',
      lines: [aLine('1', 1, 100), aLine('2', 1, 700)],
      totals: {
        goods: cny(800),
        freight: cny(1_000),
        insurance: cny(0),
        tax: cny(72),
        discount: cny(8),
        paid: cny(1_864),
      },
    });
  });

  test('lacks a line of which all were cancelled', () => {
    expect(withoutQuantities(order, [{ lineId: '2', quantity: 1 }])).toMatchObject({
      lines: [{ lineId: '1' }],
    });
  });

  test('is nothing when all of all lines was cancelled', () => {
    const all = lines.map(({ lineId, quantity }) => ({ lineId, quantity }));
    expect(withoutQuantities(order, all)).toEqual({ kind: 'nothing-left' });
  });

  test.each([
    [[{ lineId: '9', quantity: 1 }], 0],
    [[{ lineId: '1', quantity: 4 }], 0],
    [
      [
        { lineId: '1', quantity: 1 },
        { lineId: '1', quantity: 1 },
      ],
      1,
    ],
  ])('%j is wrong', (cancelled, index) => {
    expect(withoutQuantities(order, cancelled)).toEqual({ kind: 'wrong', index });
  });
});

test('the sums of what is left hold, and none of them grows', () => {
  const anOrder = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 99_999 })), {
      minLength: 1,
      maxLength: 5,
    })
    .map((all) => all.map(([quantity, fen], at) => aLine(String(at), quantity, fen)));
  fc.assert(
    fc.property(anOrder, fc.nat(5_000), fc.nat(900), fc.array(fc.nat(9)), (...drawn) => {
      const [lines, tax, discount, wishes] = drawn;
      const cancelled = lines
        .map(({ lineId, quantity }, at) => ({
          lineId,
          quantity: Math.min(wishes[at] ?? 0, quantity),
        }))
        .filter(({ quantity }) => quantity > 0);
      const before = totalsOf(lines, tax, discount);
      const left = withoutQuantities({ lines, totals: before }, cancelled);
      if (left.kind !== 'left') return left.kind === 'nothing-left';
      expect(wrongTotal(left.lines, left.totals)).toBeUndefined();
      for (const part of ['goods', 'tax', 'discount'] as const) {
        expect(left.totals[part].amount).toBeLessThanOrEqual(before[part].amount);
        expect(left.totals[part].amount).toBeGreaterThanOrEqual(0);
      }
      return true;
    }),
    { seed: 11, numRuns: 300 },
  );
});
