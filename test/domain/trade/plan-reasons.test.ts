import { describe, expect, test } from '@jest/globals';
import type { LandedCost } from '../../../functions/domain/destinations/landed-cost.ts';
import type { Quote } from '../../../functions/domain/destinations/quote.ts';
import { money } from '../../../functions/domain/money/money.ts';
import { carrierFor } from '../../../functions/domain/trade/carrier-for.ts';
import { planReason } from '../../../functions/domain/trade/plan-reason.ts';
import type { PlanningFacts } from '../../../functions/domain/trade/planning-facts.ts';
import { routeCosts } from '../../../functions/domain/trade/route-costs.ts';
import type { RouteCosts } from '../../../functions/domain/trade/route-costs.ts';
import {
  isInReach,
  mayBeSplit,
  modesInOrder,
  routesFor,
} from '../../../functions/domain/trade/routes.ts';
import { TRADE_MODES } from '../../../functions/domain/trade/trade-modes.ts';
import type { TradeModeName } from '../../../functions/domain/trade/trade-modes.ts';
import { anOrder } from '../../support/order-builder.ts';
import { HUB } from '../../support/world/world-data.ts';

const usd = (amount: number) => money(amount, 'USD');
const [line] = anOrder().lines;
if (line === undefined) throw new Error('an order without lines');
const KOREA = { name: 'Kim', country: 'KR', city: 'Seoul', street: 'Teheran-ro 1' };
const order = (overrides: Parameters<typeof anOrder>[0] = {}) =>
  anOrder({
    ...{ shipTo: KOREA, requestedMode: undefined, lines: [{ ...line, sku: 'A', quantity: 2 }] },
    totals: { ...anOrder().totals, goods: usd(100_00) },
    ...overrides,
  });

const warehouse = (
  warehouseId: string,
  serves: readonly TradeModeName[],
  pieces = 9,
  country = 'CN',
) => ({
  ...{ ...HUB, warehouseId, name: warehouseId, serves, country },
  available: new Map([['A', pieces]]),
});
const facts = (overrides: Partial<PlanningFacts>): PlanningFacts =>
  ({ warehouses: [], catalogue: new Map(), ...overrides }) as unknown as PlanningFacts;
/** Nothing is owed anywhere, and all modes weigh the same. */
const FREE: RouteCosts = { atBorder: () => usd(0), weighed: () => 0 };

describe('why a route was chosen', () => {
  const route = (mode: TradeModeName, name: string) => ({
    ...{ mode: TRADE_MODES[mode], warehouse: warehouse(name, [mode]) },
  });
  const CHOSEN = route('special-area-export', 'zone');
  const choice = { ...CHOSEN, others: [], passedOver: [], costs: FREE };
  const cost: LandedCost = {
    ...{ form: 'kr-list', terms: 'DAP', currency: 'KRW', on: '2026-11-23' },
    ...{ goods: money(1, 'KRW'), transport: money(0, 'KRW'), fees: money(0, 'KRW') },
    ...{ total: money(53_000, 'KRW'), rules: [] },
  };
  const OPENING =
    'Special-area export (1210) from zone: the order goes to KR and its line is in stock there; ' +
    'about 10 days, nothing owed at the border.';

  test('what is in stock, how long it takes and what is owed', () => {
    expect(planReason(order(), choice, undefined)).toBe(OPENING);
    const two = order({ lines: [line, { ...line, lineId: '2' }] });
    expect(planReason(two, choice, undefined)).toContain('and all 2 lines are in stock there');
    const owed = { ...FREE, atBorder: () => usd(1_50) };
    expect(planReason(order(), { ...choice, costs: owed }, undefined)).toContain(
      'about 10 days, 1.50 USD owed at the border.',
    );
    const open = { ...FREE, atBorder: () => undefined };
    expect(planReason(order(), { ...choice, costs: open }, undefined)).toContain(
      'about 10 days, duty and tax not quoted.',
    );
  });

  test('the landed cost and its rules', () => {
    expect(planReason(order(), choice, cost)).toBe(`${OPENING} Landed cost 53000 KRW.`);
    expect(planReason(order(), choice, { ...cost, rules: ['a', 'b'] })).toBe(
      `${OPENING} Landed cost 53000 KRW, by a, b.`,
    );
  });

  test('what was passed over, and what else was possible in another mode', () => {
    const passedOver = [
      { route: route('general-export', 'hub'), because: 'no carrier' },
      { route: route('overseas-fulfilment', 'abroad'), because: 'no stock' },
    ];
    const others = [
      route('special-area-export', 'zone-2'),
      route('general-export', 'hub-2'),
      route('overseas-fulfilment', 'abroad'),
    ];
    expect(planReason(order(), { ...choice, passedOver, others }, undefined)).toBe(
      `${OPENING} Not General export (9610) from hub: no carrier. ` +
        'Not Overseas fulfilment (no declaration) from abroad: no stock. ' +
        'Also possible: General export (9610) from hub-2, about 12 days, nothing owed at the border.',
    );
  });

  test('which parcel of how many it is', () => {
    expect(planReason(order(), { ...choice, part: { number: 2, of: 3 } }, undefined)).toContain(
      'no warehouse has all of the order; parcel 2 of 3 is what is in stock there',
    );
  });
});

describe('what routes cost', () => {
  const quote = (duty: number | undefined, tax: number | undefined) =>
    ({
      duty: duty === undefined ? undefined : usd(duty),
      tax: tax === undefined ? undefined : usd(tax),
      fees: usd(2_00),
    }) as unknown as Quote;
  const costs = (duty?: number, tax?: number) =>
    routeCosts(order(), undefined, () => quote(duty, tax));
  const mode = TRADE_MODES['general-export'];

  test('duty, tax and fees at the border, to consumers only', () => {
    expect(costs(3_00, 5_00).atBorder(mode)).toEqual(usd(10_00));
    expect(costs(3_00).atBorder(mode)).toEqual(usd(5_00));
    expect(costs().atBorder(mode)).toBeUndefined();
    expect(costs(3_00).atBorder(TRADE_MODES['b2b-direct-export'])).toEqual(usd(0));
  });

  test('a day on the way weighs a hundredth of the goods', () => {
    expect(costs(3_00, 5_00).weighed(mode)).toBe(10_00 + 12 * 1_00);
    expect(costs().weighed(mode)).toBe(12 * 1_00);
  });

  test('the quote is asked for once', () => {
    let asked = 0;
    const counted = routeCosts(order(), undefined, () => {
      asked += 1;
      return quote(undefined, undefined);
    });
    counted.weighed(mode);
    counted.weighed(TRADE_MODES['special-area-export']);
    counted.atBorder(mode);
    expect(asked).toBe(1);
  });
});

describe('routes', () => {
  const zone = warehouse('zone', ['special-area-export']);
  const hub = warehouse('hub', ['general-export']);
  const abroad = (country: string) => warehouse('abroad', ['overseas-fulfilment'], 9, country);
  const names = (of: Partial<PlanningFacts>, costs = FREE, sale = order()) => {
    const routes = routesFor(sale, facts(of), costs);
    return routes.ok
      ? routes.value.map(({ mode, warehouse: from }) => `${mode.name} ${from.warehouseId}`)
      : `${routes.code}: ${routes.message}`;
  };
  const weighing = (weights: Partial<Record<TradeModeName, number>>): RouteCosts => ({
    ...FREE,
    weighed: ({ name }) => weights[name] ?? 0,
  });

  test('best first: as the merchant prefers, then by cost, then by warehouse', () => {
    const warehouses = [hub, zone, warehouse('hub-2', ['general-export'])];
    expect(names({ warehouses }, weighing({ 'special-area-export': 1 }))).toEqual([
      ...['general-export hub', 'general-export hub-2', 'special-area-export zone'],
    ]);
    expect(names({ warehouses }, weighing({ 'general-export': 1 }))).toEqual([
      ...['special-area-export zone', 'general-export hub', 'general-export hub-2'],
    ]);
    const preferredModes = ['general-export'] as const;
    expect(names({ warehouses, preferredModes }, weighing({ 'general-export': 1 }))[0]).toBe(
      'general-export hub',
    );
  });

  test('where all is in stock, lines of one article together', () => {
    const two = order({
      lines: [line, { ...line, lineId: '2' }].map((of) => ({ ...of, sku: 'A' })),
    });
    const needed = two.lines.reduce((sum, { quantity }) => sum + quantity, 0);
    const has = (pieces: number) =>
      names({ warehouses: [warehouse('hub', ['general-export'], pieces)] }, FREE, two);
    expect(has(needed)).toEqual(['general-export hub']);
    expect(has(needed - 1)).toBe(
      'no-stock: no warehouse for general export has every line of the order in stock',
    );
  });

  test('from abroad only at home there', () => {
    expect(names({ warehouses: [abroad('KR')] })).toEqual(['overseas-fulfilment abroad']);
    expect(names({ warehouses: [abroad('DE')] })).toMatch(/^no-stock: /);
    expect(isInReach(abroad('KR'), order())).toBe(true);
    expect(isInReach(abroad('DE'), order())).toBe(false);
  });

  test('of the mode that is asked for, if it ends where the order goes', () => {
    const warehouses = [hub, zone];
    expect(names({ warehouses }, FREE, order({ requestedMode: 'general-export' }))).toEqual([
      'general-export hub',
    ]);
    expect(names({ warehouses }, FREE, order({ requestedMode: 'bonded-import' }))).toBe(
      'mode-destination: Bonded import ends in China, not in KR',
    );
    const home = order({
      ...{ requestedMode: 'general-export', shipTo: { ...KOREA, country: 'CN' } },
    });
    expect(names({ warehouses }, FREE, home)).toBe(
      'mode-destination: General export ends abroad, the order stays in China',
    );
  });

  test('stocking needs a warehouse of the merchant there', () => {
    const stocking = warehouse('hub', ['overseas-stocking']);
    const there = warehouse('there', [], 0, 'KR');
    const to = (receivingWarehouseId?: string) =>
      names(
        { warehouses: [stocking, there] },
        FREE,
        order({ requestedMode: 'overseas-stocking', receivingWarehouseId }),
      );
    const NEEDS =
      'receiving-warehouse: Overseas-warehouse stocking needs receivingWarehouse: a warehouse of the merchant in KR';
    expect(to('there')).toEqual(['overseas-stocking hub']);
    expect(to(undefined)).toBe(NEEDS);
    expect(to('hub')).toBe(NEEDS);
  });

  test('modes that no warehouse serves are told of only where none is served', () => {
    const modes = (of: Partial<PlanningFacts>) =>
      modesInOrder(order(), facts(of), FREE).map(({ name }) => name);
    expect(modes({ warehouses: [hub] })).toEqual(['general-export']);
    expect(modes({ warehouses: [] })).toEqual([
      ...['general-export', 'special-area-export', 'overseas-fulfilment'],
    ]);
    expect(mayBeSplit(order())).toBe(true);
    expect(mayBeSplit(order({ requestedMode: 'bonded-import' }))).toBe(false);
  });
});

describe('the carrier of an order', () => {
  const goods = { magnetic: true };
  const sale = { shipTo: KOREA, lines: order().lines };
  const magnets = (carrierId: string, takes: boolean) => ({
    ...{ carrierId, accepts: { magnets: takes } },
  });
  const carried = (...carriers: ReturnType<typeof magnets>[]) => {
    const [carrier = magnets('none', false), ...otherCarriers] = carriers;
    const of = { catalogue: new Map([['A', goods]]), carrier, otherCarriers };
    const found = carrierFor(sale, { ...of, declaredOn: '2026-11-23' });
    return found.ok ? [found.value.carrier.carrierId, found.value.because] : found.code;
  };

  test('is the first that takes all, and why not the one before', () => {
    expect(carried(magnets('a', true), magnets('b', true))).toEqual(['a', undefined]);
    const [taken, because] = carried(magnets('a', false), magnets('b', false), magnets('c', true));
    expect(taken).toBe('c');
    expect(because).toContain('a does not take magnets');
    expect(carried(magnets('a', false), magnets('b', false))).toBe('magnet-not-accepted');
    expect(carried(magnets('a', false))).toBe('magnet-not-accepted');
  });

  test('goods that suit no destination or expire go nowhere', () => {
    const of = (more: object) =>
      carrierFor(sale, {
        ...{ catalogue: new Map([['A', more]]), carrier: magnets('a', true) },
        declaredOn: '2026-11-23',
      });
    expect(of({ plug: 'G' })).toMatchObject({ ok: false, code: 'plug-differs' });
    expect(of({ expires: '2026-11-24' })).toMatchObject({ ok: false, code: 'expires-too-soon' });
    expect(of({}).ok).toBe(true);
  });
});
