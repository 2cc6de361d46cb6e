import { z } from 'zod';
import { isoTime } from '../clock.ts';
import type { Transaction } from '../payment-firm.ts';
import type { StoreOrder, StoreWebhook } from './store-order.ts';

const text = z.string().min(1);

const person = z.looseObject({ name: text.optional(), idNumber: text.optional() }).optional();

/** What the marketplace and the payment firm need of a canonical order; the rest passes untouched. */
const canonicalOrderSchema = z.looseObject({
  channelOrderId: text,
  displayNumber: text.optional(),
  placedAt: text,
  updatedAt: text,
  buyer: person,
  payer: person,
  payment: z.looseObject({ transactionId: text.optional() }).optional(),
  totals: z.looseObject({ paid: text }),
  lines: z.array(z.looseObject({ sku: text })).optional(),
  subOrders: z
    .array(
      z.looseObject({
        number: text,
        payment: z.looseObject({ transactionId: text, amount: text }),
      }),
    )
    .optional(),
});

/**
 * Reads a canonical order. Throws a ZodError when it lacks what everybody needs of it.
 *
 * @param article sold instead of the first one
 */
export function canonicalOrder(order: unknown, article?: string): StoreOrder {
  const parsed = canonicalOrderSchema.parse(order);
  const lines = parsed.lines?.map((line, index) =>
    index === 0 && article !== undefined ? { ...line, sku: article } : line,
  );
  const read = { ...parsed, ...(lines && { lines }) };
  const { channelOrderId, displayNumber = channelOrderId, subOrders = [] } = read;
  const webhook = (type: string, updatedAt: string, reason?: string): StoreWebhook => ({
    topic: type,
    headers: {},
    body: JSON.stringify({
      type,
      timestamp: updatedAt,
      data: { order: { ...read, updatedAt }, reason },
    }),
  });
  return {
    orderNumber: channelOrderId,
    otherNumbers: [displayNumber, ...subOrders.map(({ number }) => number)].filter(
      (number) => number !== channelOrderId,
    ),
    displayNumber,
    channelOrderId,
    created: webhook('order.created', read.placedAt),
    paid: webhook('order.paid', read.updatedAt),
    cancelled: (at) => webhook('order.cancelled', isoTime(at), 'the buyer changed their mind'),
    transaction: (platformCode, short) => transaction(read, platformCode, short),
    subTransactions: (platformCode, short) =>
      subOrders.flatMap(({ number, payment }) => {
        const paid = { channelOrderId: number, payment, totals: { paid: payment.amount } };
        return transaction({ ...read, ...paid }, platformCode, short) ?? [];
      }),
  };
}

/** Whom the firm knows to have paid where the order does not say: nobody real. */
const UNNAMED_PAYER = { name: '张三', idNumber: '11010519491231002X' };

function transaction(
  order: z.infer<typeof canonicalOrderSchema>,
  platformCode: string,
  short: number,
): Transaction | undefined {
  const { buyer, channelOrderId, payer, payment, totals, updatedAt } = order;
  const transactionId = payment?.transactionId;
  if (transactionId === undefined) return undefined;
  const fen = Math.round(Number(totals.paid) * 100) - short;
  return {
    transactionId,
    orderNumber: channelOrderId,
    platformCode,
    amountPaid: `${String(Math.floor(fen / 100))}.${String(fen % 100).padStart(2, '0')}`,
    paidAt: updatedAt,
    payerName: payer?.name ?? buyer?.name ?? UNNAMED_PAYER.name,
    payerIdNumber: payer?.idNumber ?? buyer?.idNumber ?? UNNAMED_PAYER.idNumber,
  };
}
