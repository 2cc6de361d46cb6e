import type * as z from 'zod/mini';
import type { Money } from '../../../domain/money/money.ts';
import type { IncomingOrder } from '../../../domain/order/incoming-order.ts';
import type { OrderLine, SubOrder } from '../../../domain/order/order.ts';
import { wrongSubOrders } from '../../../domain/order/sub-orders.ts';
import { wrongTotal } from '../../../domain/order/wrong-total.ts';
import { withoutWrong, wrongIdentities } from '../../../domain/order/wrong-identity.ts';
import type { WrongIdentity } from '../../../domain/order/wrong-identity.ts';
import { accept, refuse } from '../../../domain/refusal.ts';
import { readBody, readValue } from '../../http/read-body.ts';
import type { PointedRefusal } from '../../http/read-body.ts';
import { AmountReader } from '../amount-reader.ts';
import { defined } from '../defined.ts';
import { UNKNOWN_TOPIC } from '../order-reading.ts';
import type { OrderReading, PointedReading } from '../order-reading.ts';
import { toldPromise } from '../told-promise.ts';
import { CANONICAL_TOPICS, canonicalDelivery, canonicalOrder, postedOrder } from './payload.ts';

type CanonicalOrder = z.output<typeof canonicalOrder>;

/** A delivery of a canonical sender; `unknown-topic` for a type that is none of `CANONICAL_TOPICS`. */
export function readCanonicalDelivery(
  topic: string,
  body: unknown,
): OrderReading | typeof UNKNOWN_TOPIC {
  if (!CANONICAL_TOPICS.some((known) => known === topic)) return UNKNOWN_TOPIC;
  const delivery = readValue(body, canonicalDelivery);
  if (!delivery.ok) return delivery;
  const { type, data } = delivery.value;
  const isCancelled = type === 'order.cancelled';
  return readCanonicalOrder(data.order, {
    at: '/data/order',
    paid: type === 'order.paid',
    cancelled: isCancelled ? { reason: data.reason ?? 'cancelled at the channel' } : undefined,
  });
}

/** A canonical order as own clients post it; it counts as paid. */
export function readPostedOrder(raw: Uint8Array):
  | {
      readonly ok: true;
      readonly value: { readonly channelId: string; readonly order: IncomingOrder };
    }
  | PointedRefusal {
  const posted = readBody(raw, postedOrder);
  if (!posted.ok) return posted;
  const order = readCanonicalOrder(posted.value.order, { at: '/order', paid: true, strict: true });
  return order.ok ? accept({ channelId: posted.value.channelId, order: order.value }) : order;
}

interface Told extends Pick<IncomingOrder, 'paid' | 'cancelled'> {
  /** Pointer of the order within the body. */
  readonly at: string;
  /** Who sends it can put it right at once: identity numbers that are none are refused. */
  readonly strict?: boolean;
}

const POINTERS: { readonly [Key in WrongIdentity['key']]: string } = {
  buyerIdNumber: '/buyer/idNumber',
  buyerTelephone: '/buyer/telephone',
  payerName: '/payer/name',
  payerIdNumber: '/payer/idNumber',
  consigneeTelephone: '/shipTo/telephone',
  personalCustomsCode: '/shipTo/personalCustomsCode',
};

function readCanonicalOrder(body: unknown, { at, paid, cancelled, strict }: Told): PointedReading {
  const read = readValue(body, canonicalOrder, at);
  if (!read.ok) return read;
  const amounts = new AmountReader(read.value.currency);
  const told = orderOf(read.value, amounts, at);
  const wrongIds = wrongIdentities(told.identity, told.placedAt.slice(0, 10));
  const [firstWrong] = wrongIds;
  if (strict === true && firstWrong !== undefined) {
    return { ...refuse('identifier', firstWrong.message), pointer: at + POINTERS[firstWrong.key] };
  }
  // What a marketplace took down wrongly holds the order and is named there; it is not turned away.
  const identity = withoutWrong(told.identity, wrongIds);
  const order = { ...told, identity, paid, cancelled };
  if (amounts.refusal !== undefined) return amounts.refusal;
  const wrong = wrongTotal(order.lines, order.totals);
  if (wrong !== undefined) {
    return { ...refuse('wrong-total', wrong.message), pointer: `${at}/totals/paid` };
  }
  const wrongParts = wrongSubOrders(order);
  return wrongParts === undefined
    ? accept(order)
    : { ...refuse('wrong-sub-orders', wrongParts.message), pointer: at + wrongParts.pointer };
}

function orderOf(told: CanonicalOrder, amounts: AmountReader, at: string) {
  const { buyer, payment, shipTo, payer } = told;
  const { telephone, personalCustomsCode, ...address } = shipTo;
  const lines = told.lines.map((each, index) =>
    lineOf(each, amounts, `${at}/lines/${String(index)}/price`),
  );
  return {
    channelOrderId: told.channelOrderId,
    displayNumber: told.displayNumber ?? told.channelOrderId,
    placedAt: told.placedAt,
    sourceUpdatedAt: told.updatedAt,
    test: told.test,
    hold: told.hold === null ? ('none' as const) : told.hold,
    promise: toldPromise(told.shipBy, told.handoverBy),
    requestedMode: told.mode,
    receivingWarehouseId: told.receivingWarehouse,
    buyer: { name: buyer?.name, registration: buyer?.registration },
    identity: defined({
      buyerIdNumber: buyer?.idNumber,
      buyerTelephone: buyer?.telephone,
      payerName: payer?.name,
      payerIdNumber: payer?.idNumber,
      consigneeTelephone: telephone,
      personalCustomsCode,
    }),
    shipTo: address,
    lines,
    totals: totalsOf(
      told.totals,
      lines.map(({ total }) => total),
      amounts,
      `${at}/totals`,
    ),
    payment: defined({ paymentFirmId: payment?.firm, transactionId: payment?.transactionId }),
    subOrders: told.subOrders?.map((each, index) =>
      subOrderOf(each, lines, amounts, `${at}/subOrders/${String(index)}`),
    ),
  };
}

function subOrderOf(
  told: NonNullable<CanonicalOrder['subOrders']>[number],
  lines: readonly OrderLine[],
  amounts: AmountReader,
  at: string,
): SubOrder {
  const { number, lines: quantities, payment } = told;
  const goods = quantities.map(({ lineId, quantity }, index) => {
    const price = lines.find((line) => line.lineId === lineId)?.price ?? amounts.sum([]);
    return amounts.total(price, quantity, `${at}/lines/${String(index)}/quantity`);
  });
  const amount = amounts.read(payment.amount, `${at}/payment/amount`);
  return {
    ...{ number, quantities, totals: totalsOf(told.totals, goods, amounts, `${at}/totals`) },
    payment: { transactionId: payment.transactionId, amount },
  };
}

function totalsOf(
  totals: CanonicalOrder['totals'],
  goods: readonly Money[],
  amounts: AmountReader,
  at: string,
): IncomingOrder['totals'] {
  const read = (key: keyof CanonicalOrder['totals']) => amounts.read(totals[key], `${at}/${key}`);
  return {
    goods: amounts.sum(goods),
    freight: read('freight'),
    insurance: read('insurance'),
    tax: read('tax'),
    discount: read('discount'),
    paid: read('paid'),
  };
}

function lineOf(
  { lineId, sku, name, quantity, price: decimal }: CanonicalOrder['lines'][number],
  amounts: AmountReader,
  pointer: string,
): OrderLine {
  const price = amounts.read(decimal, pointer);
  return { lineId, sku, name, quantity, price, total: amounts.total(price, quantity, pointer) };
}
