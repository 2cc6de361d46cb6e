import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Order } from '../../../functions/domain/order/order.ts';
import { planAsReserved } from '../../../functions/domain/trade/plan-as-reserved.ts';
import { planOrder } from '../../../functions/domain/trade/plan-order.ts';
import type {
  PlannableWarehouse,
  PlanningFacts,
} from '../../../functions/domain/trade/planning-facts.ts';
import { aDividedOrder, divided, yuan } from '../../support/divided-order.ts';
import { IMPORT_WAREHOUSE, ORIGIN } from '../../support/world/world-data.ts';

const FIRM = { code: '3301960A1B', name: 'Harbour Lane' };
const SKUS = ['A', 'B', 'C', 'D'];
/** More articles than one parcel takes lines. */
const MANY = Array.from({ length: 41 }, (_each, at) => `L${String(at)}`);

const stocked = (
  warehouse: typeof ORIGIN,
  warehouseId: string,
  available: { readonly [sku: string]: number },
): PlannableWarehouse => ({
  ...{ ...warehouse, warehouseId, name: warehouseId },
  available: new Map(Object.entries(available)),
});
const bonded = (id: string, available: { readonly [sku: string]: number }) =>
  stocked(IMPORT_WAREHOUSE, id, available);
const abroad = (id: string, available: { readonly [sku: string]: number }) =>
  stocked(ORIGIN, id, available);

function facts(
  warehouses: readonly PlannableWarehouse[],
  more: Partial<PlanningFacts> = {},
): PlanningFacts {
  const item = (sku: string) =>
    [
      sku,
      {
        ...{ merchantId: 'm', sku, origin: 'FR', vatRate: 1_300, consumptionTaxRate: 0 },
        hsCode: `330499000${String(Math.max(0, SKUS.indexOf(sku)))}`,
      },
    ] as const;
  return {
    catalogue: new Map([...SKUS, ...MANY].map(item)),
    warehouses,
    ...{ seller: FIRM, declarant: FIRM, platform: FIRM, customsId: 'customs-1' },
    carrier: { carrierId: 'express', enterprise: FIRM },
    guarantorCode: FIRM.code,
    declaredOn: '2026-11-23',
    ...more,
  };
}

function planned(of: Order, ...warehouses: readonly PlannableWarehouse[]) {
  const plan = planOrder(of, facts(warehouses));
  if (!plan.ok) throw new Error(plan.message);
  return plan.value;
}

describe('an import that no single warehouse has, with sub-orders', () => {
  const sale = aDividedOrder();

  test('goes as its sub-orders: number, totals and payment of each', () => {
    const plans = planned(sale, bonded('one', { A: 9 }), bonded('two', { B: 9 }));
    expect(plans.map(({ warehouseId }) => warehouseId)).toEqual(['one', 'two']);
    for (const [at, { number, totals, payment }] of sale.subOrders.entries()) {
      expect(plans[at]).toMatchObject({
        ...{ orderNumber: number, totals },
        consignmentId: `O00000000000000-0${String(at + 1)}`,
        payment: { paymentFirmId: 'pay-1', transactionId: payment.transactionId },
      });
    }
    expect(plans.map(({ lines }) => lines.map(({ sku, quantity }) => [sku, quantity]))).toEqual([
      [['A', 2]],
      [['B', 1]],
    ]);
    expect(plans[0]?.lines[0]?.tax?.vat.amount).toBeGreaterThan(0);
    expect(plans[1]?.planReason).toContain(
      'parcel 2 of 2 is sub-order SO-1-B, and limits were judged on the order as sold',
    );
  });

  test('is not split where one warehouse has all of it', () => {
    const [whole, ...others] = planned(
      sale,
      bonded('one', { A: 9 }),
      bonded('all', { A: 2, B: 1 }),
    );
    expect(others).toEqual([]);
    expect(whole).toMatchObject({
      ...{ warehouseId: 'all', orderNumber: 'SO-1', totals: sale.totals },
      payment: { transactionId: 'PAY' },
    });
  });

  test.each([
    ['no sub-orders', { ...sale, subOrders: undefined }, { A: 9 }, /with sub-orders, each/],
    ['a sub-order torn between warehouses', sale, { A: 1 }, /^sub-order SO-1-A: no warehouse/],
  ])('%s: refused', (_what, of, first, says) => {
    const warehouses = [bonded('one', first), bonded('two', { A: 1, B: 9 })];
    expect(planOrder(of, facts(warehouses))).toMatchObject({
      ...{ ok: false, code: 'no-stock' },
      message: expect.stringMatching(says),
    });
  });

  test('two sub-orders never count on the same pieces', () => {
    const one = divided([{ price: 100, pieces: [1, 2] }], [0, 0, 0]);
    const [few, more] = [bonded('few', { A: 1 }), bonded('more', { A: 2 })];
    const places = (...all: readonly PlannableWarehouse[]) =>
      planned(one, ...all).map(({ warehouseId }) => warehouseId);
    expect(places(more, few)).toEqual(['few', 'more']);
    expect(places(few, more)).toEqual(['few', 'more']);
    expect(planOrder(one, facts([more]))).toMatchObject({
      ...{ ok: false, code: 'no-stock' },
      message: 'no warehouses have every sub-order whole beside the others',
    });
  });

  test.each([
    [20, 0, { ok: true }],
    [20, 1, { code: 'too-many-lines', message: 'the sub-orders may have 40 lines together' }],
  ])('%i lines torn in two and %i whole: %j', (torn, whole, expected) => {
    const skus = MANY.slice(0, torn + whole);
    const sold = skus.map((_sku, at) => ({ price: 100, pieces: at < torn ? [1, 1] : [1, 0] }));
    const one = Object.fromEntries(skus.map((sku) => [sku, 1]));
    const many = divided(sold, [0, 0, 0], skus);
    const plan = planOrder(many, facts([bonded('one', one), bonded('two', one)]));
    expect(plan).toMatchObject(expected);
  });

  test('is judged as sold: above the limit of one transaction no sub-order goes', () => {
    const dear = divided(
      [
        { price: 300_000, pieces: [1, 0] },
        { price: 300_000, pieces: [0, 1] },
      ],
      [0, 0, 0],
    );
    const warehouses = [bonded('one', { A: 9 }), bonded('two', { B: 9 })];
    expect(planOrder(dear, facts(warehouses))).toMatchObject({ code: 'general-trade-required' });
    const used = { annualUsed: yuan(2_599_000) };
    expect(planOrder(sale, facts(warehouses, used))).toMatchObject({
      code: 'annual-limit-exceeded',
    });
  });
});

describe('lines that may not go together', () => {
  const positiveList = {
    ...{ listId: 'positive-list', effectiveFrom: '2026-01-01', kind: 'edition' },
    lines: [{ hsCode: '3304990000', bondedOnly: true }],
  } as unknown as NonNullable<PlanningFacts['positiveList']>;
  const sale = aDividedOrder();
  const warehouses = [abroad('origin', { A: 9, B: 9 }), bonded('zone', { A: 9 })];

  test('go as sub-orders, each by the mode that may carry it', () => {
    const plan = planOrder(sale, facts(warehouses, { positiveList }));
    expect(plan).toMatchObject({
      value: [
        { warehouseId: 'zone', mode: 'bonded-import', orderNumber: 'SO-1-A' },
        { warehouseId: 'origin', mode: 'direct-import', orderNumber: 'SO-1-B' },
      ],
    });
  });

  test('are refused where no way may carry one of them, by its name and the law', () => {
    const [origin] = warehouses;
    const plan = planOrder(sale, facts(origin === undefined ? [] : [origin], { positiveList }));
    expect(plan).toMatchObject({
      ...{ ok: false, code: 'positive-list' },
      message: expect.stringMatching(/^sub-order SO-1-A: ./),
    });
  });

  test('go by a way that is not the first, where the first may not carry them', () => {
    const near = { ...abroad('near', { A: 9, B: 9 }) };
    const places = [near, abroad('far', { A: 9, B: 9 }), bonded('zone', { A: 9 })];
    const plan = planOrder(sale, facts(places, { positiveList }));
    expect(plan).toMatchObject({ value: [{ warehouseId: 'zone' }, { mode: 'direct-import' }] });
  });

  test('are refused without', () => {
    const whole = { ...sale, subOrders: undefined };
    expect(planOrder(whole, facts(warehouses, { positiveList }))).toMatchObject({
      ...{ ok: false, code: 'positive-list' },
    });
  });
});

describe('what an earlier try reserved', () => {
  const sale = aDividedOrder();
  const [one, two] = [bonded('one', { A: 0 }), bonded('two', { B: 0 })];
  const of = (quantities: { readonly [lineId: string]: number }) =>
    new Map(Object.entries(quantities));

  test('decides the warehouses of the sub-orders', () => {
    const reserved = [
      { warehouse: one, quantities: of({ A: 2 }) },
      { warehouse: two, quantities: of({ B: 1 }) },
    ];
    expect(planAsReserved(sale, facts([one, two]), reserved)).toMatchObject({
      value: [
        { warehouseId: 'one', orderNumber: 'SO-1-A' },
        { warehouseId: 'two', orderNumber: 'SO-1-B' },
      ],
    });
  });

  test('is not theirs in other quantities', () => {
    const reserved = [
      { warehouse: one, quantities: of({ A: 1 }) },
      { warehouse: two, quantities: of({ A: 1, B: 1 }) },
    ];
    expect(planAsReserved(sale, facts([one, two]), reserved)).toBeUndefined();
  });
});

test('splitting changes no total, loses no piece and takes none that is not there', () => {
  const pieces = fc.array(fc.nat(3), { minLength: 2, maxLength: 2 });
  const lines = fc.array(fc.record({ price: fc.integer({ min: 1, max: 9_000 }), pieces }), {
    minLength: 1,
    maxLength: 3,
  });
  const stock = fc.array(fc.record({ A: fc.nat(4), B: fc.nat(4), C: fc.nat(4) }), {
    minLength: 2,
    maxLength: 4,
  });
  let splits = 0;
  fc.assert(
    fc.property(lines, stock, (sold, stocks) => {
      fc.pre(sold.every(({ pieces: [a = 0, b = 0] }) => a + b > 0));
      fc.pre([0, 1].every((part) => sold.some((each) => (each.pieces[part] ?? 0) > 0)));
      const order = divided(sold, [1_001, 7, 333]);
      const warehouses = stocks.map((there, at) => bonded(String(at), there));
      const plan = planOrder(order, facts(warehouses));
      if (!plan.ok) return;
      splits += plan.value.length > 1 ? 1 : 0;
      for (const name of ['goods', 'freight', 'insurance', 'tax', 'discount', 'paid'] as const) {
        const sum = plan.value.reduce((all, { totals }) => all + totals[name].amount, 0);
        expect(sum).toBe(order.totals[name].amount);
      }
      for (const { sku, quantity } of order.lines) {
        const sent = plan.value.flatMap((each) => each.lines.filter((line) => line.sku === sku));
        expect(sent.reduce((all, each) => all + each.quantity, 0)).toBe(quantity);
      }
      for (const { warehouseId, available } of warehouses) {
        const from = plan.value.filter((each) => each.warehouseId === warehouseId);
        for (const [sku, free] of available) {
          const taken = from.flatMap((each) => each.lines.filter((line) => line.sku === sku));
          expect(taken.reduce((all, each) => all + each.quantity, 0)).toBeLessThanOrEqual(free);
        }
      }
    }),
    { seed: 7, numRuns: 500 },
  );
  expect(splits).toBeGreaterThan(0);
});
