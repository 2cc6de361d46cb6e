import type { Money } from '../money/money.ts';
import type { Goods } from '../trade/catalogue-item.ts';
import type { RetailImportLine } from './retail-import.ts';

/**
 * A sold line as the retail-import tax sees it; undefined when the catalogue lacks its VAT rate. The
 * duty rate, needed above the transaction limit, is that of the goods' tariff in China.
 */
export function retailImportLine(
  { vatRate, consumptionTaxRate = 0, tariffs, cosmetic }: Goods,
  value: Money,
  quantity: number,
): RetailImportLine | undefined {
  if (vatRate === undefined) return undefined;
  const dutyRate = tariffs?.CN?.dutyRate;
  const content = cosmetic && { ...cosmetic, content: cosmetic.content * quantity };
  return { value, quantity, vatRate, consumptionTaxRate, dutyRate, cosmetic: content };
}
