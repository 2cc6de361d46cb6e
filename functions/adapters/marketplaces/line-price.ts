import { money, subtractMoney } from '../../domain/money/money.ts';
import type { Money } from '../../domain/money/money.ts';

/** A line whose total is its price × its quantity, and what that is above what the sender says. */
export interface LinePrice {
  readonly price: Money;
  readonly total: Money;
  readonly excess: Money;
}

/**
 * The price of one item where a sender tells only the line's total. Customs wants price × quantity
 * to be the total: a price that does not divide is rounded up, and the excess belongs to the discount.
 */
export function linePrice(total: Money, quantity: number): LinePrice {
  const price = money(Math.ceil(total.amount / quantity), total.currency);
  const even = money(price.amount * quantity, total.currency);
  return { price, total: even, excess: subtractMoney(even, total) };
}
