import type * as z from 'zod/mini';
import { isCountryCode } from '../../../domain/identifiers/country.ts';
import { parseCurrency } from '../../../domain/money/currency.ts';
import type { Address, OrderLine, OrderTotals } from '../../../domain/order/order.ts';
import { wrongTotal } from '../../../domain/order/wrong-total.ts';
import { accept } from '../../../domain/refusal.ts';
import { readValue } from '../../http/read-body.ts';
import { AmountReader } from '../amount-reader.ts';
import { defined } from '../defined.ts';
import { onePiece } from '../one-piece.ts';
import type { PointedReading } from '../order-reading.ts';
import { refusedAt } from '../refused-at.ts';
import { unmasked } from '../unmasked.ts';
import { toldPromise } from '../told-promise.ts';
import { tikTokShopOrder } from './payload.ts';

type Told = z.output<typeof tikTokShopOrder>;

/**
 * Statuses in which the goods may go. Not among them: `UNPAID` and `ON_HOLD`: such an order is known
 * and nothing moves.
 */
const PAID: readonly string[] = [
  'AWAITING_SHIPMENT',
  'PARTIALLY_SHIPPING',
  'AWAITING_COLLECTION',
  'IN_TRANSIT',
  'DELIVERED',
  'COMPLETED',
];

/** The hour in which the buyer may still change their mind. */
const ON_HOLD = 'ON_HOLD';

/** The webhook says `CANCEL`, the API `CANCELLED`. */
const CANCELLED: readonly string[] = ['CANCELLED', 'CANCEL'];

/** An order as the API tells it. What the buyer asks to cancel counts as cancelled: we answer. */
export function readTikTokShopOrder(body: unknown): PointedReading {
  const read = readValue(body, tikTokShopOrder);
  return read.ok ? orderOf(read.value) : read;
}

function orderOf(told: Told): PointedReading {
  const currency = parseCurrency(told.payment.currency);
  if (!currency.ok) return { ...currency, pointer: '/payment/currency' };
  const country = told.recipient_address?.region_code ?? '';
  if (!isCountryCode(country)) {
    const pointer = '/recipient_address/region_code';
    return refusedAt(pointer, 'must be an ISO 3166-1 alpha-2 code such as US');
  }
  const amounts = new AmountReader(currency.value);
  const lines = told.line_items.map((item, index) =>
    lineOf(item, amounts, `/line_items/${String(index)}/sale_price`),
  );
  const totals = totalsOf(told, lines, amounts);
  if (amounts.refusal !== undefined) return amounts.refusal;
  const wrong = wrongTotal(lines, totals);
  if (wrong !== undefined) return refusedAt('/payment/total_amount', wrong.message, 'wrong-total');
  const isCancelled = CANCELLED.includes(told.status) || told.is_buyer_request_cancel;
  return accept({
    channelOrderId: told.id,
    displayNumber: told.id,
    placedAt: told.create_time,
    sourceUpdatedAt: told.update_time,
    promise: toldPromise(told.tts_sla_time, told.rts_sla_time),
    // A sample is sent without being sold, which no document of ours can say.
    test: told.is_sample_order,
    paid: PAID.includes(told.status),
    hold: told.status === ON_HOLD ? { reason: 'TikTok Shop holds it for the buyer' } : 'none',
    cancelled: isCancelled ? { reason: told.cancel_reason ?? 'cancelled by the buyer' } : undefined,
    buyer: { registration: told.user_id },
    identity: defined({ consigneeTelephone: unmasked(told.recipient_address?.phone_number) }),
    shipTo: addressOf(told.recipient_address ?? {}, country),
    lines,
    totals,
    payment: {},
  });
}

function lineOf(item: Told['line_items'][number], amounts: AmountReader, at: string): OrderLine {
  return onePiece({
    lineId: item.id,
    sku: item.seller_sku ?? item.sku_id ?? item.id,
    names: [item.product_name, item.sku_name],
    price: amounts.read(item.sale_price, at),
  });
}

/** Prices are after discounts; the fees that buyers pay beside it go with the freight. */
function totalsOf(
  { payment }: Told,
  lines: readonly OrderLine[],
  amounts: AmountReader,
): OrderTotals {
  const read = (key: Exclude<keyof Told['payment'], 'currency'>) =>
    amounts.read(payment[key], `/payment/${key}`);
  const fees = (
    ['shipping_fee', 'small_order_fee', 'retail_delivery_fee', 'buyer_service_fee'] as const
  ).map(read);
  return {
    goods: amounts.sum(lines.map(({ total }) => total)),
    freight: amounts.sum(fees),
    insurance: amounts.sum([]),
    tax: read('tax'),
    discount: amounts.sum([]),
    paid: read('total_amount'),
  };
}

/** Missing parts stay empty, masked ones as they are: what a mode needs of them is held and named. */
function addressOf(
  told: Partial<NonNullable<Told['recipient_address']>>,
  country: string,
): Address {
  const { district_info: levels = [] } = told;
  const level = (name: string) =>
    levels.find(({ address_level }) => address_level === name)?.address_name;
  // weak: the levels are named per country; a city calls itself one, else it is the third.
  const city = levels.find(({ address_level_name: name }) => /city|town/i.test(name ?? ''));
  const lines = [told.address_line1, told.address_line2, told.address_line3, told.address_line4];
  const street = lines.filter((part) => part !== undefined && part !== '""').join(', ');
  return {
    name: told.name ?? '',
    country,
    province: level('L1'),
    city: city?.address_name ?? level('L2') ?? '',
    street: street || (told.address_detail ?? told.full_address ?? ''),
    postcode: told.postal_code,
  };
}
