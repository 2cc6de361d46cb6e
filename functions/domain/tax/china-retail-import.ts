import { allocateMoney } from '../money/allocate-money.ts';
import { divideHalfUp } from '../money/divide-half-up.ts';
import { addMoney, formatMoney, money, sumMoney } from '../money/money.ts';
import type { Money } from '../money/money.ts';
import { accept, refuse } from '../refusal.ts';
import type { Refusal, Result } from '../refusal.ts';
import { isHighEndCosmetic } from './high-end-cosmetics.ts';
import { assertInRange } from './retail-import.ts';
import type { RetailImport, RetailImportLine } from './retail-import.ts';
import { retailImportRuleOn } from './retail-import-rules.ts';
import type { RetailImportRule } from './retail-import-rules.ts';

/** Tax of one line, CNY. */
export interface RetailImportLineTax {
  /** Value plus the line's part of freight and insurance. */
  readonly dutiableValue: Money;
  readonly duty: Money;
  readonly consumptionTax: Money;
  readonly vat: Money;
}

/** What the buyer owes; within the limits taxes are reduced and there is no duty. */
export interface RetailImportTax {
  readonly ok: true;
  readonly regime: 'within-limits' | 'single-item-over-limit';
  readonly lines: readonly RetailImportLineTax[];
  readonly total: Money;
}

/** Why an order may not be declared as retail import, or cannot be taxed. */
export type RetailImportRefusal =
  'general-trade-required' | 'annual-limit-exceeded' | 'duty-rate-missing' | 'no-rule-in-force';

type Regime = RetailImportTax['regime'];

const NOTHING = money(0, 'CNY');
/** Basis points of the whole. */
const WHOLE = 10_000n;

/**
 * Tax on a cross-border retail import (CaiGuanShui 2016-18, 2018-49), judged on the order as sold.
 *
 * The dutiable value is goods, freight and insurance as paid. Up to the transaction and the annual
 * limit: no duty, 70 % of VAT and consumption tax. Above the transaction limit but within the
 * annual one an order of one single item pays everything in full; any other order is general trade.
 * The 50 CNY waiver of postal articles does not apply. Customs keeps the authoritative annual
 * counter and refuses with -621018 what `annualUsed` did not know.
 *
 * weak: taxes are rounded half-up to the fen per line, and freight and insurance are spread by
 * value with the rest on the last line; both are common practice, no primary text is known.
 * Throws when a currency is not CNY, an amount negative, or a rate or quantity out of range.
 */
export function chinaRetailImportTax(
  order: RetailImport,
): RetailImportTax | Refusal<RetailImportRefusal> {
  assertInRange(order);
  const rule = retailImportRuleOn(order.declaredOn);
  if (rule === undefined) {
    return refuse('no-rule-in-force', 'retail import is not regulated on this day');
  }
  const values = dutiableValues(order);
  const regime = regimeOf(order, sumMoney('CNY', values), rule);
  if (!regime.ok) return regime;
  const within = regime.value === 'within-limits';
  const lines = order.lines.map((line, at) =>
    lineTax(line, values[at] ?? NOTHING, within ? rule.taxShare : 100, within ? 0 : line.dutyRate),
  );
  const owed = lines.flatMap((line) => [line.duty, line.consumptionTax, line.vat]);
  return { ok: true, regime: regime.value, lines, total: sumMoney('CNY', owed) };
}

/** Every line's value with its part of freight and insurance; the parts sum exactly. */
function dutiableValues({ lines, freight, insurance }: RetailImport): Money[] {
  const weights = lines.map((line) => line.value.amount);
  const freights = allocateMoney(freight, weights);
  const insurances = allocateMoney(insurance, weights);
  return lines.map((line, at) =>
    sumMoney('CNY', [line.value, freights[at] ?? NOTHING, insurances[at] ?? NOTHING]),
  );
}

function regimeOf(
  order: RetailImport,
  value: Money,
  rule: RetailImportRule,
): Result<Regime, RetailImportRefusal> {
  const within = value.amount <= rule.transactionLimit;
  if (!within && !(rule.singleItemOverLimit && isSingleItem(order))) {
    const message = `${yuan(value.amount)} CNY exceed the ${yuan(rule.transactionLimit)} of one transaction; only a single item may`;
    return refuse('general-trade-required', message);
  }
  if (addMoney(order.annualUsed, value).amount > rule.annualLimit) {
    const left = Math.max(0, rule.annualLimit - order.annualUsed.amount);
    const message = `the buyer has ${yuan(left)} of ${yuan(rule.annualLimit)} CNY left this year, the order counts ${yuan(value.amount)}`;
    return refuse('annual-limit-exceeded', message);
  }
  if (!within && order.lines.some((line) => line.dutyRate === undefined)) {
    return refuse('duty-rate-missing', 'the duty rate is needed above the transaction limit');
  }
  return accept(within ? 'within-limits' : 'single-item-over-limit');
}

function yuan(amount: number): string {
  return formatMoney(money(amount, 'CNY'));
}

function isSingleItem({ lines }: RetailImport): boolean {
  return lines.length === 1 && lines[0]?.quantity === 1;
}

/**
 * With v value, t duty, c consumption tax and a VAT rate, s share collected:
 * duty v·t; consumption tax s·v·(1+t)·c/(1−c); VAT s·v·(1+t)/(1−c)·a, which is s·(v+duty+tax)·a.
 * Fractions of BigInt with one division at the end: no intermediate rounding.
 */
function lineTax(
  line: RetailImportLine,
  dutiableValue: Money,
  sharePercent: number,
  dutyRate = 0,
): RetailImportLineTax {
  const value = BigInt(dutiableValue.amount);
  const consumption = BigInt(consumptionTaxRate(line, dutiableValue));
  const grossValue = value * (WHOLE + BigInt(dutyRate)) * BigInt(sharePercent);
  const divisor = WHOLE * (WHOLE - consumption) * 100n;
  return {
    dutiableValue,
    duty: money(divideHalfUp(value * BigInt(dutyRate), WHOLE), 'CNY'),
    consumptionTax: money(divideHalfUp(grossValue * consumption, divisor), 'CNY'),
    vat: money(divideHalfUp(grossValue * BigInt(line.vatRate), divisor), 'CNY'),
  };
}

function consumptionTaxRate(line: RetailImportLine, dutiableValue: Money): number {
  const exempt =
    line.cosmetic !== undefined && !isHighEndCosmetic(dutiableValue.amount, line.cosmetic);
  return exempt ? 0 : line.consumptionTaxRate;
}
