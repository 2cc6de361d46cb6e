import type * as z from 'zod/mini';
import { isCountryCode } from '../../../domain/identifiers/country.ts';
import { parseCurrency } from '../../../domain/money/currency.ts';
import type { Money } from '../../../domain/money/money.ts';
import type { Address, OrderLine, OrderTotals } from '../../../domain/order/order.ts';
import { wrongTotal } from '../../../domain/order/wrong-total.ts';
import { accept } from '../../../domain/refusal.ts';
import { readValue } from '../../http/read-body.ts';
import type { PointedRefusal } from '../../http/read-body.ts';
import { AmountReader } from '../amount-reader.ts';
import { defined } from '../defined.ts';
import { linePrice } from '../line-price.ts';
import { IGNORED, UNKNOWN_TOPIC } from '../order-reading.ts';
import type { DeliveryReading, OrderReading } from '../order-reading.ts';
import { personalCustomsCode } from '../personal-customs-code.ts';
import { refusedAt } from '../refused-at.ts';
import { signedSums } from '../signed-sums.ts';
import { wooDeleted, wooOrder } from './payload.ts';
import { plainText } from './plain-text.ts';

type WooOrder = z.output<typeof wooOrder>;

const ORDER_TOPICS: readonly string[] = ['order.created', 'order.updated', 'order.restored'];

/** `processing` is also an order that is paid on delivery. */
const PAID: readonly string[] = ['processing', 'completed'];

/** Statuses that end an order, and what that means. */
export const CANCELLED: { readonly [status: string]: string } = {
  cancelled: 'cancelled at the store',
  refunded: 'refunded at the store',
  trash: 'put into the bin at the store',
};

/** Carts, not orders. */
const DRAFTS: readonly string[] = ['auto-draft', 'checkout-draft', 'draft'];

/**
 * A delivery of a WooCommerce store; `unknown-topic` for topics that are no order. Whether it is paid or
 * cancelled stands in its status, whatever the topic says; a deleted one is named only.
 */
export function readWooDelivery(topic: string, body: unknown): DeliveryReading {
  if (topic === 'order.deleted') {
    const deleted = readValue(body, wooDeleted);
    return deleted.ok
      ? accept({ kind: 'gone' as const, channelOrderId: deleted.value.id })
      : deleted;
  }
  if (!ORDER_TOPICS.includes(topic)) return UNKNOWN_TOPIC;
  return readWooOrder(body);
}

/** An order as the store's API has it, and its webhooks hold it. */
export function readWooOrder(body: unknown): OrderReading {
  const read = readValue(body, wooOrder);
  return read.ok ? orderOf(read.value) : read;
}

function orderOf(told: WooOrder): OrderReading {
  if (DRAFTS.includes(told.status)) return IGNORED;
  const currency = parseCurrency(told.currency);
  if (!currency.ok) return { ...currency, pointer: '/currency' };
  const notMapped = unmappable(told);
  if (notMapped !== undefined) return notMapped;
  const amounts = new AmountReader(currency.value);
  const { lines, excess } = linesOf(told, amounts);
  const totals = totalsOf(told, amounts, lines, excess);
  if (amounts.refusal !== undefined) return amounts.refusal;
  const wrong = wrongTotal(lines, totals);
  if (wrong !== undefined) {
    return { ok: false, code: 'wrong-total', message: wrong.message, pointer: '/total' };
  }
  const isHeld = told.status === 'on-hold';
  const cancelled = CANCELLED[told.status];
  return accept({
    channelOrderId: told.id,
    displayNumber: filled(told.number) ?? told.id,
    placedAt: told.date_created_gmt,
    sourceUpdatedAt: told.date_modified_gmt,
    test: false,
    paid: PAID.includes(told.status) || Boolean(isHeld && told.date_paid_gmt),
    hold: isHeld ? { reason: 'on hold at the store' } : 'none',
    cancelled: cancelled === undefined ? undefined : { reason: cancelled },
    ...peopleOf(told),
    lines,
    totals,
    payment: defined({ transactionId: filled(told.transaction_id) }),
  });
}

/** What we do not know how to send: it becomes a case, not a guess. A store leaves `shipping` empty where nothing is sent. */
function unmappable({ shipping, line_items }: WooOrder): PointedRefusal | undefined {
  if (!isCountryCode(shipping.country ?? '')) {
    return refusedAt('/shipping/country', 'must be an ISO 3166-1 alpha-2 code such as DE');
  }
  const nameless = line_items.findIndex(({ sku }) => !sku);
  return nameless === -1
    ? undefined
    : refusedAt(`/line_items/${String(nameless)}/sku`, 'must name the SKU');
}

function linesOf(
  { line_items }: WooOrder,
  amounts: AmountReader,
): { readonly lines: readonly OrderLine[]; readonly excess: Money } {
  const priced = line_items.map(({ id: lineId, quantity, ...item }, at) => {
    const subtotal = amounts.read(item.subtotal, `/line_items/${String(at)}/subtotal`);
    const { excess, ...price } = linePrice(subtotal, quantity);
    const sku = plainText(item.sku ?? '');
    const name = filled(item.name) ?? sku;
    return { line: { lineId, sku, name, quantity, ...price }, excess };
  });
  return {
    lines: priced.map(({ line }) => line),
    excess: amounts.sum(priced.map(({ excess }) => excess)),
  };
}

/** Every amount of a store is without tax; fees are charged like freight, negative ones are discounts. */
function totalsOf(
  told: WooOrder,
  amounts: AmountReader,
  lines: readonly OrderLine[],
  excess: Money,
): OrderTotals {
  const fees = told.fee_lines.map(({ total: decimal }, at) => ({
    decimal,
    pointer: `/fee_lines/${String(at)}/total`,
  }));
  const { charged, granted } = signedSums(amounts, fees);
  const coupons = amounts.read(told.discount_total, '/discount_total');
  return {
    goods: amounts.sum(lines.map(({ total }) => total)),
    freight: amounts.sum([amounts.read(told.shipping_total, '/shipping_total'), charged]),
    insurance: amounts.sum([]),
    tax: amounts.read(told.total_tax, '/total_tax'),
    discount: amounts.sum([coupons, excess, granted]),
    paid: amounts.read(told.total, '/total'),
  };
}

function peopleOf({ billing, shipping, ...told }: WooOrder) {
  const attributes = told.meta_data.map(({ key, value }) => ({ name: key, value }));
  return {
    buyer: {
      name: fullName(billing),
      registration: told.customer_id === '0' ? undefined : told.customer_id,
    },
    identity: defined({
      buyerTelephone: filled(billing.phone),
      consigneeTelephone: filled(shipping.phone) ?? filled(billing.phone),
      personalCustomsCode: personalCustomsCode(attributes),
    }),
    shipTo: addressOf(shipping),
  };
}

/** Missing parts stay empty: what a mode needs of them is held and named. */
function addressOf(told: WooOrder['shipping']): Address {
  const street = [told.address_1, told.address_2].map(filled).filter((part) => part !== undefined);
  return {
    name: fullName(told) ?? filled(told.company) ?? '',
    country: told.country ?? '',
    province: filled(told.state),
    city: filled(told.city) ?? '',
    street: street.join(', '),
    postcode: filled(told.postcode),
  };
}

function fullName({ first_name, last_name }: WooOrder['billing']): string | undefined {
  return filled([first_name, last_name].filter((part) => part).join(' '));
}

function filled(text: string | null | undefined): string | undefined {
  const plain = plainText(text ?? '').trim();
  return plain === '' ? undefined : plain;
}
