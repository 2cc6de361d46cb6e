import { taxDifferences } from '../../domain/consignment/compare-tax-bill.ts';
import type { Consignment, TaxBill } from '../../domain/consignment/consignment.ts';
import { formatMoney, sumMoney } from '../../domain/money/money.ts';
import { LIMIT_KINDS } from '../../domain/tax/limit-account.ts';
import { taxesOf } from '../../domain/tax/taxes-of.ts';
import type { ImportTaxes } from '../../domain/tax/taxes-of.ts';

const BILL_STATUSES = { '1': 'made', '2': 'summed up', '3': 'void' } as const;

/**
 * Import tax as computed and as customs bills it, in decimal CNY, with what it takes of the buyer's
 * year and the guarantee; undefined where no tax was computed, billed or guaranteed.
 */
export function taxView(consignment: Consignment) {
  const { lines, limits = {}, taxBills = [] } = consignment;
  const computed = lines.some(({ tax }) => tax !== undefined);
  const taken = LIMIT_KINDS.flatMap((kind) => {
    const limit = limits[kind];
    if (limit === undefined) return [];
    const { state, of, amount, left } = limit;
    return [{ kind, of, state, amount: formatMoney(amount), left: left && formatMoney(left) }];
  });
  if (!computed && taken.length === 0 && taxBills.length === 0) return undefined;
  return {
    lines: lines.flatMap(({ tax }, index) =>
      tax === undefined ? [] : [{ line: index + 1, ...amountsOf(tax) }],
    ),
    limits: taken,
    bills: taxBills.map((bill) => billView(consignment, bill)),
  };
}

function billView(consignment: Consignment, bill: TaxBill) {
  return {
    number: bill.number,
    status: BILL_STATUSES[bill.status],
    at: bill.at,
    lines: bill.lines.map((line) => ({ line: line.line, ...amountsOf(line) })),
    differences: taxDifferences(consignment, bill).map(({ line, tax, computed, billed }) => ({
      line,
      tax,
      computed: formatMoney(computed),
      billed: formatMoney(billed),
    })),
  };
}

function amountsOf(tax: ImportTaxes) {
  return {
    duty: tax.duty === undefined ? '0.00' : formatMoney(tax.duty),
    consumptionTax: formatMoney(tax.consumptionTax),
    vat: formatMoney(tax.vat),
    total: formatMoney(sumMoney('CNY', taxesOf(tax))),
  };
}
