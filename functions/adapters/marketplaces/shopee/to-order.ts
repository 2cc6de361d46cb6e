import type * as z from 'zod/mini';
import { isCountryCode } from '../../../domain/identifiers/country.ts';
import { parseCurrency } from '../../../domain/money/currency.ts';
import { money } from '../../../domain/money/money.ts';
import type { OrderLine, OrderTotals } from '../../../domain/order/order.ts';
import { accept } from '../../../domain/refusal.ts';
import { readValue } from '../../http/read-body.ts';
import { AmountReader } from '../amount-reader.ts';
import { defined } from '../defined.ts';
import type { PointedReading } from '../order-reading.ts';
import { refusedAt } from '../refused-at.ts';
import { unmasked } from '../unmasked.ts';
import { toldPromise } from '../told-promise.ts';
import { shopeeOrder } from './payload.ts';

type Told = z.output<typeof shopeeOrder>;

/**
 * Statuses in which the goods may go: with cash on delivery, nothing is paid yet in the first. The
 * address is masked in `UNPAID`.
 */
const PAID: readonly string[] = [
  'READY_TO_SHIP',
  'PROCESSED',
  'RETRY_SHIP',
  'SHIPPED',
  'TO_CONFIRM_RECEIVE',
  'TO_RETURN',
  'COMPLETED',
];

/** `IN_CANCEL`: the buyer asks, and we answer. */
const CANCELLED: readonly string[] = ['CANCELLED', 'IN_CANCEL'];

/** An order as the API tells it. */
export function readShopeeOrder(body: unknown): PointedReading {
  const read = readValue(body, shopeeOrder);
  return read.ok ? orderOf(read.value) : read;
}

function orderOf(told: Told): PointedReading {
  const currency = parseCurrency(told.currency);
  if (!currency.ok) return { ...currency, pointer: '/currency' };
  const { recipient_address: address } = told;
  const country = address?.region ?? '';
  if (!isCountryCode(country)) {
    const pointer = '/recipient_address/region';
    return refusedAt(pointer, 'must be an ISO 3166-1 alpha-2 code such as SG');
  }
  const nameless = told.item_list.findIndex((item) => skuOf(item) === undefined);
  if (nameless !== -1) {
    return refusedAt(`/item_list/${String(nameless)}/model_sku`, 'must name the SKU');
  }
  const amounts = new AmountReader(currency.value);
  const lines = told.item_list.map((item, index) => lineOf(item, index, told, amounts));
  const totals = totalsOf(told, lines, amounts);
  if (amounts.refusal !== undefined) return amounts.refusal;
  const reason = told.buyer_cancel_reason ?? told.cancel_reason ?? 'cancelled at Shopee';
  return accept({
    channelOrderId: told.order_sn,
    displayNumber: told.order_sn,
    placedAt: told.create_time,
    sourceUpdatedAt: told.update_time,
    promise: toldPromise(told.ship_by_date),
    test: false,
    paid: PAID.includes(told.order_status),
    cancelled: CANCELLED.includes(told.order_status) ? { reason } : undefined,
    buyer: { registration: told.buyer_user_id ?? undefined },
    identity: defined({ consigneeTelephone: unmasked(address?.phone) }),
    // Missing parts stay empty, masked ones as they are: what a mode needs of them is held and named.
    shipTo: {
      name: address?.name ?? '',
      country,
      province: address?.state,
      city: address?.city ?? address?.district ?? '',
      district: address?.district,
      street: address?.full_address ?? '',
      postcode: address?.zipcode,
    },
    lines,
    totals,
    payment: {},
  });
}

function skuOf({ model_sku, item_sku }: Told['item_list'][number]): string | undefined {
  return model_sku ?? item_sku;
}

function lineOf(
  item: Told['item_list'][number],
  index: number,
  { item_list }: Told,
  amounts: AmountReader,
): OrderLine {
  const at = `/item_list/${String(index)}/model_discounted_price`;
  const price = amounts.read(item.model_discounted_price, at);
  const quantity = item.model_quantity_purchased;
  const sku = skuOf(item) ?? '';
  const name = [item.item_name, item.model_name].filter((part) => part).join(', ');
  const total = amounts.total(price, quantity, at);
  return {
    lineId: lineIdOf(item_list, index),
    sku,
    name: (name || sku).slice(0, 250),
    quantity,
    price,
    total,
  };
}

/** Item and model; the articles of a bundle may share both, then the later ones are numbered. */
function lineIdOf(items: Told['item_list'], index: number): string {
  const ids = items.map(
    ({ order_item_id, item_id, model_id }) => `${order_item_id ?? item_id}-${model_id}`,
  );
  const own = ids[index] ?? '';
  const earlier = ids.slice(0, index).filter((id) => id === own).length;
  return earlier === 0 ? own : `${own}-${String(earlier + 1)}`;
}

/**
 * The order tells prices and what is paid, not what lies between. weak: what is paid beyond the
 * goods counts as freight, what is paid less as discount; the escrow detail would tell them apart.
 */
function totalsOf(told: Told, lines: readonly OrderLine[], amounts: AmountReader): OrderTotals {
  const { currency } = amounts;
  const goods = amounts.sum(lines.map(({ total }) => total));
  const paid = amounts.read(told.total_amount, '/total_amount');
  const beyond = paid.amount - goods.amount;
  return {
    goods,
    freight: money(Math.max(0, beyond), currency),
    insurance: amounts.sum([]),
    tax: amounts.sum([]),
    discount: money(Math.max(0, -beyond), currency),
    paid,
  };
}
