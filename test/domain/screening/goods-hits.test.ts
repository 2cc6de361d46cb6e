import { describe, expect, test } from '@jest/globals';
import { goodsHits } from '../../../functions/domain/screening/goods-hits.ts';
import {
  NEVER_LISTED,
  POSITIVE_LIST,
  RESTRICTED_GOODS,
} from '../../../functions/domain/screening/goods-rules.ts';
import type { Goods } from '../../../functions/domain/trade/catalogue-item.ts';
import type { TradeModeName } from '../../../functions/domain/trade/trade-modes.ts';

const DAY = '2026-11-23';
const found = (mode: TradeModeName, country: string, goods: Goods, on = DAY) =>
  goodsHits({ mode, shipTo: { country, postcode: '1' }, lines: [{ goods }] }, on).map(
    ({ hitId, tier }) => [hitId, tier],
  );

describe('retail imports and the positive list', () => {
  test('the sample that is kept here has thirty numbers, and nine chapters never are', () => {
    expect(new Set(POSITIVE_LIST).size).toBe(30);
    expect(NEVER_LISTED).toEqual(['01', '06', '24', '25', '26', '27', '36', '93', '97']);
  });

  test.each([...POSITIVE_LIST])('%s is on it, with whatever follows', (tariff) => {
    expect(tariff).toMatch(/^\d{8}$/);
    expect(found('bonded-import', 'CN', { hsCode: `${tariff}29` })).toEqual([]);
  });

  test.each([...NEVER_LISTED])('nothing of chapter %s is', (chapter) => {
    expect(chapter).toMatch(/^\d\d$/);
    expect(found('bonded-import', 'CN', { hsCode: `${chapter}01000000` })).toEqual([
      ['positive-list.1', 'hold'],
    ]);
  });

  test('what is in neither is noted; what has no tariff number is found elsewhere', () => {
    expect(found('bonded-import', 'CN', { hsCode: '0902000000' })).toEqual([
      ['positive-list.1', 'note'],
    ]);
    expect(found('bonded-import', 'CN', {})).toEqual([]);
  });

  test('it is of imports only', () => {
    expect(found('general-export', 'KR', { hsCode: '2402200000' })).toEqual([]);
  });
});

describe('restricted goods', () => {
  test.each<[string, string, Goods, string]>([
    ['arms', 'NO', { hsCode: '9303' }, 'freeze'],
    ['arms', 'KR', { hsCode: '3604' }, 'freeze'],
    ['cites', 'CH', { kinds: ['cites'] }, 'hold'],
    ['eu-animal-products', 'DE', { hsCode: '0201' }, 'hold'],
    ['eu-animal-products', 'FR', { hsCode: '0401' }, 'hold'],
    ['eu-animal-products', 'FR', { hsCode: '1601' }, 'hold'],
    ['eu-animal-products', 'FR', { hsCode: '1602' }, 'hold'],
    ['au-tobacco', 'AU', { hsCode: '2403' }, 'freeze'],
    ['au-tobacco', 'AU', { kinds: ['tobacco'] }, 'freeze'],
    ['arms', 'AU', { hsCode: '9303' }, 'freeze'],
    ['us-tobacco', 'US', { kinds: ['tobacco'] }, 'hold'],
    ['us-food', 'US', { kinds: ['food'] }, 'note'],
    ['us-food', 'US', { kinds: ['health-food'] }, 'note'],
    ['jp-medicine', 'JP', { kinds: ['medicine'] }, 'note'],
  ])('%s, to %s', (rule, country, goods, tier) => {
    expect(found('general-export', country, goods)).toEqual([[`${rule}.1`, tier]]);
  });

  test.each<[string, Goods]>([
    ['GB', { hsCode: '0201' }],
    ['GB', { kinds: ['tobacco'] }],
    ['KR', { kinds: ['medicine'] }],
    ['DE', { hsCode: '1603' }],
  ])('of one destination are none of another: %s, %j', (country, goods) => {
    expect(found('general-export', country, goods)).toEqual([]);
  });

  test('a rule begins on its day', () => {
    for (const { id, validFrom, source, says } of RESTRICTED_GOODS) {
      expect([id, validFrom]).toEqual([id, expect.stringMatching(/^\d{4}-\d\d-\d\d$/)]);
      expect(source).not.toBe('');
      expect(says).not.toBe('');
    }
    expect(found('general-export', 'US', { kinds: ['tobacco'] }, '2010-06-28')).toEqual([]);
    expect(found('general-export', 'US', { kinds: ['tobacco'] }, '2010-06-29')).toHaveLength(1);
  });

  test('each line is named, and why', () => {
    const lines = [{ goods: {} }, { goods: { kinds: ['cites'] as const } }];
    const shipTo = { country: 'CH', postcode: '1' };
    expect(goodsHits({ mode: 'general-export', shipTo, lines }, DAY)).toEqual([
      {
        hitId: 'cites.2',
        tier: 'hold',
        field: 'lines.2.hsCode',
        message: 'Line 2: Protected species need a CITES permit of both sides.',
      },
    ]);
  });
});
