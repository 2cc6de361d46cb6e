import { describe, expect, test } from '@jest/globals';
import { money } from '../../../functions/domain/money/money.ts';
import type { Order } from '../../../functions/domain/order/order.ts';
import { planOrder } from '../../../functions/domain/trade/plan-order.ts';
import type { PlanningFacts } from '../../../functions/domain/trade/planning-facts.ts';
import {
  CHANNEL,
  EXPORT_BOOK,
  EXPORT_WAREHOUSE,
  IMPORT_BOOK,
  IMPORT_WAREHOUSE,
  ITEM,
  MERCHANT,
} from '../../support/world/world-data.ts';
import { anExportOrder, anIncomingOrder } from '../../support/world/world-data.ts';
import { mergeOrder } from '../../../functions/domain/order/merge-order.ts';
import type { IncomingOrder } from '../../../functions/domain/order/incoming-order.ts';

function order(incoming: IncomingOrder = anIncomingOrder()): Order {
  const merged = mergeOrder(undefined, incoming, {
    id: 'O00000000000000',
    channel: CHANNEL,
    payloadHash: 'h',
    identity: { buyerTelephone: '8000' },
    receivedAt: '2026-11-23T02:00:00.000Z',
  });
  if (merged.kind === 'conflicting') throw new Error('conflicting');
  return merged.order;
}

const free = (pieces: number) => new Map([[ITEM.sku, pieces]]);
const facts = (overrides: Partial<PlanningFacts> = {}): PlanningFacts => ({
  catalogue: new Map([[ITEM.sku, ITEM]]),
  warehouses: [
    { ...EXPORT_WAREHOUSE, available: free(100) },
    { ...IMPORT_WAREHOUSE, available: free(100) },
  ],
  seller: MERCHANT.enterprise,
  declarant: MERCHANT.declarant,
  platform: CHANNEL.platform,
  carrier: { carrierId: 'express', enterprise: { code: '3301960L02', name: 'Express' } },
  customsId: 'customs-1',
  guarantorCode: MERCHANT.guarantorCode,
  paymentFirm: { code: '3301960P03', name: 'Pay' },
  declaredOn: '2026-11-23',
  ...overrides,
});
const planned = (incoming?: IncomingOrder, overrides?: Partial<PlanningFacts>) => {
  const plan = planOrder(order(incoming), facts(overrides));
  if (!plan.ok) throw new Error(plan.message);
  const [only, ...others] = plan.value;
  if (only === undefined || others.length > 0) throw new Error('not one parcel');
  return only;
};
const refusal = (incoming: IncomingOrder, overrides?: Partial<PlanningFacts>) => {
  const plan = planOrder(order(incoming), facts(overrides));
  return plan.ok ? undefined : plan.code;
};

describe('the route', () => {
  test('an order into China is a bonded import from the warehouse that serves imports', () => {
    expect(planned()).toMatchObject({
      consignmentId: 'O00000000000000-01',
      mode: 'bonded-import',
      warehouseId: IMPORT_WAREHOUSE.warehouseId,
      orderNumber: 'SO-1001',
      parties: { accountBook: IMPORT_BOOK, payment: { code: '3301960P03' }, customsCode: '2924' },
    });
  });

  test('an order abroad is a special-area export', () => {
    expect(planned(anExportOrder())).toMatchObject({
      mode: 'special-area-export',
      warehouseId: EXPORT_WAREHOUSE.warehouseId,
      parties: { accountBook: EXPORT_BOOK },
    });
  });

  test('says why, in words', () => {
    expect(planned().planReason).toBe(
      'Bonded import (1210) from warehouse-in: the order goes to CN and its line is in stock there; about 5 days, 24.57 CNY owed at the border. Landed cost 289.57 CNY, by cn-retail-import.',
    );
  });

  test('carries the landed cost of its destination, reckoned once', () => {
    const rates = {
      ...({ validFrom: '2026-11-01', base: 'EUR', source: 'test' } as const),
      rates: { USD: 110_000_000, KRW: 150_000_000_000 },
    };
    expect(planned(anExportOrder(), { rates }).landedCost).toMatchObject({
      form: 'kr-list',
      currency: 'KRW',
      goods: money(50_000, 'KRW'),
      duty: money(0, 'KRW'),
      total: money(53_000, 'KRW'),
      on: '2026-11-23',
      ratesFrom: '2026-11-01',
    });
    expect(planned().landedCost).toMatchObject({ form: 'cn-list', tax: money(2_457, 'CNY') });
  });

  test('takes along the tariff of its destination only', () => {
    const tariffs = { KR: { dutyRate: 800 }, US: { hsCode: '3304995000' } };
    const catalogue = new Map([[ITEM.sku, { ...ITEM, tariffs }]]);
    expect(planned(anExportOrder(), { catalogue }).lines[0]?.goods.tariffs).toEqual({
      KR: { dutyRate: 800 },
    });
  });

  test('takes another carrier when the first does not take the goods, and says why', () => {
    const battery = { unNumber: 'UN3481', milliwattHours: 20_000, testReport: 'T-1' } as const;
    const catalogue = new Map([[ITEM.sku, { ...ITEM, battery }]]);
    const enterprise = { code: '3301960L09', name: 'Air' };
    const batteries = { unNumbers: ['UN3481'], mostMilliwattHours: 20_000 } as const;
    const air = { carrierId: 'air', enterprise, accepts: { batteries } };
    const plan = planned(anExportOrder(), { catalogue, otherCarriers: [air] });
    expect(plan).toMatchObject({ carrierId: 'air', parties: { logistics: enterprise } });
    expect(plan.planReason).toMatch(
      /Carried by air: Face cream 50 ml: express does not take its UN3481\.$/,
    );
    expect(refusal(anExportOrder(), { catalogue })).toBe('battery-not-accepted');
    // Within China nothing flies, and what is bought abroad does.
    expect(refusal(anIncomingOrder(), { catalogue })).toBeUndefined();
    const abroad = { country: 'JP', accountBook: undefined, serves: ['direct-import'] as const };
    const nagoya = { ...IMPORT_WAREHOUSE, ...abroad };
    const direct = { catalogue, warehouses: [{ ...nagoya, available: free(9) }] };
    expect(refusal(anIncomingOrder(), direct)).toBe('battery-not-accepted');
    expect(planned(anIncomingOrder(), { ...direct, otherCarriers: [air] }).carrierId).toBe('air');
  });

  describe('what no carrier takes together', () => {
    const battery = { unNumber: 'UN3481', milliwattHours: 20_000, testReport: 'T-1' } as const;
    const enterprise = { code: '3301960L09', name: 'Air' };
    const accepts = { batteries: { unNumbers: ['UN3481'], mostMilliwattHours: 20_000 } } as const;
    const air = { carrierId: 'air', enterprise, accepts };
    const express = { ...facts().carrier, accepts: { magnets: true } };
    const catalogue = new Map([
      [ITEM.sku, { ...ITEM, battery }],
      ['MAGNET', { ...ITEM, sku: 'MAGNET', magnetic: true }],
    ]);
    const usual = anExportOrder();
    const [line] = usual.lines;
    if (line === undefined) throw new Error('no line');
    const two = { ...usual, lines: [line, { ...line, lineId: 'second', sku: 'MAGNET' }] };
    const available = new Map([
      [ITEM.sku, 100],
      ['MAGNET', 100],
    ]);
    const mixed = {
      ...{ catalogue, carrier: express, otherCarriers: [air] },
      warehouses: [{ ...EXPORT_WAREHOUSE, available }],
    };

    test('goes in a parcel per carrier, whose sums are those of the order', () => {
      const plan = planOrder(order(two), facts(mixed));
      if (!plan.ok) throw new Error(plan.message);
      const parcels = plan.value.map(({ carrierId, orderNumber, lines }) => [
        ...[carrierId, orderNumber, lines.map(({ sku }) => sku).join()],
      ]);
      expect(parcels).toEqual([
        ['air', `${two.channelOrderId}-1`, ITEM.sku],
        ['express', `${two.channelOrderId}-2`, 'MAGNET'],
      ]);
      expect(plan.value[0]?.planReason).toContain(
        'no carrier takes all of the order together; parcel 1 of 2 is what one carrier takes',
      );
      const goods = plan.value.reduce((sum, { totals }) => sum + totals.goods.amount, 0);
      expect(goods).toBe(order(two).totals.goods.amount);
    });

    test('is refused where nobody takes a part of it', () => {
      expect(refusal(two, { ...mixed, otherCarriers: [] })).toBe('battery-not-accepted');
    });
  });

  test('the first warehouse that has every line', () => {
    const empty = { ...IMPORT_WAREHOUSE, warehouseId: 'empty', available: free(1) };
    const exact = { ...IMPORT_WAREHOUSE, warehouseId: 'exact', available: free(2) };
    const full = { ...IMPORT_WAREHOUSE, warehouseId: 'full', available: free(9) };
    expect(planned(undefined, { warehouses: [empty, exact, full] }).warehouseId).toBe('exact');
  });

  test('lines carry the goods of the catalogue and their taxes, and nothing else of it', () => {
    const [line] = planned().lines;
    expect(line?.goods).toMatchObject({ hsCode: ITEM.hsCode, vatRate: 1300 });
    expect(line?.goods).not.toHaveProperty('merchantId');
    expect(line?.goods).not.toHaveProperty('sku');
    // 259.00 of goods, 10.00 of freight and 1.00 of insurance at 13 % of 70 %.
    expect(line?.tax).toEqual({ consumptionTax: money(0, 'CNY'), vat: money(2_457, 'CNY') });
  });

  test('exports owe no tax here', () => {
    expect(planned(anExportOrder()).lines[0]?.tax).toBeUndefined();
  });

  test('a import in foreign money is planned untaxed, to be held for that', () => {
    const dollars = (amount: number) => money(amount, 'USD');
    const totals = {
      goods: dollars(100),
      freight: dollars(0),
      insurance: dollars(0),
      tax: dollars(0),
      discount: dollars(0),
      paid: dollars(100),
    };
    const [line] = anIncomingOrder().lines;
    const lines = line === undefined ? [] : [{ ...line, price: dollars(50), total: dollars(100) }];
    expect(planned(anIncomingOrder({ totals, lines })).lines[0]?.tax).toBeUndefined();
  });
});

describe('refusals', () => {
  test.each<[string, IncomingOrder, Partial<PlanningFacts>, string]>([
    [
      'an import that ends abroad',
      anExportOrder({ requestedMode: 'bonded-import' }),
      {},
      'mode-destination',
    ],
    [
      'an export that stays in China',
      anIncomingOrder({ requestedMode: 'special-area-export' }),
      {},
      'mode-destination',
    ],
    ['an unknown article', anIncomingOrder(), { catalogue: new Map() }, 'unknown-sku'],
    ['no warehouse at all', anIncomingOrder(), { warehouses: [] }, 'no-stock'],
    [
      'no warehouse of that direction',
      anIncomingOrder(),
      { warehouses: [{ ...EXPORT_WAREHOUSE, available: free(9) }] },
      'no-stock',
    ],
    [
      'one piece short',
      anIncomingOrder(),
      { warehouses: [{ ...IMPORT_WAREHOUSE, available: free(1) }] },
      'no-stock',
    ],
    [
      'an article the warehouse does not keep',
      anIncomingOrder(),
      { warehouses: [{ ...IMPORT_WAREHOUSE, available: new Map() }] },
      'no-stock',
    ],
  ])('%s', (_name, incoming, overrides, code) => {
    expect(refusal(incoming, overrides)).toBe(code);
  });

  test('more lines than the ledger moves at once', () => {
    const [line] = anIncomingOrder().lines;
    if (line === undefined) throw new Error('no line');
    const lines = (count: number) =>
      Array.from({ length: count }, (_each, index) => ({
        ...line,
        lineId: String(index),
        quantity: 1,
        total: line.price,
      }));
    const limitless = { ...anIncomingOrder().totals, paid: money(1, 'USD') };
    expect(refusal(anIncomingOrder({ lines: lines(41) }))).toBe('too-many-lines');
    expect(refusal(anIncomingOrder({ lines: lines(40), totals: limitless }))).toBeUndefined();
  });

  test('an order over the limit of a purchase, judged as sold', () => {
    const yuan = (amount: number) => money(amount, 'CNY');
    const [line] = anIncomingOrder().lines;
    if (line === undefined) throw new Error('no line');
    const lines = [
      { ...line, lineId: 'a', quantity: 1, price: yuan(300_000), total: yuan(300_000) },
      { ...line, lineId: 'b', quantity: 1, price: yuan(300_000), total: yuan(300_000) },
    ];
    const totals = { ...anIncomingOrder().totals, goods: yuan(600_000) };
    expect(refusal(anIncomingOrder({ lines, totals }))).toBeDefined();
    expect(refusal(anIncomingOrder({ lines, totals }))).not.toBe('no-stock');
  });
});
