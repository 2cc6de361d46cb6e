import type { CebElements } from './ceb-document.ts';
import type { CebProblem } from './ceb-problem.ts';
import { decimalValue, ONE } from './decimal-value.ts';

/**
 * Checks what must add up, exactly to the fifth place: the lines' totals, the goods of an order and
 * what was paid for it. A number that is none is named elsewhere.
 */
export function checkSums(head: CebElements, lines: readonly CebElements[]): readonly CebProblem[] {
  return [
    ...checkPaid(head),
    ...checkGoods(head, lines),
    ...lines.flatMap((line, index) => checkTotal(line, index + 1)),
  ];
}

/** CEB311: acturalPaid = goodsValue + freight + taxTotal − discount. */
function checkPaid(head: CebElements): CebProblem[] {
  const sum = ['goodsValue', 'freight', 'taxTotal', 'discount', 'acturalPaid'].map((name) =>
    decimalValue(head[name]),
  );
  const [goods, freight, tax, discount, paid] = sum;
  const known = goods !== undefined && freight !== undefined && tax !== undefined;
  if (!known || discount === undefined || paid === undefined) return [];
  if (goods + freight + tax - discount === paid) return [];
  const message =
    'acturalPaid must be goodsValue + freight + taxTotal − discount: correct the totals';
  return [{ element: 'acturalPaid', rule: 'sum', message }];
}

/** CEB311, CEB303: goodsValue = Σ totalPrice. */
function checkGoods(head: CebElements, lines: readonly CebElements[]): CebProblem[] {
  const goods = decimalValue(head['goodsValue']);
  const totals = lines.map((line) => decimalValue(line['totalPrice']));
  const known = totals.filter((total) => total !== undefined);
  if (goods === undefined || lines.length === 0 || known.length < totals.length) return [];
  if (known.reduce((sum, total) => sum + total, 0n) === goods) return [];
  const message =
    'goodsValue must be the sum of totalPrice over all lines: correct prices or goods';
  return [{ element: 'goodsValue', rule: 'goods-sum', message }];
}

function checkTotal(line: CebElements, number: number): CebProblem[] {
  if (isPriceTimesQuantity(line)) return [];
  const message = 'totalPrice must be price × qty: correct the price or the quantity';
  return [{ element: 'totalPrice', line: number, rule: 'sum', message }];
}

/** price × qty = totalPrice, exact to the fifth place. */
function isPriceTimesQuantity(line: CebElements): boolean {
  const [price, quantity, total] = ['price', 'qty', 'totalPrice'].map((name) =>
    decimalValue(line[name]),
  );
  if (price === undefined || quantity === undefined || total === undefined) return true;
  const difference = price * quantity - total * ONE;
  return 2n * (difference < 0n ? -difference : difference) <= ONE;
}
