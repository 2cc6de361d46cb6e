import { equalMoney, formatMoney, multiplyMoney, sumMoney } from '../money/money.ts';
import type { Money } from '../money/money.ts';
import type { Order, OrderLine, OrderTotals, SubOrder } from './order.ts';
import { wrongTotal } from './wrong-total.ts';

type Whole = Pick<Order, 'channelOrderId' | 'lines' | 'totals' | 'payment' | 'subOrders'>;

/** What is wrong with the sub-orders of an order: where, from `/subOrders`, and what it should be. */
export interface WrongSubOrder {
  readonly pointer: string;
  readonly message: string;
}

/**
 * Checks that sub-orders are the order, divided: numbers and payments of their own, every line
 * covered to the piece, each paid by its own payment, and every sum of them that of the order.
 * Undefined when they are, or there are none; else the first thing that is wrong.
 */
export function wrongSubOrders(order: Whole): WrongSubOrder | undefined {
  const { subOrders } = order;
  if (subOrders === undefined) return undefined;
  const found =
    repeatedName(order, subOrders) ??
    firstOf(subOrders, (each) => wrongLine(order, each)) ??
    wrongCover(order, subOrders) ??
    firstOf(subOrders, (each) => wrongAmount(order, each)) ??
    wrongSum(order, subOrders);
  return found && { ...found, pointer: `/subOrders${found.pointer}` };
}

/** The lines of a sub-order: those of the order, with its quantities. */
export function linesOfSubOrder(
  { lines }: Pick<Order, 'lines'>,
  { quantities }: Pick<SubOrder, 'quantities'>,
): readonly OrderLine[] {
  return lines.flatMap((line) => {
    const quantity = quantities.find(({ lineId }) => lineId === line.lineId)?.quantity;
    if (quantity === undefined) return [];
    return [{ ...line, quantity, total: multiplyMoney(line.price, quantity) }];
  });
}

function firstOf(
  subOrders: readonly SubOrder[],
  wrong: (subOrder: SubOrder) => WrongSubOrder | undefined,
): WrongSubOrder | undefined {
  for (const [at, subOrder] of subOrders.entries()) {
    const found = wrong(subOrder);
    if (found !== undefined) return { ...found, pointer: `/${String(at)}${found.pointer}` };
  }
  return undefined;
}

/** Customs takes a number of an order, and of a payment, once. */
function repeatedName(
  { channelOrderId, payment }: Whole,
  subOrders: readonly SubOrder[],
): WrongSubOrder | undefined {
  const numbers = [channelOrderId, ...subOrders.map(({ number }) => number)];
  const payments = [
    payment.transactionId,
    ...subOrders.map(({ payment: { transactionId } }) => transactionId),
  ];
  return (
    repeated(numbers, '/number', 'must differ from the number of the order and of its others') ??
    repeated(
      payments,
      '/payment/transactionId',
      'must differ from the payment of the order and of its others',
    )
  );
}

/** @param names of the order, then of each sub-order */
function repeated(
  names: readonly (string | undefined)[],
  pointer: string,
  message: string,
): WrongSubOrder | undefined {
  const at = names.findIndex((name, index) => names.indexOf(name) < index);
  return at === -1 ? undefined : { pointer: `/${String(at - 1)}${pointer}`, message };
}

function wrongLine({ lines }: Whole, { quantities }: SubOrder): WrongSubOrder | undefined {
  const at = quantities.findIndex(
    ({ lineId }, index) =>
      !lines.some((line) => line.lineId === lineId) ||
      quantities.findIndex((each) => each.lineId === lineId) < index,
  );
  if (at === -1) return undefined;
  const pointer = `/lines/${String(at)}/lineId`;
  return { pointer, message: 'must be a line of the order, once in each sub-order' };
}

function wrongCover({ lines }: Whole, subOrders: readonly SubOrder[]): WrongSubOrder | undefined {
  for (const { lineId, quantity } of lines) {
    const pieces = subOrders
      .flatMap(({ quantities }) => quantities)
      .reduce((sum, each) => sum + (each.lineId === lineId ? each.quantity : 0), 0);
    if (pieces === quantity) continue;
    const message = `must have ${String(quantity)} of line ${lineId} together, not ${String(pieces)}`;
    return { pointer: '', message };
  }
  return undefined;
}

function wrongAmount(order: Whole, subOrder: SubOrder): WrongSubOrder | undefined {
  const { totals, payment } = subOrder;
  const wrong = wrongTotal(linesOfSubOrder(order, subOrder), totals);
  if (wrong !== undefined) return { pointer: '/totals/paid', message: wrong.message };
  if (equalMoney(payment.amount, totals.paid)) return undefined;
  const message = `must be ${formatMoney(totals.paid)}, what is paid for the sub-order`;
  return { pointer: '/payment/amount', message };
}

const TOTALS: readonly (keyof OrderTotals)[] = ['freight', 'insurance', 'tax', 'discount', 'paid'];

function wrongSum({ totals }: Whole, subOrders: readonly SubOrder[]): WrongSubOrder | undefined {
  for (const key of TOTALS) {
    const whole = totals[key];
    const sum: Money = sumMoney(
      whole.currency,
      subOrders.map((each) => each.totals[key]),
    );
    if (equalMoney(sum, whole)) continue;
    const message = `must sum to ${formatMoney(whole)} of ${key}, not to ${formatMoney(sum)}`;
    return { pointer: '', message };
  }
  return undefined;
}
