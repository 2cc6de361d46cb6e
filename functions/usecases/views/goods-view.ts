import type { Consignment } from '../../domain/consignment/consignment.ts';
import { formatMoney } from '../../domain/money/money.ts';
import { formatQuantity } from '../../domain/money/quantity.ts';
import type { OrderTotals } from '../../domain/order/order.ts';

/** Money of an order as decimal strings of one currency. */
export function totalsView({ goods, freight, insurance, tax, discount, paid }: OrderTotals) {
  return {
    goods: formatMoney(goods),
    freight: formatMoney(freight),
    insurance: formatMoney(insurance),
    tax: formatMoney(tax),
    discount: formatMoney(discount),
    paid: formatMoney(paid),
    currency: paid.currency,
  };
}

/** Lines as sold, with what they are declared as. */
export function lineViews({ lines, parties }: Consignment) {
  return lines.map(({ lineId, sku, name, quantity, price, total, goods }) => ({
    lineId,
    sku,
    name,
    quantity,
    price: formatMoney(price),
    total: formatMoney(total),
    hsCode: goods.hsCode,
    origin: goods.origin,
    bookItem: goods.bookItems?.[parties.accountBook ?? ''],
  }));
}

/** Account-book lines before and after, as decimal strings of their unit. */
export function postingViews({ bookPostings }: Consignment) {
  return bookPostings.map(({ lineId, accountBook, bookItem, unit, quantity, before, after }) => ({
    lineId,
    accountBook,
    bookItem,
    unit,
    quantity: formatQuantity(quantity),
    before: formatQuantity(before),
    after: formatQuantity(after),
  }));
}
