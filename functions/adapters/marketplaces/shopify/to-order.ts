import type * as z from 'zod/mini';
import { isCountryCode } from '../../../domain/identifiers/country.ts';
import { parseCurrency } from '../../../domain/money/currency.ts';
import { addMoney } from '../../../domain/money/money.ts';
import type { Money } from '../../../domain/money/money.ts';
import type { IncomingOrder } from '../../../domain/order/incoming-order.ts';
import type { Address, OrderLine, OrderTotals } from '../../../domain/order/order.ts';
import { wrongTotal } from '../../../domain/order/wrong-total.ts';
import { accept } from '../../../domain/refusal.ts';
import { readValue } from '../../http/read-body.ts';
import type { PointedRefusal } from '../../http/read-body.ts';
import { AmountReader } from '../amount-reader.ts';
import { defined } from '../defined.ts';
import { IGNORED, UNKNOWN_TOPIC } from '../order-reading.ts';
import type { DeliveryReading, PointedReading } from '../order-reading.ts';
import { refusedAt } from '../refused-at.ts';
import { leftOf } from './left-of.ts';
import { shopifyHold, shopifyOrder } from './payload.ts';
import { personalCustomsCode } from '../personal-customs-code.ts';

type ShopifyOrder = z.output<typeof shopifyOrder>;

const ORDER_TOPICS: readonly string[] = [
  'orders/create',
  'orders/paid',
  'orders/updated',
  'orders/cancelled',
];

/** Beside them the store posts nothing of the order itself. */
const HOLD_TOPICS: readonly string[] = [
  'fulfillment_orders/placed_on_hold',
  'fulfillment_orders/hold_released',
];

/** Edits, which the store also posts as the order; and requests about privacy, which hold personal data. */
const UNUSED: readonly string[] = [
  'orders/edited',
  'customers/data_request',
  'customers/redact',
  'shop/redact',
];

/** A refund in part leaves the order paid; `authorized` and `partially_paid` are not paid yet. */
const PAID: readonly string[] = ['paid', 'partially_refunded'];

/**
 * A delivery of a Shopify store; `unknown-topic` for topics that are no order. Whether it is paid or
 * cancelled stands in the order itself, whatever the topic says. A hold names a fulfilment order,
 * which leads to the order. An edit (`orders/edited`) says only what it changed, and the store posts
 * the order as `orders/updated` beside it.
 */
export function readShopifyDelivery(topic: string, body: unknown): DeliveryReading {
  if (HOLD_TOPICS.includes(topic)) {
    const hold = readValue(body, shopifyHold);
    if (!hold.ok) return hold;
    return accept({ kind: 'fetch' as const, channelOrderId: hold.value.fulfillment_order.id });
  }
  if (UNUSED.includes(topic)) return IGNORED;
  if (!ORDER_TOPICS.includes(topic)) return UNKNOWN_TOPIC;
  return readShopifyOrder(body);
}

/** An order as the store has it, and its webhooks hold it. */
export function readShopifyOrder(body: unknown): PointedReading {
  const read = readValue(body, shopifyOrder);
  return read.ok ? orderOf(read.value) : read;
}

function orderOf(whole: ShopifyOrder): PointedReading {
  const { told, isEdited, isEmpty } = leftOf(whole);
  const currency = parseCurrency(told.currency);
  if (!currency.ok) return { ...currency, pointer: '/currency' };
  const notMapped = unmappable(told);
  if (notMapped !== undefined) return notMapped;
  const amounts = new AmountReader(currency.value);
  const lines = told.line_items.map((item, index) =>
    lineOf(item, amounts, `/line_items/${String(index)}/price`),
  );
  const goods = isEdited ? amounts.sum(lines.map(({ total }) => total)) : undefined;
  const totals = totalsOf(told, amounts, goods);
  if (amounts.refusal !== undefined) return amounts.refusal;
  const wrong = wrongTotal(lines, totals);
  if (wrong !== undefined) {
    const pointer = wrong.total === 'goods' ? '/total_line_items_price' : '/total_price';
    return { ok: false, code: 'wrong-total', message: wrong.message, pointer };
  }
  return accept({
    channelOrderId: told.id,
    displayNumber: told.name ?? told.id,
    placedAt: told.created_at,
    sourceUpdatedAt: told.updated_at,
    test: told.test,
    paid: PAID.includes(told.financial_status ?? ''),
    cancelled: cancelledOf(told, isEmpty),
    ...peopleOf(told),
    lines,
    totals,
    payment: {},
  });
}

function cancelledOf(told: ShopifyOrder, isEmpty: boolean): IncomingOrder['cancelled'] {
  if (told.cancelled_at) return { reason: told.cancel_reason ?? 'cancelled at the store' };
  return isEmpty ? { reason: 'every line was removed at the store' } : undefined;
}

/** What we do not know how to send: it becomes a case, not a guess. */
function unmappable({ shipping_address, line_items }: ShopifyOrder): PointedRefusal | undefined {
  if (!shipping_address) return refusedAt('/shipping_address', 'must be there: nothing to send');
  if (!isCountryCode(shipping_address.country_code ?? '')) {
    const pointer = '/shipping_address/country_code';
    return refusedAt(pointer, 'must be an ISO 3166-1 alpha-2 code such as KR');
  }
  const digital = line_items.findIndex((item) => !item.requires_shipping);
  if (digital !== -1) {
    const pointer = `/line_items/${String(digital)}/requires_shipping`;
    return refusedAt(pointer, 'must be true: goods that are not sent cannot be declared');
  }
  const nameless = line_items.findIndex(({ sku }) => !sku);
  return nameless === -1
    ? undefined
    : refusedAt(`/line_items/${String(nameless)}/sku`, 'must name the SKU');
}

function lineOf(
  item: ShopifyOrder['line_items'][number],
  amounts: AmountReader,
  pointer: string,
): OrderLine {
  const price = amounts.read(item.price, pointer);
  const { id: lineId, quantity } = item;
  const sku = item.sku ?? '';
  const total = amounts.total(price, quantity, pointer);
  return { lineId, sku, name: item.name ?? item.title ?? sku, quantity, price, total };
}

/**
 * Taxes that the prices include are no part of the sum; duties are charged like a tax.
 *
 * @param goods of an edited order, whose sum is that of its first version
 */
function totalsOf(told: ShopifyOrder, amounts: AmountReader, goods?: Money): OrderTotals {
  const shipping = told.total_shipping_price_set?.shop_money.amount;
  const freight =
    shipping === undefined
      ? told.shipping_lines.map(({ price }, at) =>
          amounts.read(price, `/shipping_lines/${String(at)}/price`),
        )
      : [amounts.read(shipping, '/total_shipping_price_set/shop_money/amount')];
  const duties = amounts.read(
    told.original_total_duties_set?.shop_money.amount ?? '0',
    '/original_total_duties_set/shop_money/amount',
  );
  const tax = amounts.read(told.taxes_included ? '0' : told.total_tax, '/total_tax');
  return {
    goods: goods ?? amounts.read(told.total_line_items_price, '/total_line_items_price'),
    freight: amounts.sum(freight),
    insurance: amounts.sum([]),
    tax: addMoney(tax, duties),
    discount: amounts.read(told.total_discounts, '/total_discounts'),
    paid: amounts.read(told.total_price, '/total_price'),
  };
}

function peopleOf(told: ShopifyOrder) {
  const { customer, billing_address: billing, shipping_address: shipping } = told;
  return {
    buyer: {
      name: fullName(customer) ?? fullName(billing),
      registration: customer?.id ?? undefined,
    },
    identity: defined({
      buyerTelephone: firstFilled(customer?.phone, told.phone, billing?.phone),
      consigneeTelephone: firstFilled(shipping?.phone, told.phone, customer?.phone),
      personalCustomsCode: personalCustomsCode(told.note_attributes ?? []),
    }),
    shipTo: addressOf(shipping ?? {}),
  };
}

/** Missing parts stay empty: what a mode needs of them is held and named. */
function addressOf(told: Partial<NonNullable<ShopifyOrder['shipping_address']>>): Address {
  return {
    name: firstFilled(told.name, fullName(told)) ?? '',
    country: told.country_code ?? '',
    province: firstFilled(told.province),
    city: told.city ?? '',
    street: [told.address1, told.address2].filter((part) => part).join(', '),
    postcode: firstFilled(told.zip),
  };
}

function fullName(
  person: { first_name?: string | null; last_name?: string | null } | null | undefined,
): string | undefined {
  return firstFilled([person?.first_name, person?.last_name].filter((part) => part).join(' '));
}

function firstFilled(...values: readonly (string | null | undefined)[]): string | undefined {
  return values.find((value) => value !== undefined && value !== null && value !== '') ?? undefined;
}
