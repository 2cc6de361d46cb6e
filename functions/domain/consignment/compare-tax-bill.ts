import { formatMoney, money } from '../money/money.ts';
import type { Money } from '../money/money.ts';
import type { Consignment, TaxBill } from './consignment.ts';

/** One tax of one line that customs bills otherwise than we computed it. */
export interface TaxDifference {
  /** From 1. */
  readonly line: number;
  readonly tax: 'duty' | 'consumption tax' | 'VAT';
  readonly computed: Money;
  readonly billed: Money;
}

const NOTHING = money(0, 'CNY');

/**
 * Where a bill differs from what was computed, by line and to the fen. A line that customs does not
 * bill is billed nothing. Empty for a bill without lines, and where we computed no tax.
 */
export function taxDifferences(
  { lines }: Pick<Consignment, 'lines'>,
  bill: TaxBill,
): readonly TaxDifference[] {
  if (bill.lines.length === 0) return [];
  return lines.flatMap(({ tax }, index) => {
    if (tax === undefined) return [];
    const line = index + 1;
    const billed = bill.lines.find((each) => each.line === line);
    const rows: readonly TaxDifference[] = [
      { line, tax: 'duty', computed: tax.duty ?? NOTHING, billed: billed?.duty ?? NOTHING },
      {
        line,
        tax: 'consumption tax',
        computed: tax.consumptionTax,
        billed: billed?.consumptionTax ?? NOTHING,
      },
      { line, tax: 'VAT', computed: tax.vat, billed: billed?.vat ?? NOTHING },
    ];
    return rows.filter(({ computed, billed: due }) => computed.amount !== due.amount);
  });
}

/** A difference in words that name both values. */
export function differenceText({ line, tax, computed, billed }: TaxDifference): string {
  return `line ${String(line)}, ${tax}: computed ${formatMoney(computed)}, billed ${formatMoney(billed)} CNY`;
}
