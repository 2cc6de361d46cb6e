import type * as z from 'zod/mini';
import { parseCurrency } from '../../../domain/money/currency.ts';
import { addMoney, equalMoney, formatMoney, subtractMoney } from '../../../domain/money/money.ts';
import type { Address, OrderLine, OrderTotals } from '../../../domain/order/order.ts';
import { accept } from '../../../domain/refusal.ts';
import { readValue } from '../../http/read-body.ts';
import type { PointedRefusal } from '../../http/read-body.ts';
import { AmountReader } from '../amount-reader.ts';
import { defined } from '../defined.ts';
import { onePiece } from '../one-piece.ts';
import type { PointedReading } from '../order-reading.ts';
import { refusedAt } from '../refused-at.ts';
import { unmasked } from '../unmasked.ts';
import { lazadaOrder } from './payload.ts';

type Told = z.output<typeof lazadaOrder>;
type Item = Told['items'][number];

const CANCELLED = 'canceled';
const UNPAID = 'unpaid';

/** The six countries that Lazada sells in, as its addresses spell them. */
const COUNTRIES: { readonly [name: string]: string } = {
  indonesia: 'ID',
  malaysia: 'MY',
  philippines: 'PH',
  singapore: 'SG',
  thailand: 'TH',
  vietnam: 'VN',
};

/**
 * An order and its items as the API tells them. Lazada cancels by item: what is left of an order is
 * the order, and one of which nothing is left is cancelled.
 */
export function readLazadaOrder(body: unknown): PointedReading {
  const read = readValue(body, lazadaOrder);
  return read.ok ? orderOf(read.value) : read;
}

function orderOf({ order, items }: Told): PointedReading {
  const wanted = items.filter(({ status }) => status !== CANCELLED);
  const live = wanted.length === 0 ? items : wanted;
  const currency = parseCurrency(live[0]?.currency ?? '');
  if (!currency.ok) return { ...currency, pointer: '/items/0/currency' };
  const country = COUNTRIES[order.address_shipping?.country?.toLowerCase() ?? ''];
  if (country === undefined) {
    return refusedAt('/order/address_shipping/country', 'must be a country that Lazada sells in');
  }
  const unsent = unsendable(items, live);
  if (unsent !== undefined) return unsent;
  const amounts = new AmountReader(currency.value);
  const lines = live.map((item) => lineOf(item, `/items/${String(items.indexOf(item))}`, amounts));
  const totals = totalsOf(order, live, lines, amounts);
  const wrong = wrongSum(order, totals, amounts, live.length < items.length);
  if (amounts.refusal !== undefined) return amounts.refusal;
  if (wrong !== undefined) return wrong;
  const isCancelled = wanted.length === 0 || order.is_cancel_pending;
  const reason = items.find((item) => item.reason)?.reason ?? 'cancelled at Lazada';
  return accept({
    channelOrderId: order.order_id,
    displayNumber: order.order_number ?? order.order_id,
    placedAt: order.created_at,
    sourceUpdatedAt: latest([order.updated_at, ...items.map(({ updated_at }) => updated_at)]),
    test: false,
    paid: wanted.length > 0 && wanted.every(({ status }) => status !== UNPAID),
    cancelled: isCancelled ? { reason } : undefined,
    buyer: {},
    identity: defined({ consigneeTelephone: unmasked(order.address_shipping?.phone) }),
    shipTo: addressOf(order.address_shipping ?? {}, country),
    lines,
    totals,
    payment: {},
  });
}

/** What we do not know how to send: it becomes a case, not a guess. */
function unsendable(items: readonly Item[], live: readonly Item[]): PointedRefusal | undefined {
  const at = (item: Item, key: string) => `/items/${String(items.indexOf(item))}/${key}`;
  const digital = live.find(({ is_digital }) => is_digital);
  if (digital !== undefined) {
    const message = 'must be 0: goods that are not sent cannot be declared';
    return refusedAt(at(digital, 'is_digital'), message);
  }
  const nameless = live.find(({ sku, shop_sku }) => (sku ?? shop_sku) === undefined);
  return nameless && refusedAt(at(nameless, 'sku'), 'must name the SKU');
}

function lineOf(item: Item, at: string, amounts: AmountReader): OrderLine {
  return onePiece({
    lineId: item.order_item_id,
    sku: item.sku ?? item.shop_sku ?? '',
    names: [item.name, item.variation],
    price: amounts.read(item.item_price, `${at}/item_price`),
  });
}

/** Taxes are in the prices. */
function totalsOf(
  order: Told['order'],
  live: readonly Item[],
  lines: readonly OrderLine[],
  amounts: AmountReader,
): OrderTotals {
  const goods = amounts.sum(lines.map(({ total }) => total));
  const freight = amounts.read(order.shipping_fee, '/order/shipping_fee');
  const left = amounts.sum(
    live.map(({ paid_price }, index) =>
      amounts.read(paid_price, `/items/${String(index)}/paid_price`),
    ),
  );
  return {
    goods,
    freight,
    insurance: amounts.sum([]),
    tax: amounts.sum([]),
    discount: subtractMoney(goods, left),
    paid: addMoney(left, freight),
  };
}

/**
 * Lazada's own formula, price − voucher + shipping fee, must come to what its items say. Of an order
 * that was cancelled in part, only the items tell what is left.
 */
function wrongSum(
  order: Told['order'],
  { discount, freight, paid }: OrderTotals,
  amounts: AmountReader,
  isInPart: boolean,
): PointedRefusal | undefined {
  if (discount.amount < 0) {
    return refusedAt('/items/0/paid_price', 'must be at most item_price', 'wrong-total');
  }
  if (isInPart) return undefined;
  const price = amounts.read(order.price, '/order/price');
  const voucher = amounts.read(order.voucher, '/order/voucher');
  const due = addMoney(subtractMoney(price, voucher), freight);
  if (equalMoney(due, paid)) return undefined;
  const message = `less voucher and with shipping fee must be ${formatMoney(paid)}, what the items come to`;
  return refusedAt('/order/price', message, 'wrong-total');
}

function latest(moments: readonly string[]): string {
  return moments.reduce((a, b) => (a > b ? a : b));
}

/**
 * `address1` is the street, 3 the state, 4 the city, 5 the postcode. Missing parts stay empty, masked
 * ones as they are: what a mode needs of them is held and named.
 */
function addressOf(
  told: Partial<NonNullable<Told['order']['address_shipping']>>,
  country: string,
): Address {
  const { first_name, last_name, address1, address2, address3, address4, address5 } = told;
  const joined = (...parts: readonly (string | undefined)[]) =>
    parts.filter((part) => part !== undefined).join(' ');
  return {
    name: joined(first_name, last_name),
    country,
    province: address3,
    city: told.city ?? address4 ?? '',
    street: joined(address1, address2),
    postcode: told.post_code ?? address5,
  };
}
