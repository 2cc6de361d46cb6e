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
import type { DeliveryReading, PointedReading } from '../order-reading.ts';
import { refusedAt } from '../refused-at.ts';
import { signedSums } from '../signed-sums.ts';
import type { SignedAmount } from '../signed-sums.ts';
import { toldPromise } from '../told-promise.ts';
import { ebayNotification, ebayOrder } from './payload.ts';

type EbayOrder = z.output<typeof ebayOrder>;

/** Every application is told of members who left. No record here is of a member: orders end by themselves. */
const ACCOUNT_DELETION = 'MARKETPLACE_ACCOUNT_DELETION';

/** A refund in part leaves the order paid. */
const PAID: readonly string[] = ['PAID', 'PARTIALLY_REFUNDED'];

/** A notification of eBay names an order; `unknown-topic` for topics that are no order. */
export function readEbayDelivery(topic: string, body: unknown): DeliveryReading {
  if (topic === ACCOUNT_DELETION) return IGNORED;
  if (topic !== 'ORDER_CONFIRMATION') return UNKNOWN_TOPIC;
  const read = readValue(body, ebayNotification);
  if (!read.ok) return read;
  const { orderId } = read.value.notification.data;
  return accept({ kind: 'fetch' as const, channelOrderId: orderId });
}

/** An order as `getOrder` has it. */
export function readEbayOrder(body: unknown): PointedReading {
  const read = readValue(body, ebayOrder);
  return read.ok ? orderOf(read.value) : read;
}

/** Each line has a deadline; an order is in time when all of it is. */
function shipByOf({ lineItems }: EbayOrder): string | undefined {
  const told = lineItems.flatMap((line) => line.lineItemFulfillmentInstructions?.shipByDate ?? []);
  return [...told].sort()[0];
}

function orderOf(told: EbayOrder): PointedReading {
  const currency = parseCurrency(told.pricingSummary.total.currency);
  if (!currency.ok) return { ...currency, pointer: '/pricingSummary/total/currency' };
  const shipTo = told.fulfillmentStartInstructions[0]?.shippingStep?.shipTo;
  const notMapped = unmappable(told, shipTo?.contactAddress?.countryCode);
  if (notMapped !== undefined) return notMapped;
  const amounts = new AmountReader(currency.value);
  const { lines, excess } = linesOf(told, amounts);
  const totals = totalsOf(told, amounts, lines, excess);
  if (amounts.refusal !== undefined) return amounts.refusal;
  const wrong = wrongTotal(lines, totals);
  if (wrong !== undefined) {
    const pointer = '/pricingSummary/total/value';
    return { ok: false, code: 'wrong-total', message: wrong.message, pointer };
  }
  const username = told.buyer?.username ?? undefined;
  const [payment] = told.paymentSummary?.payments ?? [];
  return accept({
    channelOrderId: told.orderId,
    displayNumber: told.legacyOrderId ?? told.orderId,
    placedAt: told.creationDate,
    sourceUpdatedAt: told.lastModifiedDate,
    promise: toldPromise(shipByOf(told)),
    test: false,
    paid: PAID.includes(told.orderPaymentStatus),
    cancelled: cancelledOf(told),
    buyer: { name: shipTo?.fullName ?? username, registration: username },
    identity: defined({ consigneeTelephone: shipTo?.primaryPhone?.phoneNumber ?? undefined }),
    shipTo: addressOf(shipTo ?? {}),
    lines,
    totals,
    payment: defined({ transactionId: payment?.paymentReferenceId ?? undefined }),
  });
}

/** A buyer who asks for a cancellation: whether it comes in time is answered later, and told to eBay. */
function cancelledOf({ cancelStatus, orderPaymentStatus }: EbayOrder) {
  const state = cancelStatus?.cancelState ?? 'NONE_REQUESTED';
  if (state === 'CANCELED') return { reason: 'cancelled at eBay' };
  if (state !== 'NONE_REQUESTED') return { reason: 'the buyer asks for a cancellation' };
  return orderPaymentStatus === 'FULLY_REFUNDED' ? { reason: 'refunded at eBay' } : undefined;
}

/** What we do not know how to send: it becomes a case, not a guess. */
function unmappable(
  { lineItems }: EbayOrder,
  country: string | null | undefined,
): PointedRefusal | undefined {
  if (!isCountryCode(country ?? '')) {
    const pointer =
      '/fulfillmentStartInstructions/0/shippingStep/shipTo/contactAddress/countryCode';
    return refusedAt(pointer, 'must be an ISO 3166-1 alpha-2 code such as DE');
  }
  const nameless = lineItems.findIndex(({ sku }) => !sku);
  return nameless === -1
    ? undefined
    : refusedAt(`/lineItems/${String(nameless)}/sku`, 'must name the SKU');
}

function linesOf(
  { lineItems }: EbayOrder,
  amounts: AmountReader,
): { readonly lines: readonly OrderLine[]; readonly excess: Money } {
  const priced = lineItems.map(({ lineItemId: lineId, quantity, lineItemCost, ...item }, at) => {
    const cost = amounts.read(lineItemCost.value, `/lineItems/${String(at)}/lineItemCost/value`);
    const { excess, ...price } = linePrice(cost, quantity);
    const sku = item.sku ?? '';
    return { line: { lineId, sku, name: item.title ?? sku, quantity, ...price }, excess };
  });
  return {
    lines: priced.map(({ line }) => line),
    excess: amounts.sum(priced.map(({ excess }) => excess)),
  };
}

/** Taxes that eBay collects and remits itself are no part of the total. */
function totalsOf(
  { pricingSummary }: EbayOrder,
  amounts: AmountReader,
  lines: readonly OrderLine[],
  excess: Money,
): OrderTotals {
  const signed = (
    ['deliveryCost', 'fee', 'adjustment', 'priceDiscount', 'deliveryDiscount'] as const
  )
    .map((name): SignedAmount | undefined => {
      const decimal = pricingSummary[name]?.value;
      return decimal === undefined
        ? undefined
        : { decimal, pointer: `/pricingSummary/${name}/value` };
    })
    .filter((each) => each !== undefined);
  const { charged, granted } = signedSums(amounts, signed);
  return {
    goods: amounts.sum(lines.map(({ total }) => total)),
    freight: charged,
    insurance: amounts.sum([]),
    tax: amounts.read(pricingSummary.tax?.value ?? '0', '/pricingSummary/tax/value'),
    discount: amounts.sum([granted, excess]),
    paid: amounts.read(pricingSummary.total.value, '/pricingSummary/total/value'),
  };
}

type ShipTo = NonNullable<
  NonNullable<EbayOrder['fulfillmentStartInstructions'][number]['shippingStep']>['shipTo']
>;

/** Missing parts stay empty: what a mode needs of them is held and named. */
function addressOf({ fullName, contactAddress }: Partial<ShipTo>): Address {
  const { addressLine1, addressLine2, city, stateOrProvince, postalCode, countryCode } =
    contactAddress ?? {};
  return {
    name: fullName ?? '',
    country: countryCode ?? '',
    province: stateOrProvince ?? undefined,
    city: city ?? '',
    street: [addressLine1, addressLine2].filter((part) => part).join(', '),
    postcode: postalCode ?? undefined,
  };
}
