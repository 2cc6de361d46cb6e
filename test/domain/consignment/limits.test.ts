import { describe, expect, test } from '@jest/globals';
import {
  differenceText,
  taxDifferences,
} from '../../../functions/domain/consignment/compare-tax-bill.ts';
import type {
  ConsignmentLine,
  LimitTaken,
  TaxBill,
} from '../../../functions/domain/consignment/consignment.ts';
import {
  foldRestored,
  foldTaxBill,
  isNewBill,
  taking,
  unblockedLimits,
} from '../../../functions/domain/consignment/fold-limits.ts';
import {
  annualLimitOn,
  buyerYear,
  dayInChina,
  dutiableTotal,
  guaranteedTax,
  takenOf,
} from '../../../functions/domain/consignment/limits-of-consignment.ts';
import { money } from '../../../functions/domain/money/money.ts';
import { untouched } from '../../../functions/domain/tax/limit-account.ts';
import { aLine, anImportConsignment } from '../../support/consignment-builder.ts';

const AT = '2026-11-23T03:00:00.000Z';
const cny = (fen: number) => money(fen, 'CNY');
const bill = (status: TaxBill['status'], ...lines: TaxBill['lines'][number][]): TaxBill => ({
  ...{ number: 'T1', status, at: AT },
  lines,
});
const billed = (line: number, duty: number, consumptionTax: number, vat: number) => ({
  ...{ line, duty: cny(duty), consumptionTax: cny(consumptionTax), vat: cny(vat) },
});

describe('the day and the buyer’s year', () => {
  test.each([
    ['2026-12-31T15:59:59.999Z', '2026-12-31'],
    ['2026-12-31T16:00:00.000Z', '2027-01-01'],
  ])('at %s it is %s in China', (instant, day) => {
    expect(dayInChina(instant)).toBe(day);
  });

  test('an account is of a buyer and a calendar year', () => {
    expect(buyerYear('hash', '2027-01-01')).toBe('hash.2027');
  });

  test('the limit of a year is 26,000.00 since 2019, and there was none before the regime', () => {
    expect(annualLimitOn('2026-11-23')).toBe(26_000_00);
    expect(annualLimitOn('2000-01-01')).toBeUndefined();
  });
});

describe('what is drawn', () => {
  const taxed = (overrides: Partial<ConsignmentLine> = {}) =>
    aLine({ tax: { consumptionTax: cny(300), vat: cny(2_100) }, ...overrides });

  test('on the year: goods, freight and insurance', () => {
    expect(dutiableTotal(anImportConsignment({ lines: [aLine(), aLine()] }))).toEqual(cny(52_900));
  });

  test('on the guarantee: the tax of every line, else what the buyer was charged', () => {
    expect(guaranteedTax(anImportConsignment({ lines: [taxed(), taxed()] }))).toEqual(cny(4_800));
    expect(guaranteedTax(anImportConsignment({ lines: [taxed(), aLine()] }))).toEqual(cny(2_457));
  });

  test('leaves what is left, where there is a limit', () => {
    const account = { ...untouched('buyer-year', 'hash.2026'), drawn: 600 };
    expect(takenOf(account, '2026', cny(600), 1_000)).toEqual({
      ...{ of: '2026', amount: cny(600), left: cny(400) },
    });
    expect(takenOf(account, '2026', cny(600), undefined)).toEqual({
      ...{ of: '2026', amount: cny(600), left: undefined },
    });
  });
});

describe('limits of a consignment', () => {
  const of = { of: '2026', amount: cny(100) };
  const taken = (state: LimitTaken['state']): LimitTaken => ({ ...of, state });

  test('one is taken beside the other', () => {
    const once = taking(anImportConsignment(), 'buyer-year', 'drawn', of);
    expect(taking(once, 'guarantee', 'exhausted', of).limits).toEqual({
      'buyer-year': taken('drawn'),
      guarantee: taken('exhausted'),
    });
  });

  test('what is given back is restored, the rest stays, and what was never taken is not invented', () => {
    const limits = { 'buyer-year': taken('drawn'), guarantee: taken('drawn') };
    const restored = (of: typeof limits | undefined, ...names: ('buyer-year' | 'guarantee')[]) =>
      foldRestored(anImportConsignment({ limits: of }), { type: 'limits-restored', limits: names })
        .limits;
    expect(restored(limits, 'guarantee')).toEqual({ ...limits, guarantee: taken('restored') });
    expect(restored(undefined, 'guarantee')).toBeUndefined();
  });

  test('when an operator goes on, the guarantee is tried again and the year is customs’ to decide', () => {
    const exhausted = { guarantee: taken('exhausted'), 'buyer-year': taken('exhausted') };
    expect(unblockedLimits(exhausted)).toEqual({ 'buyer-year': taken('overruled') });
    const drawn = { guarantee: taken('drawn'), 'buyer-year': taken('drawn') };
    expect(unblockedLimits(drawn)).toEqual(drawn);
    expect(unblockedLimits({})).toEqual({});
    expect(unblockedLimits(undefined)).toBeUndefined();
  });
});

describe('tax bills come in any order', () => {
  const line = billed(1, 0, 300, 2_100);
  const known = (...taxBills: TaxBill[]) => anImportConsignment({ taxBills });
  const after = (before: readonly TaxBill[], next: TaxBill) =>
    foldTaxBill(known(...before), { type: 'tax-billed', bill: next }).taxBills;

  test('the first is kept, and so is another', () => {
    const fresh = anImportConsignment();
    expect(foldTaxBill(fresh, { type: 'tax-billed', bill: bill('1') }).taxBills).toEqual([
      bill('1'),
    ]);
    const other = { ...bill('1', line), number: 'T2' };
    expect(after([other], bill('1'))).toEqual([other, bill('1')]);
  });

  test('the status only grows, and lines are kept', () => {
    expect(after([bill('1', line)], bill('2'))).toEqual([bill('2', line)]);
    expect(after([bill('2')], bill('1', line))).toEqual([bill('2', line)]);
    expect(after([bill('2', line)], bill('1', billed(1, 1, 1, 1)))).toEqual([bill('2', line)]);
    const later = { ...bill('2'), at: '2026-11-24T03:00:00.000Z' };
    expect(after([bill('2', line)], later)).toEqual([bill('2', line)]);
    const other = { ...bill('1'), number: 'T2' };
    expect(after([other, bill('1')], bill('3'))).toEqual([other, bill('3')]);
  });

  test.each<[string, readonly TaxBill[], TaxBill, boolean]>([
    ['the first', [], bill('1'), true],
    ['another number', [{ ...bill('1'), number: 'T2' }], bill('1'), true],
    ['the same again', [bill('1', line)], bill('1', line), false],
    ['a later status', [bill('1', line)], bill('2'), true],
    ['an earlier status', [bill('2', line)], bill('1'), false],
    ['lines that were not told', [bill('2')], bill('1', line), true],
    ['lines that were told', [bill('2', line)], bill('2', line), false],
    ['no lines again', [bill('2')], bill('2'), false],
  ])('%s: news or not', (_what, before, next, news) => {
    expect(isNewBill(known(...before), { type: 'tax-billed', bill: next })).toBe(news);
    if (before.length > 0) return;
    expect(isNewBill(anImportConsignment(), { type: 'tax-billed', bill: next })).toBe(news);
  });
});

describe('a bill against what was computed', () => {
  const lines = [
    aLine({ tax: { duty: cny(50), consumptionTax: cny(300), vat: cny(2_100) } }),
    aLine({ tax: { consumptionTax: cny(0), vat: cny(700) } }),
    aLine(),
  ];

  test('agrees to the fen', () => {
    const agreed = bill('1', billed(1, 50, 300, 2_100), billed(2, 0, 0, 700), billed(3, 9, 9, 9));
    expect(taxDifferences({ lines }, agreed)).toEqual([]);
    expect(taxDifferences({ lines }, bill('1'))).toEqual([]);
  });

  test('differs by line and tax; what is not billed is billed nothing', () => {
    const off = bill('1', billed(1, 49, 301, 2_100));
    expect(taxDifferences({ lines }, off).map(differenceText)).toEqual([
      'line 1, duty: computed 0.50, billed 0.49 CNY',
      'line 1, consumption tax: computed 3.00, billed 3.01 CNY',
      'line 2, VAT: computed 7.00, billed 0.00 CNY',
    ]);
    const nothing = bill('1', billed(9, 1, 1, 1));
    expect(taxDifferences({ lines }, nothing).map(({ line, tax }) => [line, tax])).toEqual([
      [1, 'duty'],
      [1, 'consumption tax'],
      [1, 'VAT'],
      [2, 'VAT'],
    ]);
  });
});
