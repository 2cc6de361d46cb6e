import { z } from 'zod';
import { paymentDeclaration } from '../adapters/payment-firms/messages.ts';
import { beijingDigits } from './clock.ts';
import type { ReceiveMessage } from './customs/intake.ts';
import { enterpriseOf } from './demo/world.ts';
import { firmMessage } from './firm-message.ts';
import { ASKED, json, readJson, Refused } from './http-message.ts';
import type { Route } from './routes.ts';
import { drawGuid } from './seeded.ts';
import type { Services } from './services.ts';

/** A payment as the firm knows it. Amounts are decimal strings in CNY. */
export const transactionSchema = z.object({
  transactionId: z.string().min(1).max(60),
  orderNumber: z.string().min(1).max(60),
  platformCode: z.string().min(1),
  amountPaid: z.string().regex(/^\d{1,11}(\.\d{1,2})?$/),
  paidAt: z.string(),
  payerName: z.string().min(1),
  payerIdNumber: z.string().min(1),
  /** What is declared again amends. */
  declared: z.boolean().optional(),
});
export type Transaction = Readonly<z.infer<typeof transactionSchema>>;

/** The payment firm. */
export interface PaymentFirm {
  readonly routes: readonly Route[];
  /** Enters a payment that a buyer made; only inside a change of the database. */
  register(transaction: Transaction): void;
}

const filingSchema = z.object({
  firmId: z.string(),
  transactionId: z.string(),
  customsId: z.string(),
  platform: z.object({ code: z.string(), name: z.string() }),
  requestId: z.string(),
  /** It was declared before. */
  amends: z.boolean().optional(),
});
type PaymentFiling = Readonly<z.infer<typeof filingSchema>>;

/** Payment firms: they know the buyers' payments and declare them (411) to customs as themselves. */
export function openPaymentFirm(services: Services, receive: ReceiveMessage): PaymentFirm {
  const { agenda, clock, delays, journal, records, scripts } = services;
  const transactions = records('transaction', transactionSchema);
  const filing = agenda.action('payment-file', filingSchema, (data, at) => {
    const transaction = transactions.get(data.transactionId);
    if (transaction === undefined) return;
    journal.effect('payment-declared', scripts.resolve(transaction.orderNumber));
    receive(data.customsId, paymentMessage(data, transaction, at));
  });
  const find = (transactionId: string): Transaction => {
    const transaction = transactions.get(transactionId);
    if (transaction !== undefined) return transaction;
    throw new Refused(404, 'unknown-transaction', 'no payment of this number was made here');
  };
  return {
    register: (transaction) => transactions.put(transaction.transactionId, transaction),
    routes: [
      {
        method: 'GET',
        path: '/payments/:partnerId/transactions/:transactionId',
        access: 'partner',
        run: (_request, parameter) => json(200, transactionBody(find(parameter('transactionId')))),
      },
      {
        method: 'POST',
        path: '/payments/:partnerId/declarations',
        access: 'partner',
        run: services.actOnce((request, parameter) => {
          const asked = readJson(request, paymentDeclaration);
          const transaction = find(asked.transactionId);
          const { orderNumber, declared: amends } = transaction;
          if (scripts.resolve(asked.orderNumber) !== scripts.resolve(orderNumber)) {
            throw new Refused(422, 'other-order', 'the payment was made for another order');
          }
          const at = clock.now() + delays.of(orderNumber, 'payment-filed');
          filing.plan(asked.requestId, at, { firmId: parameter('partnerId'), ...asked, amends });
          transactions.put(asked.transactionId, { ...transaction, declared: true });
          return ASKED;
        }),
      },
    ],
  };
}

function transactionBody({ declared: _own, ...transaction }: Transaction) {
  return { ...transaction, currency: 'CNY' };
}

/** CEB411 with what the firm knows of the payment. Source: CEB specification 2022-05. */
function paymentMessage(
  { firmId, requestId, platform, amends }: PaymentFiling,
  transaction: Transaction,
  at: number,
): Buffer {
  const { code, name } = enterpriseOf(firmId);
  const head = {
    guid: drawGuid('411', requestId),
    appType: amends ? '2' : '1',
    appTime: beijingDigits(at, 14),
    appStatus: '2',
    payCode: code,
    payName: name,
    payTransactionId: transaction.transactionId,
    orderNo: transaction.orderNumber,
    ebpCode: platform.code,
    ebpName: platform.name,
    payerIdType: '1',
    payerIdNumber: transaction.payerIdNumber,
    payerName: transaction.payerName,
    amountPaid: transaction.amountPaid,
    currency: '142',
    payTime: beijingDigits(Date.parse(transaction.paidAt), 14),
  };
  return firmMessage(firmId, { kind: '411', head, lines: [] }, at);
}
