import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { money, sumMoney } from '../../../functions/domain/money/money.ts';
import type { Money } from '../../../functions/domain/money/money.ts';
import type { Order, OrderLine } from '../../../functions/domain/order/order.ts';
import type { PlannedConsignment } from '../../../functions/domain/consignment/consignment-events.ts';
import { planOrder } from '../../../functions/domain/trade/plan-order.ts';
import type {
  PlannableWarehouse,
  PlanningFacts,
} from '../../../functions/domain/trade/planning-facts.ts';
import { anOrder } from '../../support/order-builder.ts';
import { EXPORT_WAREHOUSE, HUB, IMPORT_WAREHOUSE } from '../../support/world/world-data.ts';

const usd = (amount: number) => money(amount, 'USD');
const FIRM = { code: '3301960A1B', name: 'Harbour Lane' };
const SKUS = ['A', 'B', 'C'];

const line = (sku: string, quantity: number, price = 1_000): OrderLine => ({
  ...{ lineId: `line-${sku}`, sku, name: sku, quantity },
  ...{ price: usd(price), total: usd(price * quantity) },
});

function order(lines: readonly OrderLine[], overrides: Partial<Order> = {}): Order {
  const goods = sumMoney(
    'USD',
    lines.map(({ total }) => total),
  );
  const totals = {
    ...{ goods, freight: usd(901), insurance: usd(7), tax: usd(0), discount: usd(333) },
    paid: usd(goods.amount + 901 + 7 - 333),
  };
  return anOrder({
    ...{ orderId: 'O00000000000000', channelOrderId: 'SO-1', requestedMode: undefined },
    shipTo: { name: 'Kim', country: 'KR', city: 'Seoul', street: 'Teheran-ro 1' },
    ...{ lines, totals, paid: true },
    ...overrides,
  });
}

const stocked = (
  warehouse: typeof HUB,
  warehouseId: string,
  available: { readonly [sku: string]: number },
): PlannableWarehouse => ({
  ...{ ...warehouse, warehouseId, name: warehouseId },
  available: new Map(Object.entries(available)),
});

function facts(warehouses: readonly PlannableWarehouse[]): PlanningFacts {
  const item = (sku: string) =>
    [
      sku,
      {
        merchantId: 'm',
        sku,
        origin: 'CN',
        hsCode: '6109100010',
        tariffs: { KR: { dutyRate: 800 } },
      },
    ] as const;
  return {
    catalogue: new Map(SKUS.map(item)),
    warehouses,
    ...{ seller: FIRM, declarant: FIRM, platform: FIRM, customsId: 'customs-1' },
    carrier: { carrierId: 'express', enterprise: FIRM },
    guarantorCode: FIRM.code,
    declaredOn: '2026-11-23',
    rates: {
      ...({ validFrom: '2026-11-01', base: 'EUR', source: 'test' } as const),
      rates: { USD: 110_000_000, KRW: 150_000_000_000 },
    },
  };
}

function planned(of: Order, warehouses: readonly PlannableWarehouse[]) {
  const plan = planOrder(of, facts(warehouses));
  if (!plan.ok) throw new Error(plan.message);
  return plan.value;
}

const goodsOf = (plans: readonly PlannedConsignment[]) =>
  plans.map(({ warehouseId, lines }) => [
    warehouseId,
    ...lines.map(({ lineId, quantity }) => `${String(quantity)} ${lineId}`),
  ]);

describe('an export that no single warehouse has', () => {
  const there = stocked(EXPORT_WAREHOUSE, 'zone', { A: 9, B: 1 });
  const hub = stocked(HUB, 'hub', { B: 9, C: 9 });

  test('goes in a parcel per warehouse, each in the mode of its own', () => {
    const plans = planned(order([line('A', 2), line('B', 3), line('C', 1)]), [there, hub]);
    expect(goodsOf(plans)).toEqual([
      ['hub', '3 line-B', '1 line-C'],
      ['zone', '2 line-A'],
    ]);
    expect(plans.map(({ mode }) => mode)).toEqual(['general-export', 'special-area-export']);
    expect(plans.map(({ consignmentId }) => consignmentId)).toEqual([
      'O00000000000000-01',
      'O00000000000000-02',
    ]);
    // Customs takes an order number once.
    expect(plans.map(({ orderNumber }) => orderNumber)).toEqual(['SO-1-1', 'SO-1-2']);
    expect(plans[0]?.planReason).toMatch(
      /^General export \(9610\) from hub: no warehouse has all of the order; parcel 1 of 2 is/,
    );
  });

  test('a line is torn apart where nobody has all of it', () => {
    const plans = planned(order([line('B', 4, 333)]), [there, stocked(HUB, 'hub', { B: 3 })]);
    expect(goodsOf(plans)).toEqual([
      ['hub', '3 line-B'],
      ['zone', '1 line-B'],
    ]);
    expect(plans.map(({ lines }) => lines[0]?.total)).toEqual([usd(999), usd(333)]);
  });

  test('two lines of one article share what is there', () => {
    const two = [line('A', 2), { ...line('A', 2), lineId: 'other' }];
    const plans = planned(order(two), [
      stocked(HUB, 'one', { A: 3 }),
      stocked(HUB, 'two', { A: 2 }),
    ]);
    expect(goodsOf(plans)).toEqual([
      ['one', '2 line-A', '1 other'],
      ['two', '1 other'],
    ]);
  });

  test('is not split where one warehouse has all', () => {
    const all = stocked(HUB, 'all', { A: 2, B: 3, C: 1 });
    const plans = planned(order([line('A', 2), line('B', 3), line('C', 1)]), [there, hub, all]);
    expect(plans.map(({ warehouseId, orderNumber }) => [warehouseId, orderNumber])).toEqual([
      ['all', 'SO-1'],
    ]);
  });

  test.each<[string, readonly PlannableWarehouse[]]>([
    ['all warehouses together', [there, stocked(HUB, 'hub', { B: 9 })]],
    ['five warehouses', [1, 2, 3, 4, 5, 6].map((n) => stocked(HUB, String(n), { C: 1 }))],
  ])('is refused where %s have too little', (_name, warehouses) => {
    const plan = planOrder(order([line('C', 6)]), facts(warehouses));
    expect(plan).toMatchObject({ ok: false, code: 'no-stock' });
  });

  test('the landed cost is that of the order as sold, shared out', () => {
    const lines = [line('A', 2, 9_000), line('C', 1, 9_000)];
    const split = planned(order(lines), [there, hub]);
    const [whole] = planned(order(lines), [stocked(HUB, 'all', { A: 2, C: 1 })]);
    // USD 270 is above the limit of list clearance (150); each parcel alone would not be.
    expect(whole?.landedCost?.duty?.amount).toBeGreaterThan(0);
    for (const { landedCost } of split) {
      expect(landedCost).toMatchObject({
        form: whole?.landedCost?.form,
        rules: whole?.landedCost?.rules,
      });
    }
    const sum = (of: (plan: PlannedConsignment) => Money | undefined) =>
      split.reduce((total, plan) => total + (of(plan)?.amount ?? 0), 0);
    expect(sum(({ landedCost }) => landedCost?.total)).toBe(whole?.landedCost?.total.amount);
    expect(sum(({ landedCost }) => landedCost?.duty)).toBe(whole?.landedCost?.duty?.amount);
  });
});

test('an import is not split, whatever lies where', () => {
  const china = { name: '李雷', country: 'CN', city: '杭州市', street: '文三路 90 号' };
  const warehouses = [
    stocked(IMPORT_WAREHOUSE, 'one', { A: 9 }),
    stocked(IMPORT_WAREHOUSE, 'two', { B: 9 }),
  ];
  const plan = planOrder(order([line('A', 1), line('B', 1)], { shipTo: china }), facts(warehouses));
  expect(plan).toMatchObject({
    ...{ ok: false, code: 'no-stock' },
    message: expect.stringMatching(/one and two together have .* sub-orders, each with a payment/),
  });
});

const anAmount = fc.integer({ min: 0, max: 1_000_000 });

test('splitting changes no total, loses no piece and invents none', () => {
  const lines = fc
    .uniqueArray(fc.constantFrom(...SKUS), { minLength: 1 })
    .chain((skus) =>
      fc.tuple(
        ...skus.map((sku) =>
          fc
            .tuple(fc.integer({ min: 1, max: 9 }), anAmount)
            .map(([quantity, price]) => line(sku, quantity, price)),
        ),
      ),
    );
  const stock = fc.array(
    fc.tuple(fc.boolean(), fc.record({ A: fc.nat(6), B: fc.nat(6), C: fc.nat(6) })),
    { minLength: 1, maxLength: 6 },
  );
  let splits = 0;
  fc.assert(
    fc.property(
      lines,
      stock,
      anAmount,
      anAmount,
      anAmount,
      (sold, there, freight, insurance, discount) => {
        const goods = sumMoney(
          'USD',
          sold.map(({ total }) => total),
        );
        const totals = {
          ...{ goods, freight: usd(freight), insurance: usd(insurance), tax: usd(0) },
          discount: usd(discount),
          paid: usd(goods.amount + freight + insurance - discount),
        };
        const warehouses = there.map(([bonded, available], at) =>
          stocked(bonded ? EXPORT_WAREHOUSE : HUB, `w${String(at)}`, available),
        );
        const plan = planOrder(order(sold, { totals }), facts(warehouses));
        if (!plan.ok) return;
        splits += plan.value.length > 1 ? 1 : 0;
        const sums = Object.keys(totals).map((name) =>
          plan.value.reduce((sum, each) => sum + each.totals[name as 'paid'].amount, 0),
        );
        expect(sums).toEqual(Object.values(totals).map(({ amount }) => amount));
        for (const each of plan.value) {
          const { goods: own, freight: f, insurance: i, tax: t, discount: d, paid } = each.totals;
          expect(paid.amount).toBe(own.amount + f.amount + i.amount + t.amount - d.amount);
          const { available } =
            warehouses.find(({ warehouseId }) => warehouseId === each.warehouseId) ?? {};
          for (const { sku, quantity } of each.lines) {
            expect(quantity).toBeLessThanOrEqual(available?.get(sku) ?? 0);
          }
        }
        for (const { lineId, quantity, total } of sold) {
          const own = plan.value.flatMap((each) =>
            each.lines.filter((one) => one.lineId === lineId),
          );
          expect(own.reduce((sum, one) => sum + one.quantity, 0)).toBe(quantity);
          expect(own.reduce((sum, one) => sum + one.total.amount, 0)).toBe(total.amount);
        }
      },
    ),
    { seed: 7, numRuns: 500 },
  );
  expect(splits).toBeGreaterThan(0);
});
