import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseCurrency } from '../../../functions/domain/money/currency.ts';
import {
  addMoney,
  equalMoney,
  formatMoney,
  money,
  multiplyMoney,
  parseMoney,
  subtractMoney,
  sumMoney,
} from '../../../functions/domain/money/money.ts';

const MOST = Number.MAX_SAFE_INTEGER;

describe('parseMoney', () => {
  test.each([
    ['29.35', 'CNY', 2935],
    ['3', 'CNY', 300],
    ['3.5', 'USD', 350],
    ['0', 'EUR', 0],
    ['0.01', 'GBP', 1],
    ['3000', 'KRW', 3000],
    ['1.234', 'KWD', 1234],
    ['90071992547409.91', 'CNY', MOST],
    ['9007199254740991', 'JPY', MOST],
  ])('reads %s %s', (text, currency, amount) => {
    expect(parseMoney(text, currency)).toEqual({ ok: true, value: { amount, currency } });
  });

  test.each([
    ['29.355', 'CNY', 'too-many-fraction-digits'],
    ['29.350', 'CNY', 'too-many-fraction-digits'],
    ['3000.0', 'KRW', 'too-many-fraction-digits'],
    ['90071992547409.92', 'CNY', 'too-large'],
    ['9007199254740993', 'JPY', 'too-large'],
    ['1'.repeat(100_000), 'CNY', 'too-large'],
    ['', 'CNY', 'not-a-decimal'],
    ['-1.00', 'CNY', 'not-a-decimal'],
    ['+1', 'CNY', 'not-a-decimal'],
    ['1e3', 'CNY', 'not-a-decimal'],
    ['1,000.00', 'CNY', 'not-a-decimal'],
    [' 1', 'CNY', 'not-a-decimal'],
    ['1\n', 'CNY', 'not-a-decimal'],
    ['1.', 'CNY', 'not-a-decimal'],
    ['.5', 'CNY', 'not-a-decimal'],
    ['007', 'CNY', 'not-a-decimal'],
    ['NaN', 'CNY', 'not-a-decimal'],
    ['１', 'CNY', 'not-a-decimal'],
    ['1', 'cny', 'unknown-currency'],
    ['1', 'RMB', 'unknown-currency'],
    ['1', 'toString', 'unknown-currency'],
  ])('refuses %.20s %s as %s', (text, currency, code) => {
    expect(parseMoney(text, currency)).toMatchObject({ ok: false, code });
  });

  test.each(['CNY', 'KRW', 'KWD'] as const)('reads back what formatMoney writes in %s', (code) => {
    fc.assert(
      fc.property(fc.nat({ max: MOST }), (amount) => {
        const value = money(amount, code);
        expect(parseMoney(formatMoney(value), code)).toEqual({ ok: true, value });
      }),
      { seed: 4217 },
    );
  });
});

test('currencies have the minor units of ISO 4217', () => {
  const digits = { CNY: 2, EUR: 2, NZD: 2, HKD: 2, SGD: 2, ISK: 0, VND: 0, CLP: 0, IQD: 3, MGA: 2 };
  for (const [code, places] of Object.entries(digits)) {
    const value = parseCurrency(code);
    if (!value.ok) throw new Error(value.message);
    expect(formatMoney(money(0, value.value))).toBe(places === 0 ? '0' : `0.${'0'.repeat(places)}`);
  }
});

test.each([
  [2935, 'CNY', '29.35'],
  [5, 'CNY', '0.05'],
  [0, 'CNY', '0.00'],
  [-5, 'CNY', '-0.05'],
  [-12345, 'USD', '-123.45'],
  [3000, 'KRW', '3000'],
  [-1, 'KRW', '-1'],
  [7, 'KWD', '0.007'],
] as const)('formatMoney writes %d %s as %s', (amount, currency, text) => {
  expect(formatMoney(money(amount, currency))).toBe(text);
});

describe('arithmetic', () => {
  test('adds, subtracts, sums and multiplies', () => {
    expect(addMoney(money(1, 'CNY'), money(2, 'CNY'))).toEqual(money(3, 'CNY'));
    expect(subtractMoney(money(1, 'CNY'), money(2, 'CNY'))).toEqual(money(-1, 'CNY'));
    expect(sumMoney('CNY', [money(1, 'CNY'), money(2, 'CNY')])).toEqual(money(3, 'CNY'));
    expect(sumMoney('KRW', [])).toEqual(money(0, 'KRW'));
    expect(multiplyMoney(money(335, 'CNY'), 3)).toEqual(money(1005, 'CNY'));
    expect(Object.is(multiplyMoney(money(0, 'CNY'), -1).amount, 0)).toBe(true);
  });

  test('compares amount and currency', () => {
    expect(equalMoney(money(1, 'CNY'), money(1, 'CNY'))).toBe(true);
    expect(equalMoney(money(1, 'CNY'), money(2, 'CNY'))).toBe(false);
    expect(equalMoney(money(1, 'CNY'), money(1, 'USD'))).toBe(false);
  });

  test('throws on mixed currencies and on what a safe integer cannot hold', () => {
    expect(() => addMoney(money(1, 'CNY'), money(1, 'USD'))).toThrow(TypeError);
    expect(() => subtractMoney(money(1, 'CNY'), money(1, 'USD'))).toThrow(TypeError);
    expect(() => sumMoney('CNY', [money(1, 'USD')])).toThrow(TypeError);
    expect(() => addMoney(money(MOST, 'CNY'), money(1, 'CNY'))).toThrow(RangeError);
    expect(() => multiplyMoney(money(MOST, 'CNY'), 2)).toThrow(RangeError);
    expect(() => multiplyMoney(money(1, 'CNY'), 0.5)).toThrow(RangeError);
    expect(() => money(0.1, 'CNY')).toThrow(RangeError);
    expect(() => money(Number.NaN, 'CNY')).toThrow(RangeError);
  });
});
