import { expect, test } from '@jest/globals';
import { monthStatistics } from '../../../functions/domain/statistics/month-statistics.ts';
import { statisticsCsv } from '../../../functions/domain/statistics/statistics-csv.ts';

const name = { mode: 'bonded-import', country: 'JP', chapter: '33', currency: 'CNY' } as const;
const cell = { name, value: 12_345, weightGrams: 500, parcels: 2 };
const whole = { ...cell, name: { ...name, country: '*', chapter: '*' } };

test('rows, then totals; a formula in a cell is no formula', () => {
  const evil = { ...cell, name: { ...name, country: '=1+1' }, value: 0, weightGrams: 0 };
  const csv = statisticsCsv(monthStatistics('2026-11', [whole, cell, evil]));
  const [header, ...rows] = csv.trim().split('\r\n');
  expect(header).toContain('month,mode,country,hs2,currency,value');
  expect(rows).toEqual([
    "2026-11,bonded-import,'=1+1,33,CNY,0.00,0,2",
    '2026-11,bonded-import,JP,33,CNY,123.45,500,2',
    '2026-11,bonded-import,*,*,CNY,123.45,500,2',
  ]);
});

test('says when rows do not add up to the lists', () => {
  expect(monthStatistics('2026-11', [whole, cell]).agrees).toBe(true);
  expect(monthStatistics('2026-11', [whole, { ...cell, value: 1 }]).agrees).toBe(false);
  expect(monthStatistics('2026-11', [cell]).agrees).toBe(false);
});
