import type { GeneralDeclaration } from '../consignment/consignment.ts';
import { convert } from '../destinations/exchange-rates.ts';
import { formatMoney } from '../money/money.ts';
import type { Order } from '../order/order.ts';
import type { QuotingFacts } from './quote-order.ts';
import type { TradeMode } from './trade-modes.ts';

/** Fen. Source: GACC announcement 75 of 2020: the list takes B2B exports up to 5,000 CNY. */
const LIST_LIMIT = 500_000;

/**
 * Why a general declaration (报关单) must stand in for the list: the value is over the list's limit, or
 * goods need a licence, an inspection or owe export duty. Undefined where the list will do. Without
 * an exchange rate the value is not judged. weak: customs' own rate of the month may differ.
 */
export function generalDeclarationFor(
  mode: TradeMode,
  { totals, lines }: Order,
  { catalogue, rates }: Pick<QuotingFacts, 'catalogue' | 'rates'>,
): GeneralDeclaration | undefined {
  if (!mode.mayNeedGeneralDeclaration) return undefined;
  const value = convert(totals.goods, 'CNY', rates);
  if (value !== undefined && value.amount > LIST_LIMIT) {
    return { because: `the goods are worth ${formatMoney(value)} CNY, the list takes up to 5,000` };
  }
  const licensed = lines.find(({ sku }) => catalogue.get(sku)?.exportLicence === true);
  return licensed && { because: `${licensed.sku} needs a licence or inspection to leave China` };
}
