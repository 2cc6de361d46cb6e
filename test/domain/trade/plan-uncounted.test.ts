import { describe, expect, test } from '@jest/globals';
import { money } from '../../../functions/domain/money/money.ts';
import type { CatalogueItem } from '../../../functions/domain/trade/catalogue-item.ts';
import { planUncounted } from '../../../functions/domain/trade/plan-uncounted.ts';
import type { PlanningFacts } from '../../../functions/domain/trade/planning-facts.ts';
import { anOrder } from '../../support/order-builder.ts';
import { EXPORT_BOOK, EXPORT_WAREHOUSE } from '../../support/world/world-data.ts';

const FIRM = { code: '3301960A1B', name: 'Harbour Lane' };
const usd = (amount: number) => money(amount, 'USD');
const item = (sku: string, more: Partial<CatalogueItem> = {}): CatalogueItem => ({
  ...{ merchantId: 'm', sku, hsCode: '6109100010', origin: 'CN', unit: '011' },
  bookItems: { [EXPORT_BOOK]: '7' },
  ...more,
});
const line = (sku: string, quantity = 2) => ({
  ...{ lineId: `line-${sku}`, sku, name: sku, quantity, price: usd(1_00), total: usd(2_00) },
});
const order = (...lines: readonly ReturnType<typeof line>[]) =>
  anOrder({
    ...{ orderId: 'O00000000000000', requestedMode: 'special-area-export', lines },
    shipTo: { name: 'Kim', country: 'KR', city: 'Seoul', street: 'Teheran-ro 1' },
  });
const warehouse = (warehouseId: string, available: { readonly [sku: string]: number }) => ({
  ...{ ...EXPORT_WAREHOUSE, warehouseId, name: warehouseId },
  available: new Map(Object.entries(available)),
});
const facts = (
  items: readonly CatalogueItem[],
  ...warehouses: readonly ReturnType<typeof warehouse>[]
): PlanningFacts => ({
  catalogue: new Map(items.map((each) => [each.sku, each])),
  warehouses,
  ...{ seller: FIRM, declarant: FIRM, platform: FIRM, customsId: 'customs-1' },
  carrier: { carrierId: 'express', enterprise: FIRM },
  ...{ guarantorCode: FIRM.code, declaredOn: '2026-11-23' },
});
const planned = (sale: ReturnType<typeof order>, of: PlanningFacts) => {
  const plan = planUncounted(sale, of);
  if (plan === undefined) return undefined;
  return plan.ok
    ? plan.value.map(({ warehouseId, unreserved }) => [warehouseId, unreserved])
    : plan.code;
};

describe('an order of which the catalogue lacks what its stock is counted under', () => {
  test.each<[string, Partial<CatalogueItem>]>([
    ['the customs unit', { unit: undefined }],
    ['every line of the account book', { bookItems: undefined }],
    ['the line of this account book', { bookItems: { other: '7' } }],
  ])('%s: it goes to a warehouse that has the rest, and is reserved later', (_what, more) => {
    const of = facts([item('A', more), item('B')], warehouse('zone', { B: 2 }));
    expect(planned(order(line('A'), line('B')), of)).toEqual([['zone', ['line-A']]]);
  });

  test('has the rest to the piece: the first warehouse that does is taken', () => {
    const items = [item('A', { unit: undefined }), item('B')];
    const [one, two] = [warehouse('one', { B: 1 }), warehouse('two', { B: 2 })];
    const sale = order(line('A'), line('B'));
    expect(planned(sale, facts(items, one, two))).toEqual([['two', ['line-A']]]);
    expect(planned(sale, facts(items, one))).toBeUndefined();
    expect(planned(sale, facts(items, warehouse('none', {})))).toBeUndefined();
  });

  test('may lack it of everything', () => {
    const of = facts([item('A', { unit: undefined })], warehouse('zone', {}));
    expect(planned(order(line('A')), of)).toEqual([['zone', ['line-A']]]);
  });

  test('is another matter where nothing of the kind is missing, or no warehouse is reached', () => {
    expect(planned(order(line('A')), facts([item('A')], warehouse('zone', {})))).toBeUndefined();
    expect(planned(order(line('A')), facts([item('A', { unit: undefined })]))).toBeUndefined();
  });

  test('is counted where one of its warehouses counts it', () => {
    const elsewhere = { ...warehouse('other', {}), accountBook: 'OTHER' };
    const of = facts([item('A')], warehouse('zone', {}), elsewhere);
    expect(planned(order(line('A')), of)).toBeUndefined();
  });

  test('is refused by law as any other', () => {
    const magnet = { unit: undefined, magnetic: true };
    const of = facts([item('A', magnet)], warehouse('zone', {}));
    expect(planned(order(line('A')), of)).toBe('magnet-not-accepted');
  });
});
