import { retailImportRuleOn } from '../tax/retail-import-rules.ts';
import { missingForImportTax } from '../trade/goods-data.ts';
import { taxesOfLines } from '../trade/retail-import-taxes.ts';
import { TRADE_MODES } from '../trade/trade-modes.ts';
import type { Consignment } from './consignment.ts';
import { dutiableTotal } from './limits-of-consignment.ts';

/** What the import tax of the lines cannot be computed without, as the fix table names it. */
export function missingForTax(consignment: Consignment): readonly string[] {
  const { mode, totals, lines } = consignment;
  if (!TRADE_MODES[mode].needsBuyerIdentity || totals.paid.currency !== 'CNY') return [];
  const isDutiable = isOverTransactionLimit(consignment);
  return lines.flatMap(({ goods }, index) =>
    missingForImportTax(goods, isDutiable).map((field) => `lines.${String(index + 1)}.${field}`),
  );
}

/** Above it a single item owes duty; within it nothing does. */
function isOverTransactionLimit(consignment: Consignment): boolean {
  const limit = retailImportRuleOn(dayOf(consignment))?.transactionLimit;
  return limit !== undefined && dutiableTotal(consignment).amount > limit;
}

/** The lines with their tax as it follows from their goods by now, where it can be computed. */
export function taxedAnew(consignment: Consignment): Consignment {
  const { mode, totals, lines } = consignment;
  if (!TRADE_MODES[mode].needsBuyerIdentity || totals.paid.currency !== 'CNY') return consignment;
  const taxes = taxesOfLines(lines, totals, { declaredOn: dayOf(consignment) });
  if (!taxes.ok) return consignment;
  return { ...consignment, lines: lines.map((line, at) => ({ ...line, tax: taxes.value[at] })) };
}

/** Rules are those of the day it was planned. */
function dayOf({ createdAt }: Consignment): string {
  return createdAt.slice(0, 10);
}
