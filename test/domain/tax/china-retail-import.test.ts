import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { money } from '../../../functions/domain/money/money.ts';
import { units } from '../../../functions/domain/money/quantity.ts';
import { chinaRetailImportTax } from '../../../functions/domain/tax/china-retail-import.ts';
import type { RetailImportTax } from '../../../functions/domain/tax/china-retail-import.ts';
import type {
  RetailImport,
  RetailImportLine,
} from '../../../functions/domain/tax/retail-import.ts';

const SEED = 1210;
const fen = (amount: number) => money(amount, 'CNY');

function line(value: number, over: Partial<RetailImportLine> = {}): RetailImportLine {
  return { value: fen(value), quantity: 1, vatRate: 1300, consumptionTaxRate: 0, ...over };
}

function order(lines: readonly RetailImportLine[], over: Partial<RetailImport> = {}): RetailImport {
  const nothing = fen(0);
  return {
    lines,
    freight: nothing,
    insurance: nothing,
    annualUsed: nothing,
    declaredOn: '2026-11-23',
    ...over,
  };
}

function taxed(input: RetailImport): RetailImportTax {
  const tax = chinaRetailImportTax(input);
  if (!tax.ok) throw new Error(tax.message);
  return tax;
}

describe('the published and computed examples', () => {
  const skincare = { content: units(20), per: 'gram' } as const;
  test.each([
    ['T1', line(425_00, { consumptionTaxRate: 1500, cosmetic: skincare }), 0, 52_50, 45_50, 98_00],
    ['T2', line(100_00), 0, 0, 9_10, 9_10],
    ['T3', line(100_00, { vatRate: 900 }), 0, 0, 6_30, 6_30],
    ['T4', line(100_00, { consumptionTaxRate: 1000 }), 0, 7_78, 10_11, 17_89],
    ['T5', line(100_00, { consumptionTaxRate: 1500 }), 0, 12_35, 10_71, 23_06],
    ['T6', line(5_000_00), 0, 0, 455_00, 455_00],
    ['T7', line(6_000_00, { dutyRate: 500 }), 300_00, 0, 819_00, 1_119_00],
    [
      'T8',
      line(6_000_00, { dutyRate: 500, consumptionTaxRate: 1500 }),
      300_00,
      1_111_76,
      963_53,
      2_375_29,
    ],
  ])('%s', (_name, goods, duty, consumptionTax, vat, total) => {
    expect(chinaRetailImportTax(order([goods]))).toEqual({
      ok: true,
      regime: goods.value.amount > 5_000_00 ? 'single-item-over-limit' : 'within-limits',
      lines: [
        {
          dutiableValue: goods.value,
          duty: fen(duty),
          consumptionTax: fen(consumptionTax),
          vat: fen(vat),
        },
      ],
      total: fen(total),
    });
  });

  test('T9: two items above the transaction limit are general trade', () => {
    const two = order([line(3_000_00, { dutyRate: 500 }), line(3_000_00, { dutyRate: 500 })]);
    expect(chinaRetailImportTax(two)).toMatchObject({ ok: false, code: 'general-trade-required' });
  });

  test('T10: one fen above the annual limit', () => {
    const over = order([line(100_00)], { annualUsed: fen(25_900_01) });
    expect(chinaRetailImportTax(over)).toMatchObject({ ok: false, code: 'annual-limit-exceeded' });
  });
});

describe('limits', () => {
  const refusalOf = (input: RetailImport) => {
    const tax = chinaRetailImportTax(input);
    return tax.ok ? tax.regime : tax.code;
  };
  const dear = line(6_000_00, { dutyRate: 500 });

  test.each([
    ['5,000.00 in two items', order([line(2_500_00), line(2_500_00)]), 'within-limits'],
    ['5,000.01 in two items', order([line(2_500_00), line(2_500_01)]), 'general-trade-required'],
    [
      'freight counts',
      order([line(5_000_00, { quantity: 2 })], { freight: fen(1) }),
      'general-trade-required',
    ],
    [
      'insurance counts',
      order([line(5_000_00, { quantity: 2 })], { insurance: fen(1) }),
      'general-trade-required',
    ],
    [
      'two of one line are no single item',
      order([{ ...dear, quantity: 2 }]),
      'general-trade-required',
    ],
    ['26,000.00 in a year', order([line(100_00)], { annualUsed: fen(25_900_00) }), 'within-limits'],
    [
      'a single item of 26,000.00',
      order([line(26_000_00, { dutyRate: 0 })]),
      'single-item-over-limit',
    ],
    [
      'a single item of 26,000.01',
      order([line(26_000_01, { dutyRate: 0 })]),
      'annual-limit-exceeded',
    ],
    [
      'a single item counts to the year',
      order([dear], { annualUsed: fen(20_000_01) }),
      'annual-limit-exceeded',
    ],
    ['a single item without duty rate', order([line(6_000_00)]), 'duty-rate-missing'],
    ['2018: 2,000.00', order([line(2_000_00)], { declaredOn: '2018-12-31' }), 'within-limits'],
    [
      '2018: 2,000.01',
      order([line(2_000_01)], { declaredOn: '2018-12-31' }),
      'general-trade-required',
    ],
    [
      '2018: 20,000.01 in a year',
      order([line(1)], { declaredOn: '2018-12-31', annualUsed: fen(20_000_00) }),
      'annual-limit-exceeded',
    ],
    ['2019: 2,000.01', order([line(2_000_01)], { declaredOn: '2019-01-01' }), 'within-limits'],
    ['before the regime', order([line(1)], { declaredOn: '2016-04-07' }), 'no-rule-in-force'],
  ])('%s: %#', (_name, input, outcome) => {
    expect(refusalOf(input)).toBe(outcome);
  });
});

describe('high-end cosmetics', () => {
  test.each([
    ['10.00 CNY a gram', 200_00, units(20), 'gram', true],
    ['9.99 CNY a gram', 199_99, units(20), 'gram', false],
    ['10.00 CNY a millilitre', 15_00, 150_000, 'millilitre', true],
    ['15.00 CNY a piece', 75_00, units(5), 'piece', true],
    ['14.99 CNY a piece', 74_99, units(5), 'piece', false],
  ] as const)('at %s', (_name, value, content, per, due) => {
    const goods = line(value, { consumptionTaxRate: 1500, cosmetic: { content, per } });
    expect((taxed(order([goods])).lines[0]?.consumptionTax.amount ?? 0) > 0).toBe(due);
  });

  test('freight is part of the unit value', () => {
    const cosmetic = { content: units(20), per: 'gram' } as const;
    const goods = line(199_99, { consumptionTaxRate: 1500, cosmetic });
    expect(taxed(order([goods], { freight: fen(1) })).lines[0]?.consumptionTax).toEqual(fen(24_71));
  });
});

describe('freight and insurance', () => {
  test('are spread by value, the rest on the last line', () => {
    const lines = [line(100_00), line(100_00), line(100_00)];
    const tax = taxed(order(lines, { freight: fen(10_00), insurance: fen(2) }));
    expect(tax.lines.map((each) => each.dutiableValue.amount)).toEqual([103_33, 103_33, 103_36]);
  });

  test('never disappear or appear', () => {
    const amount = fc.nat({ max: 50_000 });
    fc.assert(
      fc.property(
        fc.array(amount, { minLength: 1, maxLength: 8 }),
        amount,
        amount,
        (values, freight, insurance) => {
          const lines = values.map((value) => line(value));
          const tax = taxed(order(lines, { freight: fen(freight), insurance: fen(insurance) }));
          const dutiable = tax.lines.reduce((sum, each) => sum + each.dutiableValue.amount, 0);
          const paid = values.reduce((sum, value) => sum + value, freight + insurance);
          expect(dutiable).toBe(paid);
        },
      ),
      { seed: SEED },
    );
  });
});

describe('properties', () => {
  const rates = fc.record({
    vatRate: fc.constantFrom(900, 1300),
    consumptionTaxRate: fc.constantFrom(0, 1000, 1500, 5600),
    dutyRate: fc.integer({ min: 0, max: 6500 }),
  });

  test('more value never means less tax, across the limit too', () => {
    fc.assert(
      fc.property(
        rates,
        fc.nat({ max: 26_000_00 }),
        fc.nat({ max: 26_000_00 }),
        (rate, one, other) => {
          const [low, high] = one < other ? [one, other] : [other, one];
          const lowTax = taxed(order([line(low, rate)])).total.amount;
          expect(lowTax).toBeLessThanOrEqual(taxed(order([line(high, rate)])).total.amount);
        },
      ),
      { seed: SEED },
    );
  });

  test('splitting lines changes neither regime nor dutiable total, and tax by rounding only', () => {
    const pieces = fc.array(fc.integer({ min: 1, max: 60_000 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(rates, pieces, fc.nat({ max: 5_000 }), (rate, values, freight) => {
        const whole = values.reduce((sum, value) => sum + value, 0);
        const over = { freight: fen(freight) };
        const one = taxed(order([line(whole, { ...rate, quantity: values.length })], over));
        const split = taxed(
          order(
            values.map((value) => line(value, rate)),
            over,
          ),
        );
        const dutiable = (tax: RetailImportTax) =>
          tax.lines.reduce((sum, { dutiableValue }) => sum + dutiableValue.amount, 0);
        expect(split.regime).toBe(one.regime);
        expect(dutiable(split)).toBe(whole + freight);
        expect(dutiable(one)).toBe(whole + freight);
        // Two taxes per line, each within half a fen of the exact one.
        const rounding = values.length + 1;
        expect(Math.abs(split.total.amount - one.total.amount)).toBeLessThanOrEqual(rounding);
      }),
      { seed: SEED },
    );
  });

  test('a refusal beyond the year names what is left', () => {
    const over = order([line(100_00)], { annualUsed: fen(25_900_01) });
    expect(chinaRetailImportTax(over)).toMatchObject({
      message: 'the buyer has 99.99 of 26000.00 CNY left this year, the order counts 100.00',
    });
  });

  test('the total is the sum of the lines, and each tax is within half a fen of the formula', () => {
    fc.assert(
      fc.property(rates, fc.integer({ min: 1, max: 26_000_00 }), (rate, value) => {
        const tax = taxed(order([line(value, rate)]));
        const [only] = tax.lines;
        if (only === undefined) throw new Error('one line expected');
        const { duty, consumptionTax, vat } = only;
        expect(tax.total.amount).toBe(duty.amount + consumptionTax.amount + vat.amount);
        const within = tax.regime === 'within-limits';
        const share = within ? 0.7 : 1;
        const exactDuty = within ? 0 : (value * rate.dutyRate) / 1e4;
        const c = rate.consumptionTaxRate / 1e4;
        const exactConsumption = ((value + exactDuty) * c) / (1 - c);
        const exactVat = ((value + exactDuty + exactConsumption) * rate.vatRate) / 1e4;
        expect(Math.abs(duty.amount - exactDuty)).toBeLessThan(0.501);
        expect(Math.abs(consumptionTax.amount - share * exactConsumption)).toBeLessThan(0.501);
        expect(Math.abs(vat.amount - share * exactVat)).toBeLessThan(0.501);
      }),
      { seed: SEED },
    );
  });
});

test.each([
  ['another currency', order([line(1, { value: money(1, 'USD') })])],
  ['a negative amount', order([line(-1)])],
  ['a fraction of a basis point', order([line(1, { vatRate: 0.13 })])],
  ['consumption tax of the whole', order([line(1, { consumptionTaxRate: 10_000 })])],
  ['no item', order([line(1, { quantity: 0 })])],
  ['cosmetics without content', order([line(1, { cosmetic: { content: 0, per: 'gram' } })])],
  ['no lines', order([])],
])('throws on %s', (_what, input) => {
  expect(() => chinaRetailImportTax(input)).toThrow(RangeError);
});
