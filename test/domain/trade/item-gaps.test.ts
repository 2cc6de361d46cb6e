import { describe, expect, test } from '@jest/globals';
import { missingFields } from '../../../functions/domain/consignment/required-data.ts';
import type { Goods } from '../../../functions/domain/trade/catalogue-item.ts';
import { gapsAbroad, gapsOnWay, waysOf } from '../../../functions/domain/trade/item-gaps.ts';
import type { Way } from '../../../functions/domain/trade/item-gaps.ts';
import { aLine, anIdentity, anImportConsignment } from '../../support/consignment-builder.ts';

const BOOK = 'T4619W000001';
const IN_BOND: Way = { mode: 'bonded-import', accountBook: BOOK };
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
    expect(gapsOnWay(bare, { mode: 'general-export' })).toEqual([]);
    expect(gapsOnWay(bare, { mode: 'direct-import' })).toEqual(['/vatRate', '/consumptionTaxRate']);
    expect(gapsOnWay(bare, { mode: 'special-area-export', accountBook: 'T1/2~3' })).toEqual([
      '/bookItems/T1~12~03',
    ]);
  });

  test('abroad, where nothing is declared, stock must have its unit', () => {
    expect(gapsOnWay({}, { mode: 'overseas-fulfilment' })).toEqual(['/unit']);
  });

  test('are those of the warehouses, each once', () => {
    const warehouse = { serves: ['bonded-import', 'special-area-export'] as const };
    expect(
      waysOf([
        { ...warehouse, accountBook: 'A' },
        { ...warehouse, accountBook: 'B' },
        { serves: ['bonded-import'], accountBook: 'A' },
        { serves: ['general-export'] },
        { serves: ['general-export'] },
      ]),
    ).toEqual([
      { mode: 'bonded-import', accountBook: 'A' },
      { mode: 'special-area-export', accountBook: 'A' },
      { mode: 'bonded-import', accountBook: 'B' },
      { mode: 'special-area-export', accountBook: 'B' },
      { mode: 'general-export', accountBook: undefined },
    ]);
  });
});

describe('destinations', () => {
  const ways: readonly Way[] = [{ mode: 'general-export' }];
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
    const others: readonly Way[] = [IN_BOND, { mode: 'b2b-direct-export' }];
    expect(gapsAbroad({}, others, '2026-11-23')).toEqual([]);
  });
});
