import { addMoney, equalMoney, formatMoney, subtractMoney, sumMoney } from '../money/money.ts';
import type { OrderLine, OrderTotals } from './order.ts';

/**
 * Checks `goods = Σ lines` and `paid = goods + freight + insurance + tax − discount`. Undefined
 * when both hold, else the total that does not and what it should be.
 */
export function wrongTotal(
  lines: readonly OrderLine[],
  totals: OrderTotals,
): { readonly total: 'goods' | 'paid'; readonly message: string } | undefined {
  const { goods, paid, discount } = totals;
  const sum = sumMoney(
    goods.currency,
    lines.map(({ total }) => total),
  );
  if (!equalMoney(sum, goods)) {
    return { total: 'goods', message: `must be ${formatMoney(sum)}, the sum of the lines` };
  }
  const charged = [totals.freight, totals.insurance, totals.tax].reduce(addMoney, goods);
  const due = subtractMoney(charged, discount);
  return equalMoney(due, paid)
    ? undefined
    : {
        total: 'paid',
        message: `must be ${formatMoney(due)}: goods + freight + insurance + tax − discount`,
      };
}
