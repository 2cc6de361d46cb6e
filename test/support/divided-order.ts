import { allocateMoney } from '../../functions/domain/money/allocate-money.ts';
import { money } from '../../functions/domain/money/money.ts';
import type { Money } from '../../functions/domain/money/money.ts';
import type { Order, OrderTotals, SubOrder } from '../../functions/domain/order/order.ts';
import { anOrder } from './order-builder.ts';

export const yuan = (amount: number) => money(amount, 'CNY');

/** A line of so many fen, with how many pieces of it are in each sub-order. */
interface DividedLine {
  readonly price: number;
  readonly pieces: readonly number[];
}

/** A paid import with sub-orders that are exactly it; freight, insurance and tax in fen. */
export function divided(
  sold: readonly DividedLine[],
  [freight, insurance, tax]: readonly [number, number, number],
  skus: readonly string[] = ['A', 'B', 'C', 'D'],
): Order & { readonly subOrders: readonly SubOrder[] } {
  const lines = sold.map(({ price, pieces }, at) => {
    const quantity = pieces.reduce((sum, each) => sum + each, 0);
    const sku = skus[at] ?? '';
    const money = { price: yuan(price), total: yuan(price * quantity) };
    return { ...{ lineId: sku, sku, name: sku, quantity }, ...money };
  });
  const count = sold[0]?.pieces.length ?? 0;
  const share = (amount: number) =>
    allocateMoney(
      yuan(amount),
      Array.from({ length: count }, (_each, at) => at + 1),
    );
  const shares = { freight: share(freight), insurance: share(insurance), tax: share(tax) };
  const subOrders = Array.from({ length: count }, (_each, at): SubOrder => {
    const letter = 'ABCDE'[at] ?? '';
    const goods = sold.reduce((sum, { price, pieces }) => sum + price * (pieces[at] ?? 0), 0);
    const of = (amounts: readonly Money[]) => amounts[at]?.amount ?? 0;
    const totals = totalsOf(goods, of(shares.freight), of(shares.insurance), of(shares.tax));
    return {
      number: `SO-1-${letter}`,
      quantities: sold.flatMap(({ pieces }, line) => {
        const quantity = pieces[at] ?? 0;
        return quantity === 0 ? [] : [{ lineId: skus[line] ?? '', quantity }];
      }),
      totals,
      payment: { transactionId: `PAY-${letter}`, amount: totals.paid },
    };
  });
  const goods = lines.reduce((sum, { total }) => sum + total.amount, 0);
  return {
    ...anOrder({
      ...{ orderId: 'O00000000000000', channelOrderId: 'SO-1', requestedMode: undefined, lines },
      shipTo: { name: '李雷', country: 'CN', city: '杭州市', street: '文三路 90 号' },
      totals: totalsOf(goods, freight, insurance, tax),
      payment: { paymentFirmId: 'pay-1', transactionId: 'PAY' },
    }),
    subOrders,
  };
}

/** Two of article A in one sub-order, one of B in the other. */
export function aDividedOrder() {
  return divided(
    [
      { price: 10_000, pieces: [2, 0] },
      { price: 5_000, pieces: [0, 1] },
    ],
    [901, 33, 2_002],
  );
}

function totalsOf(goods: number, freight: number, insurance: number, tax: number): OrderTotals {
  return {
    ...{ goods: yuan(goods), freight: yuan(freight), insurance: yuan(insurance), tax: yuan(tax) },
    ...{ discount: yuan(0), paid: yuan(goods + freight + insurance + tax) },
  };
}
