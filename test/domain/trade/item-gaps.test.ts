import { describe, expect, test } from '@jest/globals';
import { missingFields } from '../../../functions/domain/consignment/required-data.ts';
import type { Goods } from '../../../functions/domain/trade/catalogue-item.ts';
import { gapsAbroad, gapsOnWay, waysOf } from '../../../functions/domain/trade/item-gaps.ts';
import type { Way } from '../../../functions/domain/trade/item-gaps.ts';
import { aLine, anIdentity, anImportConsignment } from '../../support/consignment-builder.ts';

const BOOK = 'T4619W000001';
const IN_BOND: Way = { mode: 'bonded-import', places: [{ accountBook: BOOK }] };
const freely = (mode: Way['mode']): Way => ({ mode, places: [{}] });
const { goods: complete } = aLine();
const without = (...keys: readonly (keyof Goods)[]): Goods => {
  const rest: Partial<Record<keyof Goods, unknown>> = { ...complete };
  for (const key of keys) delete rest[key];
  return rest as Goods;
};
const heldFor = (goods: Goods) =>
  missingFields(
    anImportConsignment({
      lines: [aLine({ goods })],
      identity: anIdentity(),
      unreserved: [aLine().lineId],
    }),
  );

describe('what an item lacks in bond is what its parcel is held for', () => {
  const cosmetic = { ...complete, consumptionTaxRate: 1500 };
  test.each<[pointers: readonly string[], fields: readonly string[], goods: Goods]>([
    [[], [], complete],
    [['/hsCode'], ['hsCode'], without('hsCode')],
    [['/declaredName'], ['declaredName'], { ...complete, declaredName: '保**霜' }],
    [['/model'], ['model'], without('model')],
    [['/origin'], ['origin'], { ...complete, origin: 'AQ' }],
    [['/unit'], ['unit'], without('unit')],
    [['/statutoryUnit'], ['statutoryUnit'], without('statutoryUnit')],
    [['/statutoryQuantity'], ['statutoryQuantity'], without('statutoryQuantity')],
    [['/netWeightGrams'], ['netWeightGrams'], without('netWeightGrams')],
    [['/grossWeightGrams'], ['grossWeightGrams'], { ...complete, grossWeightGrams: 49 }],
    [[`/bookItems/${BOOK}`], ['bookItem'], { ...complete, bookItems: { other: '1' } }],
    [['/vatRate'], ['vatRate'], without('vatRate')],
    [['/consumptionTaxRate'], ['consumptionTaxRate'], without('consumptionTaxRate')],
    [['/cosmetic/content'], ['cosmeticContent'], cosmetic],
  ])('%j', (pointers, fields, goods) => {
    expect(gapsOnWay(goods, IN_BOND)).toEqual(pointers);
    // Stock is looked at first where a parcel is held, the list where an item is.
    expect(new Set(heldFor(goods))).toEqual(new Set(fields.map((field) => `lines.1.${field}`)));
  });

  test('everything, each field once', () => {
    const all = gapsOnWay({}, IN_BOND);
    expect(new Set(all).size).toBe(all.length);
    expect(all).toHaveLength(heldFor({}).length);
  });
});

describe('ways', () => {
  test('a mode asks for what it declares: no tax for exports, no book outside of bond', () => {
    const bare = without('bookItems', 'vatRate', 'consumptionTaxRate');
    expect(gapsOnWay(bare, freely('general-export'))).toEqual([]);
    expect(gapsOnWay(bare, freely('direct-import'))).toEqual(['/vatRate', '/consumptionTaxRate']);
    expect(
      gapsOnWay(bare, { mode: 'special-area-export', places: [{ accountBook: 'T1/2~3' }] }),
    ).toEqual(['/bookItems/T1~12~03']);
  });

  test('abroad, where nothing is declared, stock must have its unit', () => {
    expect(gapsOnWay({}, freely('overseas-fulfilment'))).toEqual(['/unit']);
  });

  test('a line in one of their account books is enough, and counted by SKU none is needed', () => {
    const other = { accountBook: 'T9' };
    const both: Way = { ...IN_BOND, places: [other, { accountBook: BOOK }] };
    expect(gapsOnWay(complete, both)).toEqual([]);
    expect(gapsOnWay(without('bookItems'), both)).toEqual(['/bookItems/T9', `/bookItems/${BOOK}`]);
    const hub: Way = { mode: 'general-export', places: [other, {}] };
    expect(gapsOnWay(complete, hub)).toEqual([]);
    expect(gapsOnWay(complete, { ...hub, places: [other] })).toEqual(['/bookItems/T9']);
  });

  test('are those of the warehouses, each mode once', () => {
    const warehouse = { serves: ['bonded-import', 'special-area-export'] as const };
    const [first, second] = [{ accountBook: 'A' }, { accountBook: 'B' }];
    expect(
      waysOf([
        { ...warehouse, ...first },
        { ...warehouse, ...second },
        { serves: ['bonded-import'], ...first },
        { serves: ['general-export'] },
        { serves: ['general-export'] },
      ]),
    ).toEqual([
      { mode: 'bonded-import', places: [first, second] },
      { mode: 'special-area-export', places: [first, second] },
      { mode: 'general-export', places: [{}] },
    ]);
  });
});

describe('destinations', () => {
  const ways = [freely('general-export')];
  const missingIn = (goods: Goods, on = '2026-11-23') =>
    Object.fromEntries(
      gapsAbroad(goods, ways, on)
        .filter(({ missing }) => missing.length > 0)
        .map(({ territory, missing }) => [territory, missing]),
    );

  test('ask for what holds a parcel of any value', () => {
    expect(missingIn(complete)).toEqual({ US: ['/tariffs/US/hsCode'] });
    const named = { ...complete, tariffs: { US: { hsCode: '3304995000' } } };
    expect(missingIn(named)).toEqual({});
  });

  test('by the rules of the day', () => {
    const unmarked = without('barcode');
    expect(missingIn(unmarked).EU).toEqual(['/barcode']);
    expect(missingIn(unmarked, '2026-10-31').EU).toBeUndefined();
  });

  test('all want a battery told that is there', () => {
    const { EU = [], KR = [] } = missingIn({ ...complete, battery: { unNumber: 'UN3481' } });
    expect([EU, KR]).toEqual([
      ['/battery/milliwattHours', '/battery/testReport'],
      ['/battery/milliwattHours', '/battery/testReport'],
    ]);
  });

  test('are none for a merchant whose goods do not go to consumers abroad', () => {
    const others: readonly Way[] = [IN_BOND, freely('b2b-direct-export')];
    expect(gapsAbroad({}, others, '2026-11-23')).toEqual([]);
  });
});
