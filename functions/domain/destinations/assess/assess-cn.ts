import { money } from '../../money/money.ts';
import { chinaRetailImportTax } from '../../tax/china-retail-import.ts';
import { retailImportLine } from '../../tax/retail-import-line.ts';
import { CN_RETAIL_IMPORT } from '../rules/other-rules.ts';
import { ruleOn } from '../rule.ts';
import type { Sale } from '../shipment.ts';
import type { Assessment, Charge, Sums } from './assessment.ts';

/** China: retail import under the cross-border rules, judged on the order as sold and in CNY. */
export function assessCn(sale: Sale): Assessment {
  const rule = ruleOn(CN_RETAIL_IMPORT, sale.on);
  const { charges, unquoted } = sums(sale);
  return {
    form: 'cn-list',
    declarant: 'declarant of the merchant; the buyer is the taxpayer, the guarantor pays',
    codes: [],
    terms: 'DDP',
    charges,
    unquoted,
    rules: rule === undefined ? [] : [rule],
    notes: ['The buyer’s annual counter is kept by customs and not part of the quote.'],
  };
}

function sums({ lines, totals, on }: Sale): Sums {
  const open = (reason: string): Sums => ({ charges: [], unquoted: [{ kind: 'tax', reason }] });
  if (totals.goods.currency !== 'CNY') return open('customs takes payments in CNY only');
  const taxed = lines
    .map(({ goods, total, quantity }) => retailImportLine(goods, total, quantity))
    .filter((line) => line !== undefined);
  if (taxed.length < lines.length) return open('an item of the catalogue has no China VAT rate');
  const { freight, insurance } = totals;
  const annualUsed = money(0, 'CNY');
  const tax = chinaRetailImportTax({
    lines: taxed,
    freight,
    insurance,
    annualUsed,
    declaredOn: on,
  });
  if (!tax.ok) return open(tax.message);
  return {
    charges: tax.lines.flatMap(({ duty, consumptionTax, vat }, index): Charge[] => {
      const name = lines[index]?.name ?? '';
      const of = { items: [index + 1], collected: 'at sale', rule: 'cn-retail-import' } as const;
      const rows: readonly Charge[] = [
        { ...of, kind: 'duty', title: `duty on ${name}`, amount: duty },
        { ...of, kind: 'tax', title: `consumption tax on ${name}`, amount: consumptionTax },
        { ...of, kind: 'tax', title: `VAT on ${name}`, amount: vat },
      ];
      return rows.filter(({ amount }) => amount.amount > 0);
    }),
    unquoted: [],
  };
}
