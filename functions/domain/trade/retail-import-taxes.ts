import type { ConsignmentLine } from '../consignment/consignment.ts';
import { money } from '../money/money.ts';
import type { Money } from '../money/money.ts';
import type { Order, OrderTotals } from '../order/order.ts';
import { accept } from '../refusal.ts';
import type { Result } from '../refusal.ts';
import { chinaRetailImportTax } from '../tax/china-retail-import.ts';
import { retailImportLine } from '../tax/retail-import-line.ts';
import type { CatalogueItem } from './catalogue-item.ts';
import type { TradeMode } from './trade-modes.ts';

/** What the tax depends on besides the order and its goods. */
export interface TaxingFacts {
  /** `YYYY-MM-DD`, for dated rules. */
  readonly declaredOn: string;
  /** Dutiable value that other orders of the buyer count in this year, as far as we know. */
  readonly annualUsed?: Money;
}

/** Tax per line of the order; `undefined` where none is due or its rate is not known. */
export type RetailImportTaxes = readonly ConsignmentLine['tax'][];

const UNRATED = { vatRate: 0, consumptionTaxRate: 0 };

/** A sold line with what is known of its goods. */
export type TaxedLine = Pick<ConsignmentLine, 'goods' | 'total' | 'quantity'>;

/**
 * China retail-import tax of an order in a mode that owes it, and whether the order is within the
 * limits at all. An order in another currency is not taxed here: it is held for that before anything
 * is declared.
 *
 * @returns a refusal when the order may not be imported this way
 */
export function retailImportTaxes(
  mode: TradeMode,
  order: Order,
  catalogue: ReadonlyMap<string, CatalogueItem>,
  facts: TaxingFacts,
): Result<RetailImportTaxes> {
  const inCny = order.totals.paid.currency === 'CNY';
  if (!mode.needsBuyerIdentity || !inCny) return accept(order.lines.map(() => undefined));
  const lines = order.lines.map(({ sku, total, quantity }) => ({
    ...{ goods: catalogue.get(sku) ?? {}, total, quantity },
  }));
  return taxesOfLines(lines, order.totals, facts);
}

/**
 * The same for lines in CNY. Limits are judged also where rates are missing; then no line is taxed,
 * and it is held for the rate.
 */
export function taxesOfLines(
  sold: readonly TaxedLine[],
  { freight, insurance }: Pick<OrderTotals, 'freight' | 'insurance'>,
  { declaredOn, annualUsed = money(0, 'CNY') }: TaxingFacts,
): Result<RetailImportTaxes> {
  const untaxed = accept(sold.map(() => undefined));
  const rated = sold.map(({ goods, total, quantity }) => retailImportLine(goods, total, quantity));
  const lines = sold.map(
    ({ total: value, quantity }, at) => rated[at] ?? { ...UNRATED, value, quantity },
  );
  const tax = chinaRetailImportTax({ lines, freight, insurance, annualUsed, declaredOn });
  if (!tax.ok) return tax.code === 'duty-rate-missing' ? untaxed : tax;
  if (rated.includes(undefined)) return untaxed;
  return accept(
    tax.lines.map(({ duty, consumptionTax, vat }) =>
      duty.amount === 0 ? { consumptionTax, vat } : { duty, consumptionTax, vat },
    ),
  );
}
