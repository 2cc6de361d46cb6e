import { describe, expect, test } from '@jest/globals';
import { BATTERY_NUMBERS } from '../../../functions/domain/flight/flight-goods.ts';
import type { PlanningFacts } from '../../../functions/domain/trade/planning-facts.ts';
import { splitByCarrier } from '../../../functions/domain/trade/split-by-carrier.ts';
import { MOST_PARCELS } from '../../../functions/domain/trade/split-limits.ts';
import { TRADE_MODES } from '../../../functions/domain/trade/trade-modes.ts';
import type { TradeModeName } from '../../../functions/domain/trade/trade-modes.ts';
import { anOrder } from '../../support/order-builder.ts';
import { HUB, ITEM, MERCHANT } from '../../support/world/world-data.ts';

/** An article per kind of battery, and a carrier that takes it and no other. */
const carriers = BATTERY_NUMBERS.map((unNumber) => ({
  carrierId: `by-${unNumber}`,
  enterprise: MERCHANT.enterprise,
  accepts: { batteries: { unNumbers: [unNumber], mostMilliwattHours: 20_000 } },
}));
const catalogue = new Map(
  BATTERY_NUMBERS.map((unNumber) => {
    const battery = { unNumber, milliwattHours: 20_000, testReport: 'T-1' };
    return [`WITH-${unNumber}`, { ...ITEM, sku: `WITH-${unNumber}`, battery }];
  }),
);
const [carrier, ...otherCarriers] = carriers;
const facts = {
  ...{ catalogue, carrier, otherCarriers, declaredOn: '2026-11-23', warehouses: [] },
} as unknown as PlanningFacts;
const route = (mode: TradeModeName) => ({
  mode: TRADE_MODES[mode],
  warehouse: { ...HUB, available: new Map() },
});
const [line] = anOrder().lines;
if (line === undefined) throw new Error('an order without lines');
const shipTo = { name: 'Kim', country: 'KR', city: 'Seoul', street: 'Teheran-ro 1' };
/** Articles by their place in the list of battery numbers, a line each. */
const order = (...articles: readonly number[]) =>
  anOrder({
    shipTo,
    lines: articles.map((article, at) => ({
      ...line,
      ...{
        lineId: `L${String(at)}`,
        sku: `WITH-${BATTERY_NUMBERS[article] ?? ''}`,
        quantity: at + 1,
      },
    })),
  });
const pieces = (articles: readonly number[], mode: TradeModeName = 'general-export') =>
  splitByCarrier(order(...articles), facts, [route(mode)])?.map(({ quantities }) => [
    ...quantities,
  ]);

describe('an order apart by carrier', () => {
  test('has what one carrier takes in one piece, in the order of the lines', () => {
    expect(pieces([2, 0, 2])).toEqual([
      [
        ['L0', 1],
        ['L2', 3],
      ],
      [['L1', 2]],
    ]);
  });

  test('is none where one carrier takes all of it', () => {
    expect(pieces([1, 1])).toBeUndefined();
  });

  test('goes in so many parcels as an order may, and no more', () => {
    const most = Array.from({ length: MOST_PARCELS }, (_, at) => at);
    expect(pieces(most)).toHaveLength(MOST_PARCELS);
    expect(pieces([...most, MOST_PARCELS])).toBeUndefined();
  });

  test('is none of an import, and none where nobody takes a line', () => {
    expect(pieces([0, 1], 'direct-import')).toBeUndefined();
    const nobody = { ...facts, otherCarriers: [] };
    expect(splitByCarrier(order(0, 1), nobody, [route('general-export')])).toBeUndefined();
    expect(splitByCarrier(order(0, 1), facts, [])).toBeUndefined();
  });
});
