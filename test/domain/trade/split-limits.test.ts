import { describe, expect, test } from '@jest/globals';
import { money } from '../../../functions/domain/money/money.ts';
import type { Money } from '../../../functions/domain/money/money.ts';
import type { PlanningFacts } from '../../../functions/domain/trade/planning-facts.ts';
import type { RouteCosts } from '../../../functions/domain/trade/route-costs.ts';
import { partsOf, splitOrder } from '../../../functions/domain/trade/split-order.ts';
import { anOrder } from '../../support/order-builder.ts';
import { HUB } from '../../support/world/world-data.ts';

const usd = (amount: number) => money(amount, 'USD');
const FREE: RouteCosts = { atBorder: () => usd(0), weighed: () => 0 };
const line = (lineId: string, quantity: number, total = quantity) => ({
  ...{ lineId, sku: lineId, name: lineId, quantity },
  ...{ price: usd(1), total: usd(total) },
});
const hub = (warehouseId: string, available: { readonly [sku: string]: number }) => ({
  ...{ ...HUB, warehouseId, name: warehouseId },
  available: new Map(Object.entries(available)),
});
const order = (...lines: readonly ReturnType<typeof line>[]) =>
  anOrder({
    ...{ requestedMode: undefined, lines },
    shipTo: { name: 'Kim', country: 'KR', city: 'Seoul', street: 'Teheran-ro 1' },
  });
const split = (
  sale: ReturnType<typeof order>,
  ...warehouses: readonly ReturnType<typeof hub>[]
) => {
  const pieces = splitOrder(sale, { warehouses } as unknown as PlanningFacts, FREE);
  return pieces.ok
    ? pieces.value.map(({ route, quantities }) => [
        route.warehouse.warehouseId,
        Object.fromEntries(quantities),
      ])
    : pieces.message;
};
const TOO_LITTLE = 'no 5 warehouses together have every line of the order in stock';

describe('who is taken first', () => {
  test('who has most whole lines, then most pieces, then who stands first', () => {
    const sale = order(line('A', 2), line('B', 5));
    expect(split(sale, hub('pieces', { B: 4 }), hub('whole', { A: 2, B: 1 }))).toEqual([
      ['whole', { A: 2, B: 1 }],
      ['pieces', { B: 4 }],
    ]);
    expect(
      split(sale, hub('few', { A: 1 }), hub('more', { A: 1, B: 4 }), hub('rest', { B: 1 })),
    ).toEqual([
      ['more', { A: 1, B: 4 }],
      ['few', { A: 1 }],
      ['rest', { B: 1 }],
    ]);
    expect(split(order(line('A', 2)), hub('one', { A: 1 }), hub('two', { A: 1 }))).toEqual([
      ['one', { A: 1 }],
      ['two', { A: 1 }],
    ]);
  });

  test('nobody twice, and nobody who has nothing', () => {
    expect(split(order(line('A', 2)), hub('none', {}), hub('one', { A: 1 }))).toBe(TOO_LITTLE);
  });
});

describe('how far an order is split', () => {
  test('into five parcels', () => {
    const hubs = (count: number) =>
      Array.from({ length: count }, (_each, index) => hub(String(index), { A: 1 }));
    expect(split(order(line('A', 5)), ...hubs(5))).toHaveLength(5);
    expect(split(order(line('A', 6)), ...hubs(6))).toBe(TOO_LITTLE);
  });

  test('into forty movements of the ledger', () => {
    const lines = (count: number) =>
      Array.from({ length: count }, (_each, index) => line(`L${String(index)}`, 2));
    const halves = (count: number) => {
      const half = Object.fromEntries(lines(count).map(({ sku }) => [sku, 1]));
      return split(order(...lines(count)), hub('one', half), hub('two', half));
    };
    expect(halves(20)).toHaveLength(2);
    expect(halves(21)).toBe(TOO_LITTLE);
  });
});

describe('the parts of an order', () => {
  const totals = {
    ...{ goods: usd(100), freight: usd(10), insurance: usd(3), tax: usd(7), discount: usd(5) },
    paid: usd(115),
  };
  const sale = { ...order(line('A', 3, 75), line('B', 1, 25)), totals };
  const piece = (quantities: { readonly [lineId: string]: number }) =>
    ({ quantities: new Map(Object.entries(quantities)) }) as unknown as Parameters<
      typeof partsOf
    >[1][number];

  test('have their lines, and their share of every sum', () => {
    const parts = partsOf(sale, [piece({ A: 2 }), piece({ A: 1, B: 1 })]);
    expect(
      parts.map(({ lines }) =>
        lines.map(({ lineId, quantity, total }) => [...[lineId, quantity, total.amount]]),
      ),
    ).toEqual([
      [['A', 2, 50]],
      [
        ['A', 1, 25],
        ['B', 1, 25],
      ],
    ]);
    const amounts = (of: (typeof parts)[number]) =>
      Object.fromEntries(
        Object.entries(of.totals).map(([name, amount]: [string, Money]) => [name, amount.amount]),
      );
    expect(parts.map(amounts)).toEqual([
      { goods: 50, freight: 5, insurance: 1, tax: 3, discount: 2, paid: 57 },
      { goods: 50, freight: 5, insurance: 2, tax: 4, discount: 3, paid: 58 },
    ]);
  });

  test('where the order does not add up its last part says so', () => {
    const off = { ...sale, totals: { ...totals, paid: usd(120) } };
    const parts = partsOf(off, [piece({ A: 2 }), piece({ A: 1, B: 1 })]);
    expect(parts.map(({ totals: { paid } }) => paid.amount)).toEqual([57, 63]);
  });
});
