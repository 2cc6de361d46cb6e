import { describe, expect, test } from '@jest/globals';
import { money } from '../../../functions/domain/money/money.ts';
import { chinaRetailImportTax } from '../../../functions/domain/tax/china-retail-import.ts';
import { drawn, leftOf } from '../../../functions/domain/tax/limit-account.ts';
import type { RetailImportLine } from '../../../functions/domain/tax/retail-import.ts';
import { assertInRange } from '../../../functions/domain/tax/retail-import.ts';
import { taxesOf } from '../../../functions/domain/tax/taxes-of.ts';

const fen = (amount: number) => money(amount, 'CNY');
const line = (over: Partial<RetailImportLine> = {}): RetailImportLine => ({
  ...{ value: fen(100_00), quantity: 1, vatRate: 1300, consumptionTaxRate: 0 },
  ...over,
});
const order = (over: Partial<RetailImportLine> = {}, more: object = {}) => ({
  ...{ lines: [line(over)], freight: fen(0), insurance: fen(0), annualUsed: fen(0) },
  declaredOn: '2026-11-23',
  ...more,
});

describe('what cannot be taxed at all', () => {
  test.each([
    ['dollars', order({ value: money(1, 'USD') })],
    ['less than nothing', order({ value: fen(-1) })],
    ['freight in dollars', order({}, { freight: money(1, 'USD') })],
    ['insurance of less than nothing', order({}, { insurance: fen(-1) })],
    ['a year used in dollars', order({}, { annualUsed: money(1, 'USD') })],
    ['a rate with a fraction', order({ vatRate: 13.5 })],
    ['a rate below nothing', order({ vatRate: -1 })],
    ['a duty rate below nothing', order({ dutyRate: -1 })],
    ['consumption tax of the whole', order({ consumptionTaxRate: 10_000 })],
    ['no items', order({ quantity: 0 })],
    ['half an item', order({ quantity: 0.5 })],
  ])('%s', (_what, of) => {
    expect(() => {
      assertInRange(of);
    }).toThrow(RangeError);
  });

  test.each([
    order(),
    order({ vatRate: 0, dutyRate: 0 }),
    order({ consumptionTaxRate: 9_999 }),
    order({ value: fen(0) }),
  ])('%#: at the edge it can', (of) => {
    expect(() => {
      assertInRange(of);
    }).not.toThrow();
  });
});

describe('what may not be imported this way', () => {
  const refusal = (of: Parameters<typeof chinaRetailImportTax>[0]) => {
    const tax = chinaRetailImportTax(of);
    return tax.ok ? 'taxed' : `${tax.code}: ${tax.message}`;
  };

  test.each([
    [order({}, { declaredOn: '2000-01-01' }), /^no-rule-in-force: /],
    [
      order({ value: fen(5_000_01), quantity: 2 }),
      /^general-trade-required: 5000.01 CNY exceed the 5000.00 of one transaction/,
    ],
    [
      order({}, { annualUsed: fen(25_900_01) }),
      /^annual-limit-exceeded: the buyer has 99.99 of 26000.00 CNY left this year, the order counts 100.00/,
    ],
    [order({}, { annualUsed: fen(30_000_00) }), /has 0.00 of 26000.00/],
    [order({}, { annualUsed: fen(25_900_00) }), /^taxed$/],
    [order({ value: fen(5_000_01) }), /^duty-rate-missing: /],
    [order({ value: fen(5_000_01), dutyRate: 0 }), /^taxed$/],
    [order({}, { lines: [] }), /./],
  ])('%#', (of, expected) => {
    if (of.lines.length === 0) expect(() => refusal(of)).toThrow(RangeError);
    else expect(refusal(of)).toMatch(expected);
  });
});

describe('an account', () => {
  const account = { kind: 'guarantee', account: 'G', drawn: 90 } as const;

  test.each([
    ['up to its limit', 0, 10, 100, 100],
    ['not beyond', 0, 11, 100, undefined],
    ['again as before, though it is overdrawn', 20, 20, 80, 90],
    ['less than before, though it is overdrawn', 20, 15, 80, 85],
    ['a little more than before, overdrawn', 20, 21, 80, undefined],
    ['anything without a limit', 0, 1_000, undefined, 1_090],
  ])('takes %s', (_what, before, amount, limit, expected) => {
    expect(drawn(account, before, amount, limit)?.drawn).toBe(expected);
  });

  test('has left what is left', () => {
    expect([leftOf(account, 100), leftOf(account, 50), leftOf(account, undefined)]).toEqual([
      ...[10, 0, undefined],
    ]);
  });
});

test('the taxes of a line, with duty where it is due', () => {
  const [consumptionTax, vat, duty] = [fen(1), fen(2), fen(3)];
  expect(taxesOf({ consumptionTax, vat })).toEqual([consumptionTax, vat]);
  expect(taxesOf({ consumptionTax, vat, duty })).toEqual([duty, consumptionTax, vat]);
});
