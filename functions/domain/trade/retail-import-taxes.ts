import type { ConsignmentLine } from '../consignment/consignment.ts';
import { money } from '../money/money.ts';
import type { Order } from '../order/order.ts';
import { accept } from '../refusal.ts';
import type { Result } from '../refusal.ts';
import { chinaRetailImportTax } from '../tax/china-retail-import.ts';
import type { RetailImportLine } from '../tax/retail-import.ts';
import type { CatalogueItem } from './catalogue-item.ts';
import type { TradeMode } from './trade-modes.ts';

/** Tax per line of the order; `undefined` where none is due or its rate is not known. */
export type RetailImportTaxes = readonly ConsignmentLine['tax'][];

/**
 * China retail-import tax of an order in a mode that owes it, and whether the order is within the
 * limits at all. An order in another currency, or with goods whose rates the catalogue lacks, is
 * not taxed here: it is held for that before anything is declared.
 *
 * @returns a refusal when the order may not be imported this way
 */
export function retailImportTaxes(
  mode: TradeMode,
  order: Order,
  catalogue: ReadonlyMap<string, CatalogueItem>,
  declaredOn: string,
): Result<RetailImportTaxes> {
  const lines = order.lines.flatMap((line): RetailImportLine[] => {
    const item = catalogue.get(line.sku);
    if (item?.vatRate === undefined) return [];
    const { vatRate, consumptionTaxRate = 0 } = item;
    return [{ value: line.total, quantity: line.quantity, vatRate, consumptionTaxRate }];
  });
  const inCny = order.totals.paid.currency === 'CNY';
  if (!mode.needsBuyerIdentity || !inCny || lines.length < order.lines.length) {
    return accept(order.lines.map(() => undefined));
  }
  const { freight, insurance } = order.totals;
  const annualUsed = money(0, 'CNY');
  const tax = chinaRetailImportTax({ lines, freight, insurance, annualUsed, declaredOn });
  if (!tax.ok) return tax;
  return accept(tax.lines.map(({ consumptionTax, vat }) => ({ consumptionTax, vat })));
}
