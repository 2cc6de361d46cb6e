import { retailImportRuleOn } from '../tax/retail-import-rules.ts';
import type { Goods } from '../trade/catalogue-item.ts';
import { taxesOfLines } from '../trade/retail-import-taxes.ts';
import { TRADE_MODES } from '../trade/trade-modes.ts';
import type { Consignment } from './consignment.ts';
import { dutiableTotal } from './limits-of-consignment.ts';

/** Perfume and make-up: consumption tax where they are high-end. Source: CaiShui 2016-103. */
const COSMETICS: readonly string[] = ['3303', '3304'];

/**
 * Goods whose consumption tax rate must be told, be it 0. Source: consumption tax of China on alcohol
 * and cosmetics. weak: whole headings, from general knowledge; jewellery and watches are not listed.
 */
const CONSUMPTION_TAXED: readonly string[] = [
  ...COSMETICS,
  ...['2203', '2204', '2205', '2206', '2208'],
];

/** What the import tax of the lines cannot be computed without, as the fix table names it. */
export function missingForTax(consignment: Consignment): readonly string[] {
  const { mode, totals, lines } = consignment;
  if (!TRADE_MODES[mode].needsBuyerIdentity || totals.paid.currency !== 'CNY') return [];
  const isDutiable = isOverTransactionLimit(consignment);
  return lines.flatMap(({ goods }, index) =>
    missingOf(goods, isDutiable).map((field) => `lines.${String(index + 1)}.${field}`),
  );
}

function missingOf(goods: Goods, isDutiable: boolean): readonly string[] {
  const { vatRate, consumptionTaxRate, cosmetic, tariffs } = goods;
  const needed: readonly (readonly [field: string, isMissing: boolean])[] = [
    ['vatRate', vatRate === undefined],
    ['consumptionTaxRate', consumptionTaxRate === undefined && isOf(goods, CONSUMPTION_TAXED)],
    [
      'cosmeticContent',
      cosmetic === undefined && (consumptionTaxRate ?? 0) > 0 && isOf(goods, COSMETICS),
    ],
    ['dutyRate', isDutiable && tariffs?.CN?.dutyRate === undefined],
  ];
  return needed.filter(([, isMissing]) => isMissing).map(([field]) => field);
}

function isOf({ hsCode = '' }: Goods, headings: readonly string[]): boolean {
  return headings.some((heading) => hsCode.startsWith(heading));
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
