import type * as z from 'zod/mini';
import { isCountryCode } from '../../../domain/identifiers/country.ts';
import { parseCurrency } from '../../../domain/money/currency.ts';
import { money } from '../../../domain/money/money.ts';
import type { Money } from '../../../domain/money/money.ts';
import type { Address, OrderLine, OrderTotals } from '../../../domain/order/order.ts';
import { wrongTotal } from '../../../domain/order/wrong-total.ts';
import { accept } from '../../../domain/refusal.ts';
import { readValue } from '../../http/read-body.ts';
import { AmountReader } from '../amount-reader.ts';
import { defined } from '../defined.ts';
import { linePrice } from '../line-price.ts';
import { mentionReader } from '../mention-reader.ts';
import { IGNORED } from '../order-reading.ts';
import type { OrderReading, PointedReading } from '../order-reading.ts';
import { refusedAt } from '../refused-at.ts';
import { unmasked } from '../unmasked.ts';
import { toldPromise } from '../told-promise.ts';
import { amazonOrder } from './payload.ts';

type AmazonOrder = z.output<typeof amazonOrder>;
type Item = AmazonOrder['orderItems'][number];

/** A notification names its order; we subscribe to no other type than `ORDER_CHANGE`. */
export const readAmazonDelivery = mentionReader({
  ORDER_CHANGE: ['Payload', 'OrderChangeNotification', 'AmazonOrderId'],
});

/** Payment is not authorised yet: neither address nor amounts are told, and a change follows. */
const PENDING: readonly string[] = ['PENDING', 'PENDING_AVAILABILITY'];
const CANCELLED = 'CANCELLED';

/** An order as `getOrder` has it: `gone` when Amazon cancelled it, and then tells little more. */
export function readAmazonOrder(body: unknown): OrderReading | 'gone' {
  const read = readValue(body, amazonOrder);
  if (!read.ok) return read;
  const { fulfillmentStatus, fulfilledBy } = read.value.fulfillment;
  // What Amazon's own warehouses send is none of ours.
  if (fulfilledBy === 'AMAZON' || PENDING.includes(fulfillmentStatus)) return IGNORED;
  return fulfillmentStatus === CANCELLED ? 'gone' : orderOf(read.value);
}

function orderOf(told: AmazonOrder): PointedReading {
  const total = told.proceeds?.grandTotal;
  if (!total) return refusedAt('/proceeds/grandTotal', 'must say what the order comes to');
  const currency = parseCurrency(total.currencyCode);
  if (!currency.ok) return { ...currency, pointer: '/proceeds/grandTotal/currencyCode' };
  const address = told.recipient?.deliveryAddress ?? {};
  if (!isCountryCode(address.countryCode ?? '')) {
    const pointer = '/recipient/deliveryAddress/countryCode';
    return refusedAt(pointer, 'must be an ISO 3166-1 alpha-2 code such as DE');
  }
  const items = told.orderItems.filter(({ quantityOrdered }) => quantityOrdered > 0);
  const nameless = items.find(({ product }) => !product.sellerSku);
  if (nameless !== undefined) {
    const at = String(told.orderItems.indexOf(nameless));
    return refusedAt(`/orderItems/${at}/product/sellerSku`, 'must name the SKU');
  }
  const amounts = new AmountReader(currency.value);
  const { lines, excess } = linesOf(items, amounts);
  const totals = totalsOf({ items, lines, excess, grandTotal: total.amount }, amounts);
  if (amounts.refusal !== undefined) return amounts.refusal;
  const wrong = wrongTotal(lines, totals);
  if (wrong !== undefined) {
    return refusedAt('/proceeds/grandTotal/amount', wrong.message, 'wrong-total');
  }
  const alias = told.orderAliases?.find(({ aliasType }) => aliasType === 'SELLER_ORDER_ID');
  const [execution] = told.payment?.paymentExecutions ?? [];
  return accept({
    channelOrderId: told.orderId,
    displayNumber: alias?.aliasId ?? told.orderId,
    placedAt: told.createdTime,
    sourceUpdatedAt: told.lastUpdatedTime,
    promise: toldPromise(told.fulfillment.shipByWindow?.latestDateTime ?? undefined),
    test: false,
    paid: true,
    cancelled: requestOf(items),
    buyer: { name: told.buyer?.buyerName ?? address.name ?? undefined },
    identity: defined({ consigneeTelephone: unmasked(address.phone ?? undefined) }),
    shipTo: addressOf(address),
    lines,
    totals,
    payment: defined({ transactionId: execution?.authorizationCode ?? undefined }),
  });
}

/** A buyer who wants out of all of it; of a part, the rest is sent and Amazon settles with the buyer. */
function requestOf(items: readonly Item[]): { readonly reason: string } | undefined {
  const isAsked = items.every(({ cancellation }) => Boolean(cancellation?.cancellationRequest));
  return isAsked ? { reason: 'the buyer asks for a cancellation' } : undefined;
}

function linesOf(
  items: readonly Item[],
  amounts: AmountReader,
): { readonly lines: readonly OrderLine[]; readonly excess: Money } {
  const priced = items.map(
    ({ orderItemId: lineId, quantityOrdered: quantity, product, ...item }) => {
      const sku = product.sellerSku ?? '';
      const pointer = `/orderItems/${lineId}/proceeds`;
      const goods = item.proceeds?.breakdowns?.find(({ type }) => type === 'ITEM')?.subtotal.amount;
      const unit = amounts.read(product.price?.unitPrice?.amount ?? '0', pointer);
      const cost =
        goods === undefined ? amounts.total(unit, quantity, pointer) : amounts.read(goods, pointer);
      const { excess, ...price } = linePrice(cost, quantity);
      return { line: { lineId, sku, name: product.title ?? sku, quantity, ...price }, excess };
    },
  );
  return {
    lines: priced.map(({ line }) => line),
    excess: amounts.sum(priced.map(({ excess }) => excess)),
  };
}

const CHARGES: readonly string[] = ['SHIPPING', 'GIFT_WRAP', 'COD_FEE', 'OTHER'];

/**
 * Sums over the items. weak: whether discounts are told as negative amounts, so their sign does not
 * matter; and a tax that Amazon collects and remits itself is no part of the grand total.
 */
function totalsOf(
  told: {
    readonly items: readonly Item[];
    readonly lines: readonly OrderLine[];
    readonly excess: Money;
    readonly grandTotal: string;
  },
  amounts: AmountReader,
): OrderTotals {
  const { items, lines, excess, grandTotal } = told;
  const sumOf = (types: readonly string[]): Money =>
    amounts.sum(
      items
        .flatMap(({ proceeds }) => proceeds?.breakdowns ?? [])
        .filter(({ type }) => types.includes(type))
        .map(({ subtotal }) => amounts.read(subtotal.amount.replace(/^-/, ''), '/orderItems')),
    );
  const none = money(0, amounts.currency);
  const totals = {
    goods: amounts.sum(lines.map(({ total }) => total)),
    freight: sumOf(CHARGES),
    insurance: none,
    tax: sumOf(['TAX']),
    discount: amounts.sum([sumOf(['DISCOUNT']), excess]),
    paid: amounts.read(grandTotal, '/proceeds/grandTotal/amount'),
  };
  const remitted = { ...totals, tax: none };
  return wrongTotal(lines, totals) !== undefined && wrongTotal(lines, remitted) === undefined
    ? remitted
    : totals;
}

type DeliveryAddress = NonNullable<NonNullable<AmazonOrder['recipient']>['deliveryAddress']>;

/** Missing parts stay empty, masked ones as they are: what a mode needs of them is held and named. */
function addressOf(told: Partial<DeliveryAddress>): Address {
  const street = [told.companyName, told.addressLine1, told.addressLine2, told.addressLine3];
  return {
    name: told.name ?? '',
    country: told.countryCode ?? '',
    province: told.stateOrRegion ?? undefined,
    city: told.city ?? '',
    street: street.filter((part) => part).join(', '),
    postcode: told.postalCode ?? undefined,
  };
}
