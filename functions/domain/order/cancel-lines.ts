import { allocateMoney } from '../money/allocate-money.ts';
import { addMoney, multiplyMoney, subtractMoney, sumMoney } from '../money/money.ts';
import type { Money } from '../money/money.ts';
import type { Order, OrderLine, OrderTotals } from './order.ts';

/** How many of a line are not wanted any more. */
export interface CancelledQuantity {
  readonly lineId: string;
  readonly quantity: number;
}

/** What is left of an order. `wrong` names the entry (from 0) that the order does not have, or not so many of. */
export type Remainder =
  | ({ readonly kind: 'left' } & Pick<Order, 'lines' | 'totals'>)
  | { readonly kind: 'nothing-left' }
  | { readonly kind: 'wrong'; readonly index: number };

/**
 * An order without some of its quantities. Tax and discount shrink with the value of the goods, cut
 * to whole minor units; freight and insurance stay. Who settled otherwise with the buyer sends a
 * newer version of the order with its own totals.
 */
export function withoutQuantities(
  { lines, totals }: Pick<Order, 'lines' | 'totals'>,
  cancelled: readonly CancelledQuantity[],
): Remainder {
  const wrong = cancelled.findIndex(
    ({ lineId, quantity }, at) =>
      cancelled.findIndex((each) => each.lineId === lineId) < at ||
      !lines.some((line) => line.lineId === lineId && line.quantity >= quantity),
  );
  if (wrong !== -1) return { kind: 'wrong', index: wrong };
  const left = lines.map((line) => lessOf(line, cancelled)).filter(({ quantity }) => quantity > 0);
  return left.length === 0
    ? { kind: 'nothing-left' }
    : { kind: 'left', lines: left, totals: totalsOf(totals, left) };
}

function lessOf(line: OrderLine, cancelled: readonly CancelledQuantity[]): OrderLine {
  const gone = cancelled.find(({ lineId }) => lineId === line.lineId)?.quantity ?? 0;
  const quantity = line.quantity - gone;
  return gone === 0 ? line : { ...line, quantity, total: multiplyMoney(line.price, quantity) };
}

function totalsOf(before: OrderTotals, left: readonly OrderLine[]): OrderTotals {
  const { freight, insurance } = before;
  const goods = sumMoney(
    before.goods.currency,
    left.map(({ total }) => total),
  );
  const share = (whole: Money): Money => {
    const [kept = whole] = allocateMoney(whole, [goods.amount, before.goods.amount - goods.amount]);
    return kept;
  };
  const [tax, discount] = [share(before.tax), share(before.discount)];
  const charged = [freight, insurance, tax].reduce(addMoney, goods);
  return { goods, freight, insurance, tax, discount, paid: subtractMoney(charged, discount) };
}
