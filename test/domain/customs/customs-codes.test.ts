import { expect, test } from '@jest/globals';
import { customsCountry, customsCurrency } from '../../../functions/domain/trade/customs-codes.ts';

test.each([
  ['CN', '142'],
  ['JP', '116'],
  ['KR', '133'],
  ['US', '502'],
  ['GB', '303'],
  ['DE', '304'],
  ['FR', '305'],
  ['AU', '601'],
])('country %s is %s, which is not its ISO number', (iso, code) => {
  expect(customsCountry(iso)).toBe(code);
});

test.each([
  ['CNY', '142'],
  ['KRW', '133'],
  ['USD', '502'],
  ['EUR', '300'],
  ['JPY', '116'],
])('currency %s is %s', (iso, code) => {
  expect(customsCurrency(iso)).toBe(code);
});

test.each(['', 'XX', 'cn', 'CHN', 'constructor', '__proto__'])('%p has no code', (iso) => {
  expect(customsCountry(iso)).toBeUndefined();
  expect(customsCurrency(iso)).toBeUndefined();
});
