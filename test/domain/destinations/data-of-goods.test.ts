import { describe, expect, test } from '@jest/globals';
import { convert, ratesOn } from '../../../functions/domain/destinations/exchange-rates.ts';
import { kindsOf } from '../../../functions/domain/destinations/kinds-of-goods.ts';
import type { LandedCost } from '../../../functions/domain/destinations/landed-cost.ts';
import { preAdviceField } from '../../../functions/domain/destinations/pre-advice-field.ts';
import {
  asksForIdentity,
  preAdviceSetOf,
} from '../../../functions/domain/destinations/pre-advice-sets.ts';
import { missingForDestination } from '../../../functions/domain/destinations/requirements.ts';
import type { DestinationData } from '../../../functions/domain/destinations/requirements.ts';
import { shareLandedCost } from '../../../functions/domain/destinations/share-landed-cost.ts';
import { shipmentOf } from '../../../functions/domain/destinations/shipment.ts';
import { territoryOf } from '../../../functions/domain/destinations/territory.ts';
import { money } from '../../../functions/domain/money/money.ts';
import type { Goods } from '../../../functions/domain/trade/catalogue-item.ts';
import { aSale, RATES, SHIRT } from './sales.ts';

describe('kinds that follow from the tariff number', () => {
  test.each<[headings: readonly string[], kinds: readonly string[]]>([
    [['2203', '2204', '2205', '2206', '2207', '2208'], ['alcohol']],
    [['2401', '2404'], ['tobacco']],
    [['3303'], ['perfume']],
    [['3001', '3006'], ['medicine']],
    [['2106'], ['health-food', 'food']],
    [['03', '09', '11', '15', '16', '17', '18', '19', '20', '21'], ['food']],
    [['2201', '2202', '2209'], ['food']],
    [
      ['02', '04', '07', '08', '10'],
      ['food', 'quarantine'],
    ],
    [['01', '05', '06', '12'], ['quarantine']],
    [['4202'], ['leather-bag']],
    [['6101', '6117'], ['knitwear']],
    [['6401', '6406'], ['footwear']],
    [['6205', '9503', '4201', '3304', '0', ''], []],
  ])('%j: %j', (headings, kinds) => {
    for (const heading of headings) {
      expect([heading, [...kindsOf({ hsCode: heading })].sort()]).toEqual([
        heading,
        [...kinds].sort(),
      ]);
    }
  });

  test('stand beside those that the catalogue names', () => {
    expect([...kindsOf({ hsCode: '6401', kinds: ['cites'] })].sort()).toEqual([
      ...['cites', 'footwear'],
    ]);
    expect([...kindsOf({})]).toEqual([]);
  });
});

describe('what destinations are told before departure', () => {
  test.each([
    ['DE', 'h7'],
    ['GB', 'h7'],
    ['US', 'hts10'],
    ['KR', 'pccc'],
    ['JP', 'common'],
    ['CH', 'common'],
  ])('%s: %s', (country, set) => {
    expect(preAdviceSetOf({ country })).toBe(set);
    expect(asksForIdentity({ country })).toBe(set === 'pccc');
  });

  test.each([
    ['consignee.name', 'shipTo.name'],
    ['consignee.street', 'shipTo.street'],
    ['consignee.city', 'shipTo.city'],
    ['consignee.postcode', 'shipTo.postcode'],
    ['consignee.telephone', 'consignee.telephone'],
    ['consignee.personalCustomsCode', 'consignee.personalCustomsCode'],
    ['seller.ioss', 'registrations.ioss'],
    ['seller.eori', 'registrations.ukEori'],
    ['seller.vat', 'registrations.ukVat'],
    ['items.1.description', 'lines.1.description'],
    ['items.12.origin', 'lines.12.origin'],
    ['items.3.gtin', 'lines.3.barcode'],
    ['items.3.netWeightGrams', 'lines.3.netWeightGrams'],
    ['items.3.grossWeightGrams', 'lines.3.grossWeightGrams'],
    ['items.3.hsCode', 'lines.3.hsCode'],
    ['items.3.colour', undefined],
    ['items.3.constructor', undefined],
    ['items.0.origin', undefined],
    ['items.1x.origin', undefined],
    ['xitems.1.origin', undefined],
    ['items.1.origin.', undefined],
    ['items.1.', undefined],
    ['seller.rating', undefined],
    ['constructor', undefined],
  ])('%s is %s of ours', (theirs, ours) => {
    expect(preAdviceField(theirs, { shipTo: { country: 'KR' } })).toBe(ours);
  });

  test.each([
    ['DE', 'destinationHsCode'],
    ['US', 'destinationHsCode'],
    ['JP', 'destinationHsCode'],
    ['GB', 'hsCode'],
    ['CH', 'hsCode'],
  ])('%s asks for %s', (country, field) => {
    expect(preAdviceField('items.2.hsCode', { shipTo: { country } })).toBe(`lines.2.${field}`);
  });
});

describe('what a destination misses', () => {
  const data = (country: string, more: Partial<DestinationData> = {}): DestinationData => ({
    ...{ shipTo: { country, postcode: '04524' }, identity: {}, registrations: {} },
    lines: [{ sku: 'S', name: 'Cotton shirt', goods: SHIRT }],
    on: '2026-11-23',
    ...more,
  });
  const goods = (more: Goods, name = 'Cotton shirt') => ({
    lines: [{ sku: 'S', name, goods: { ...SHIRT, ...more } }],
  });
  const missing = (of: DestinationData) =>
    missingForDestination(of).map(({ field, pointer, holds }) => [field, pointer, holds]);
  const MERCHANT = '/merchant/registrations';
  const ITEM = '/catalogue/S';
  const REGISTERED = { registrations: { ukVat: 'GB123456789', ukEori: 'GB123456789012' } };

  test.each<[string, DestinationData, unknown[]]>([
    [
      'Korea',
      data('KR', { shipTo: { country: 'KR' } }),
      [
        ['consignee.personalCustomsCode', '/order/shipTo/personalCustomsCode', true],
        ['consignee.telephone', '/order/shipTo/telephone', true],
        ['shipTo.postcode', '/order/shipTo/postcode', true],
      ],
    ],
    [
      'Korea before its code',
      data('KR', { on: '2020-11-30' }),
      [['consignee.telephone', '/order/shipTo/telephone', true]],
    ],
    [
      'the Union, a wrong number',
      data('DE', { registrations: { ioss: 'IM1' } }),
      [['registrations.ioss', `${MERCHANT}/ioss`, true]],
    ],
    ['the Union, a right number', data('DE', { registrations: { ioss: 'IM3720000224' } }), []],
    [
      'Britain, a wrong number',
      data('GB', { registrations: { ukEori: 'GB1' } }),
      [['registrations.ukEori', `${MERCHANT}/ukEori`, true]],
    ],
    [
      'Britain, low value',
      data('GB', { registrations: { ...REGISTERED.registrations, ukVat: ' ' }, form: 'gb-h7' }),
      [['registrations.ukVat', `${MERCHANT}/ukVat`, true]],
    ],
    ['Britain, all there', data('GB', { ...REGISTERED, form: 'gb-h7' }), []],
    [
      'Australia, low value',
      data('AU', { form: 'au-report', registrations: { auGst: '' } }),
      [['registrations.auGst', `${MERCHANT}/auGst`, false]],
    ],
    ['Australia, registered', data('AU', { form: 'au-report', registrations: { auGst: '1' } }), []],
    ['Australia, declared', data('AU', { form: 'au-declaration' }), []],
    ['Australia, not quoted yet', data('AU'), []],
    [
      'New Zealand, low value',
      data('NZ', { form: 'nz-report' }),
      [['registrations.nzGst', `${MERCHANT}/nzGst`, false]],
    ],
    [
      'New Zealand, registered',
      data('NZ', { form: 'nz-report', registrations: { nzGst: '1' } }),
      [],
    ],
    ['New Zealand, entered', data('NZ', { form: 'nz-entry' }), []],
    [
      'anybody with rules',
      data('CA', goods({ hsCode: '', origin: ' ' })),
      [
        ['lines.1.hsCode', `${ITEM}/hsCode`, true],
        ['lines.1.origin', `${ITEM}/origin`, true],
      ],
    ],
    ['anybody without rules', data('CH', goods({ hsCode: '', origin: '' })), []],
    ['home', data('CN', goods({ hsCode: '', origin: '', battery: {} })), []],
    [
      'anybody abroad, of a battery',
      data('CH', goods({ battery: { testReport: ' ' } })),
      [
        ['lines.1.batteryUnNumber', `${ITEM}/battery/unNumber`, true],
        ['lines.1.batteryMilliwattHours', `${ITEM}/battery/milliwattHours`, true],
        ['lines.1.batteryTestReport', `${ITEM}/battery/testReport`, true],
      ],
    ],
    [
      'the Union, of a gift',
      data('DE', goods({}, ' GIFTS ')),
      [['lines.1.description', `${ITEM}/description`, true]],
    ],
    [
      'the Union, of a gift, before stop-words',
      data('DE', { ...goods({}, 'Gift'), on: '2026-02-01' }),
      [],
    ],
    [
      'the Union, without identifiers',
      data('DE', goods({ barcode: undefined, manufacturerProductId: ' ' })),
      [['lines.1.barcode', `${ITEM}/barcode`, true]],
    ],
    [
      'the Union, a full declaration',
      data('DE', { form: 'eu-h1' }),
      [['lines.1.destinationHsCode', `${ITEM}/tariffs/EU/hsCode`, true]],
    ],
    [
      'the Union, a full declaration by the Union’s number',
      data('DE', { ...goods({ tariffs: { EU: { hsCode: '6205200000' } } }), form: 'eu-h1' }),
      [],
    ],
    [
      'the Union, a full declaration by the country’s own number',
      data('DE', { ...goods({ tariffs: { DE: { hsCode: '6205200000' } } }), form: 'eu-h1' }),
      [],
    ],
    [
      'the United States',
      data('US', goods({ tariffs: { US: { hsCode: '620520201' } } })),
      [['lines.1.destinationHsCode', `${ITEM}/tariffs/US/hsCode`, true]],
    ],
    [
      'Japan, taxed',
      data('JP', { ...goods({ tariffs: { JP: { hsCode: '6205202016' } } }), form: 'jp-taxed' }),
      [['lines.1.destinationHsCode', `${ITEM}/tariffs/JP/hsCode`, true]],
    ],
    [
      'Japan, taxed, nine digits',
      data('JP', { ...goods({ tariffs: { JP: { hsCode: '620520201' } } }), form: 'jp-taxed' }),
      [],
    ],
  ])('%s', (_what, of, expected) => {
    expect(missing(of)).toEqual(expected);
  });

  test.each([
    ...['accessory', 'accessories', 'article', 'articles', 'daily necessities', 'gift', 'gifts'],
    ...['goods', 'item', 'items', 'merchandise', 'part', 'parts', 'present', 'presents'],
    ...['product', 'products', 'sample', 'samples', 'various', 'n/a', 'none', 'Gift'],
  ])('“%s” says nothing of the goods', (name) => {
    expect(missing(data('DE', goods({}, name))).map(([field]) => field)).toEqual([
      'lines.1.description',
    ]);
  });

  test.each(['gift wrap', 'wooden parts', 'spare part', 'nonesuch'])(
    '“%s” says something',
    (name) => {
      expect(missing(data('DE', goods({}, name)))).toEqual([]);
    },
  );

  test('an article number is escaped in its pointer, and lines are counted', () => {
    const line = { name: 'Cotton shirt', goods: { ...SHIRT, origin: undefined } };
    const lines = [
      { ...line, sku: 'a' },
      { ...line, sku: 'x~/y' },
    ];
    expect(missing(data('CA', { lines })).map(([field, pointer]) => [field, pointer])).toEqual([
      ['lines.1.origin', '/catalogue/a/origin'],
      ['lines.2.origin', '/catalogue/x~0~1y/origin'],
    ]);
  });
});

describe('a parcel as its destination looks at it', () => {
  const items = (...lines: Parameters<typeof aSale>[2]) =>
    shipmentOf(aSale('DE', 'EUR', lines), 'EU', 'EUR')?.items.map((item) => [
      ...[item.lines.join(), item.description, item.hsCode, item.quantity, item.value.amount],
    ]);

  test('lines of the same goods are one item, whatever their case and blanks', () => {
    expect(
      items(
        { total: 10_00, name: 'Cotton  Shirt', quantity: 2 },
        { total: 20_00, name: ' cotton shirt ', quantity: 3 },
      ),
    ).toEqual([['1,2', 'Cotton Shirt', '620520', 5, 30_00]]);
  });

  test.each<[string, Goods]>([
    ['origin', { origin: 'JP' }],
    ['description', { description: 'Silk shirt' }],
    ['duty', { tariffs: { EU: { dutyRate: 1 } } }],
    ['tax', { tariffs: { EU: { taxRate: 1 } } }],
    ['tariff number', { tariffs: { DE: { hsCode: '6205300000' } } }],
    ['kinds', { kinds: ['cites'] }],
  ])('goods of another %s are another item', (_what, goods) => {
    expect(items({ total: 1 }, { total: 1, goods: { ...SHIRT, ...goods } })).toHaveLength(2);
  });

  test('goods of the same kinds are the same, in whatever order they are named', () => {
    const kinds = ['cites', 'functional-cosmetic'] as const;
    const back = ['functional-cosmetic', 'cites'] as const;
    const lines = [kinds, back].map((of) => ({ total: 1, goods: { ...SHIRT, kinds: of } }));
    expect(items(...lines)).toHaveLength(1);
  });

  test('the tariff number is the country’s own, else six digits of ours, else none', () => {
    const goods = { ...SHIRT, tariffs: { EU: { hsCode: '6205200010' } } };
    expect(items({ total: 1, goods })?.[0]?.[2]).toBe('6205200010');
    expect(items({ total: 1, goods: {} })?.[0]?.[2]).toBeUndefined();
  });

  test('the order of lines does not decide who takes a remainder', () => {
    const [a, b] = [
      { total: 1_00, name: 'A' },
      { total: 1_00, name: 'B' },
    ];
    const of = (...lines: Parameters<typeof aSale>[2]) =>
      shipmentOf(aSale('DE', 'EUR', lines, { freight: 1 }), 'EU', 'EUR')?.items.map(
        ({ description, transport }) => [description, transport.amount],
      );
    expect(of(a, b)).toEqual(of(b, a));
  });

  test('a discount lowers the value, to nothing at the least', () => {
    const worth = (discount: number) =>
      shipmentOf(aSale('DE', 'EUR', [{ total: 10_00 }], { discount }), 'EU', 'EUR')?.value.amount;
    expect([worth(1_00), worth(10_00), worth(10_01)]).toEqual([9_00, 0, 0]);
  });

  test('without a rate there is none', () => {
    const sale = aSale('DE', 'USD', [{ total: 10_00 }], { rates: undefined });
    expect(shipmentOf(sale, 'EU', 'EUR')).toBeUndefined();
    const euro = { ...aSale('DE', 'EUR', [{ total: 10_00 }]) };
    const freight = { ...euro.totals, freight: money(1, 'EUR') };
    expect(shipmentOf({ ...euro, totals: freight }, 'EU', 'EUR')?.transport.amount).toBe(1);
  });
});

describe('exchange rates', () => {
  const table = (validFrom: string, validTo?: string) => ({ ...RATES, validFrom, validTo });

  test('are those of the newest table that covers the day, in whatever order they come', () => {
    const tables = [table('2026-10-01'), table('2026-12-01'), table('2026-11-01', '2026-11-30')];
    expect(ratesOn(tables, '2026-11-15')?.validFrom).toBe('2026-11-01');
    expect(ratesOn([...tables].reverse(), '2026-11-15')?.validFrom).toBe('2026-11-01');
    expect(ratesOn(tables, '2026-12-01')?.validFrom).toBe('2026-12-01');
    expect(ratesOn(tables, '2026-10-31')?.validFrom).toBe('2026-10-01');
    expect(ratesOn(tables, '2026-09-30')).toBeUndefined();
    expect(ratesOn([], '2026-12-01')).toBeUndefined();
  });

  test('go through the base, half-up to the minor unit', () => {
    expect(convert(money(1_00, 'EUR'), 'USD', RATES)).toEqual(money(1_10, 'USD'));
    expect(convert(money(1_10, 'USD'), 'EUR', RATES)).toEqual(money(1_00, 'EUR'));
    expect(convert(money(1_10, 'USD'), 'KRW', RATES)).toEqual(money(1_500, 'KRW'));
    expect(convert(money(1_500, 'KRW'), 'USD', RATES)).toEqual(money(1_10, 'USD'));
    expect(convert(money(1, 'USD'), 'EUR', RATES)).toEqual(money(1, 'EUR'));
  });

  test('are needed for another currency only', () => {
    expect(convert(money(7, 'EUR'), 'EUR', undefined)).toEqual(money(7, 'EUR'));
    expect(convert(money(7, 'EUR'), 'USD', undefined)).toBeUndefined();
    expect(convert(money(7, 'JPY'), 'USD', RATES)).toBeUndefined();
    expect(convert(money(7, 'USD'), 'JPY', RATES)).toBeUndefined();
  });
});

test.each([
  ['GB', 'BT1 5GS', 'other'],
  ['GB', ' bt1', 'other'],
  ['GB', 'AB1 BT', 'GB'],
  ['GB', undefined, 'GB'],
  ['DE', 'BT1', 'EU'],
  ['US', 'BT1', 'US'],
  ['CN', undefined, 'CN'],
  ['XX', undefined, 'other'],
])('%s %s falls under the rules of %s', (country, postcode, territory) => {
  expect(territoryOf({ country, postcode })).toBe(territory);
});

describe('a landed cost that parcels share', () => {
  const eur = (amount: number) => money(amount, 'EUR');
  const cost: LandedCost = {
    ...{ form: 'eu-h7', terms: 'DDP', currency: 'EUR', rules: ['eu-flat-duty'] },
    ...{ on: '2026-11-23', ratesFrom: '2026-11-01' },
    ...{ goods: eur(100), transport: eur(11), duty: eur(3), tax: eur(21), fees: eur(5) },
    total: eur(150),
    ioss: [{ rate: 19_00, base: eur(111), amount: eur(21) }],
  };

  test('keeps every sum, and its form, rules and rates', () => {
    const [one, other] = shareLandedCost(cost, [3, 1]);
    expect(one).toEqual({
      ...cost,
      ...{ goods: eur(75), transport: eur(8), duty: eur(2), tax: eur(15), fees: eur(3) },
      total: one?.total,
      ioss: [{ rate: 19_00, base: eur(83), amount: eur(15) }],
    });
    for (const name of ['goods', 'transport', 'duty', 'tax', 'fees', 'total'] as const) {
      expect([name, (one?.[name]?.amount ?? 0) + (other?.[name]?.amount ?? 0)]).toEqual([
        name,
        cost[name]?.amount,
      ]);
    }
    const [ofOne, ofOther] = [one?.ioss?.[0], other?.ioss?.[0]];
    expect((ofOne?.base.amount ?? 0) + (ofOther?.base.amount ?? 0)).toBe(111);
    expect((ofOne?.amount.amount ?? 0) + (ofOther?.amount.amount ?? 0)).toBe(21);
  });

  test('what is not quoted stays so, and what stands in the total alone is shared too', () => {
    const open = { ...cost, duty: undefined, tax: undefined, ioss: undefined, total: eur(126) };
    const shares = shareLandedCost(open, [1, 1]);
    expect(shares.map(({ duty, tax, ioss }) => [duty, tax, ioss])).toEqual([
      [undefined, undefined, undefined],
      [undefined, undefined, undefined],
    ]);
    expect(shares.reduce((sum, { total }) => sum + total.amount, 0)).toBe(126);
    expect(shares.map(({ goods }) => goods.amount)).toEqual([50, 50]);
  });
});
