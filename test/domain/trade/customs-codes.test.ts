import { expect, test } from '@jest/globals';
import {
  currencyOfCustoms,
  customsCountry,
  customsCurrency,
  isCustomsCountry,
  isCustomsCurrency,
} from '../../../functions/domain/trade/customs-codes.ts';

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

/** Every pair of capital letters: what an ISO 3166-1 alpha-2 code can be. */
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const countries = LETTERS.flatMap((a) => LETTERS.map((b) => a + b)).filter(
  (iso) => customsCountry(iso) !== undefined,
);
const CURRENCIES =
  'HKD JPY MOP MYR PHP SGD KRW THB CNY TWD EUR DKK GBP NOK SEK CHF CAD USD AUD NZD'.split(' ');

/** The list groups countries by continent: the first digit. */
test.each([
  [
    '1',
    'Asia',
    'BH BD BN MM KH CY HK IN ID IL JP JO KW LA LB MO MY MV MN NP OM PK PH QA SA SG KR LK TH TR AE VN CN TW KZ KG TJ TM UZ',
  ],
  ['2', 'Africa', 'DZ EG ET GH KE MG MU MA NG ZA TZ TN UG'],
  [
    '3',
    'Europe',
    'BE DK GB DE FR IE IT LU NL GR PT ES AL AD AT BG FI HU IS LI MT MC NO PL RO SM SE CH EE LV LT GE AM AZ BY MD RU UA SI HR CZ SK MK BA RS ME',
  ],
  ['4', 'Latin America', 'AR BR CL CO CR EC GT MX PA PY PE PR UY'],
  ['5', 'North America', 'CA US'],
  ['6', 'Oceania', 'AU FJ NZ'],
])('codes that begin with %s lie in %s', (digit, _continent, list) => {
  const there = countries.filter((iso) => customsCountry(iso)?.startsWith(digit));
  expect(there).toEqual(list.split(' ').sort());
});

test('each country has three digits of its own', () => {
  const codes = countries.map((iso) => customsCountry(iso) ?? '');
  for (const code of codes) expect(code).toMatch(/^[1-6]\d\d$/);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.every(isCustomsCountry)).toBe(true);
});

test('a country may be unknown, and has a code for that', () => {
  expect(isCustomsCountry('701')).toBe(true);
  expect(isCustomsCountry('')).toBe(false);
  expect(isCustomsCountry('999')).toBe(false);
});

test('each currency has three digits of its own, and they lead back to it', () => {
  for (const iso of CURRENCIES) {
    const code = customsCurrency(iso) ?? '';
    expect(code).toMatch(/^\d{3}$/);
    expect(isCustomsCurrency(code)).toBe(true);
    expect(currencyOfCustoms(code)).toBe(iso);
  }
  expect(isCustomsCurrency('999')).toBe(false);
  expect(currencyOfCustoms('999')).toBeUndefined();
});
