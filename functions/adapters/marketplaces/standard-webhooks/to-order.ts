import type * as z from 'zod/mini';
import type { IncomingOrder } from '../../../domain/order/incoming-order.ts';
import type { OrderLine } from '../../../domain/order/order.ts';
import { wrongTotal } from '../../../domain/order/wrong-total.ts';
import { accept, refuse } from '../../../domain/refusal.ts';
import { readBody, readValue } from '../../http/read-body.ts';
import type { PointedRefusal } from '../../http/read-body.ts';
import { AmountReader } from '../amount-reader.ts';
import { defined } from '../defined.ts';
import { IGNORED } from '../order-reading.ts';
import type { DeliveryReading, PointedReading } from '../order-reading.ts';
import { CANONICAL_TOPICS, canonicalDelivery, canonicalOrder, postedOrder } from './payload.ts';

type CanonicalOrder = z.output<typeof canonicalOrder>;

/** A delivery of a canonical sender; `ignored` for a type that is none of `CANONICAL_TOPICS`. */
export function readCanonicalDelivery(topic: string, body: unknown): DeliveryReading {
  if (!CANONICAL_TOPICS.some((known) => known === topic)) return IGNORED;
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
  const order = readCanonicalOrder(posted.value.order, { at: '/order', paid: true });
  return order.ok ? accept({ channelId: posted.value.channelId, order: order.value }) : order;
}

interface Told extends Pick<IncomingOrder, 'paid' | 'cancelled'> {
  /** Pointer of the order within the body. */
  readonly at: string;
}

function readCanonicalOrder(body: unknown, { at, paid, cancelled }: Told): PointedReading {
  const read = readValue(body, canonicalOrder, at);
  if (!read.ok) return read;
  const amounts = new AmountReader(read.value.currency);
  const order = { ...orderOf(read.value, amounts, at), paid, cancelled };
  if (amounts.refusal !== undefined) return amounts.refusal;
  const wrong = wrongTotal(order.lines, order.totals);
  return wrong === undefined
    ? accept(order)
    : { ...refuse('wrong-total', wrong.message), pointer: `${at}/totals/paid` };
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
    requestedMode: told.mode,
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
    totals: totalsOf(told, lines, amounts, at),
    payment: defined({ paymentFirmId: payment?.firm, transactionId: payment?.transactionId }),
  };
}

function totalsOf(
  { totals }: CanonicalOrder,
  lines: readonly OrderLine[],
  amounts: AmountReader,
  at: string,
): IncomingOrder['totals'] {
  const read = (key: keyof CanonicalOrder['totals']) =>
    amounts.read(totals[key], `${at}/totals/${key}`);
  return {
    goods: amounts.sum(lines.map(({ total }) => total)),
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
