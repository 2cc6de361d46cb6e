import type * as z from 'zod/mini';
import { parsePccc } from '../../../domain/identifiers/pccc.ts';
import { parseCurrency } from '../../../domain/money/currency.ts';
import { addMoney, subtractMoney } from '../../../domain/money/money.ts';
import type { Money } from '../../../domain/money/money.ts';
import type { Address, OrderLine, OrderTotals } from '../../../domain/order/order.ts';
import { accept } from '../../../domain/refusal.ts';
import { readValue } from '../../http/read-body.ts';
import type { PointedRefusal } from '../../http/read-body.ts';
import { AmountReader } from '../amount-reader.ts';
import { defined } from '../defined.ts';
import type { PointedReading } from '../order-reading.ts';
import { refusedAt } from '../refused-at.ts';
import { unmasked } from '../unmasked.ts';
import { toldPromise } from '../told-promise.ts';
import { temuOrder } from './payload.ts';
import { countryOfRegion } from './regions.ts';

type Told = z.output<typeof temuOrder>;
type Item = Told['order']['orderList'][number];

/** `parentOrderStatus` and `orderStatus`. */
const PAID: readonly number[] = [2, 4, 41, 5, 51];
const CANCELLED = 3;
/** The buyer may still cancel. */
const PENDING = 1;

/**
 * An order as three answers tell it. Of a line that was cancelled in part, what is left; an order of
 * which nothing is left is cancelled.
 */
export function readTemuOrder(body: unknown): PointedReading {
  const read = readValue(body, temuOrder);
  return read.ok ? orderOf(read.value) : read;
}

function orderOf({ order, shipping, amounts: told }: Told): PointedReading {
  const { parentOrderMap: parent, orderList: items } = order;
  const paidTotal = told.parentOrderMap.customerPaid.customerPaidTotal;
  const currency = parseCurrency(paidTotal.currency);
  if (!currency.ok) {
    const pointer = '/amounts/parentOrderMap/customerPaid/customerPaidTotal/currency';
    return { ...currency, pointer };
  }
  const country = countryOfRegion(parent.regionId);
  if (country === undefined) {
    return refusedAt('/order/parentOrderMap/regionId', 'must be a region that Temu ships to');
  }
  const wanted = items.filter((item) => item.orderStatus !== CANCELLED && leftOf(item) > 0);
  const live = wanted.length === 0 ? items : wanted;
  const unsent = unsendable(items, live);
  if (unsent !== undefined) return unsent;
  const amounts = new AmountReader(currency.value);
  const lines = live.map((item) => lineOf(item, told, amounts));
  const totals = totalsOf(told, lines, amounts);
  if (amounts.refusal !== undefined) return amounts.refusal;
  if (totals.discount.amount < 0) {
    const pointer = '/amounts/parentOrderMap/customerPaid/customerPaidTotal';
    return refusedAt(pointer, 'must be at most goods, shipping and taxes', 'wrong-total');
  }
  const isCancelled = parent.parentOrderStatus === CANCELLED || wanted.length === 0;
  return accept({
    channelOrderId: parent.parentOrderSn,
    displayNumber: parent.parentOrderSn,
    placedAt: parent.parentOrderTime,
    sourceUpdatedAt: parent.updateTime,
    promise: toldPromise(parent.expectShipLatestTime),
    test: false,
    paid: PAID.includes(parent.parentOrderStatus),
    hold: parent.parentOrderStatus === PENDING ? { reason: 'Temu holds it for the buyer' } : 'none',
    cancelled: isCancelled ? { reason: 'cancelled at Temu' } : undefined,
    buyer: {},
    identity: defined({
      consigneeTelephone: unmasked(shipping.mobile),
      personalCustomsCode: parsePccc(shipping.taxCode ?? '').ok ? shipping.taxCode : undefined,
    }),
    shipTo: addressOf(shipping, country),
    lines,
    totals,
    payment: {},
  });
}

/** weak: where the original quantity is told it counts, else `quantity`, both before cancellations. */
function leftOf(item: Item): number {
  const ordered = item.originalOrderQuantity ?? item.quantity;
  return ordered - (item.canceledQuantityBeforeShipment ?? 0);
}

/** What we do not know how to send: it becomes a case, not a guess. */
function unsendable(items: readonly Item[], live: readonly Item[]): PointedRefusal | undefined {
  const bundle = live.find(({ productList }) => (productList ?? []).length > 1);
  if (bundle === undefined) return undefined;
  const pointer = `/order/orderList/${String(items.indexOf(bundle))}/productList`;
  return refusedAt(pointer, 'must hold one product: which of a bundle costs what is not told');
}

function lineOf(item: Item, told: Told['amounts'], amounts: AmountReader): OrderLine {
  const index = told.orderList.findIndex(({ orderSn }) => orderSn === item.orderSn);
  const isTold = index !== -1;
  const at = `/amounts/orderList${isTold ? `/${String(index)}/unitRetailPriceTaxExcl` : ''}`;
  const price = inOneCurrency(told.orderList[index]?.unitRetailPriceTaxExcl, at, amounts);
  // Of an order that was cancelled whole, what had been ordered.
  const quantity = leftOf(item) > 0 ? leftOf(item) : item.quantity;
  const sku = item.productList?.[0]?.extCode ?? item.skuId;
  const name = [item.goodsName, item.spec].filter((part) => part).join(', ');
  const total = amounts.total(price, quantity, at);
  return { lineId: item.orderSn, sku, name: (name || sku).slice(0, 250), quantity, price, total };
}

/** What the customer did not pay: the seller's and Temu's discounts, what was paid back. */
function totalsOf(
  { parentOrderMap: { customerPaid: told } }: Told['amounts'],
  lines: readonly OrderLine[],
  amounts: AmountReader,
): OrderTotals {
  const read = (key: keyof typeof told) =>
    inOneCurrency(told[key], `/amounts/parentOrderMap/customerPaid/${key}`, amounts);
  const goods = amounts.sum(lines.map(({ total }) => total));
  const freight = read('shippingCustomerTotalTaxExcl');
  const tax = addMoney(read('productTaxCustomerTotal'), read('shippingTaxCustomerTotal'));
  const paid = read('customerPaidTotal');
  const discount = subtractMoney(addMoney(addMoney(goods, freight), tax), paid);
  return { goods, freight, insurance: amounts.sum([]), tax, discount, paid };
}

function inOneCurrency(
  told: { readonly amount: number; readonly currency: string } | undefined,
  pointer: string,
  amounts: AmountReader,
): Money {
  // Not a number is refused by the reader, with the pointer.
  const isTold = told?.currency === amounts.currency;
  return amounts.readMinor(isTold ? told.amount : Number.NaN, pointer);
}

/** Missing parts stay empty, masked ones as they are: what a mode needs of them is held and named. */
function addressOf(shipping: Told['shipping'], country: string): Address {
  const { addressLine1, addressLine2, addressLine3 } = shipping;
  const lines = [addressLine1, addressLine2, addressLine3].filter((part) => part !== undefined);
  return {
    name: shipping.receiptName ?? '',
    country,
    province: shipping.regionName2,
    city: shipping.regionName3 ?? '',
    district: shipping.regionName4,
    street: lines.join(', ') || (shipping.addressLineAll ?? ''),
    postcode: shipping.postCode,
  };
}
