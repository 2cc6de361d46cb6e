import type * as z from 'zod/mini';
import { parseMoney } from '../../domain/money/money.ts';
import type { AskInput, AskResult, PaymentFirm } from '../../ports/partners.ts';
import { ASKED, answeredWith, askResult, notReady, unreadable } from '../http/ask-result.ts';
import type { PartnerClient } from '../http/partner-client.ts';
import { transactionAnswer } from './messages.ts';
import type { paymentDeclaration } from './messages.ts';

/** Payment firms that speak the messages of `messages.ts` and act once per request id. */
export function paymentFirmClient(partners: PartnerClient): PaymentFirm {
  return {
    paymentRecord: async ({ consignment }) => {
      const { paymentFirmId, transactionId } = consignment.payment;
      if (paymentFirmId === undefined) return notReady('the payment firm');
      if (transactionId === undefined) return notReady('the transaction number');
      const path = `/transactions/${encodeURIComponent(transactionId)}`;
      const outcome = await partners.call(
        paymentFirmId,
        { method: 'GET', path },
        transactionAnswer,
      );
      return askResult(outcome, (answer) => recorded(answer, transactionId));
    },

    declarePayment: async (input) => {
      const { consignment, requestId } = input;
      const { paymentFirmId, transactionId } = consignment.payment;
      if (paymentFirmId === undefined) return notReady('the payment firm');
      if (transactionId === undefined) return notReady('the transaction number');
      const json = declarationOf(input, transactionId);
      const request = { method: 'POST', path: '/declarations', requestId, body: { json } } as const;
      const outcome = await partners.tell(paymentFirmId, request);
      return askResult(outcome, () => ASKED);
    },
  };
}

function recorded(
  {
    orderNumber,
    platformCode,
    amountPaid,
    currency,
    ...answer
  }: z.output<typeof transactionAnswer>,
  transactionId: string,
): AskResult {
  if (answer.transactionId !== transactionId) return unreadable('/transactionId is another one');
  const paid = parseMoney(amountPaid, currency);
  if (!paid.ok) return unreadable(`/amountPaid ${paid.message}`);
  return answeredWith([
    {
      type: 'payment-recorded',
      record: { transactionId, orderNumber, platformCode, amountPaid: paid.value },
    },
  ]);
}

function declarationOf(
  { consignment, requestId }: AskInput,
  transactionId: string,
): z.input<typeof paymentDeclaration> {
  const { consignmentId, orderNumber, parties, customsId } = consignment;
  return {
    requestId,
    consignmentId,
    transactionId,
    orderNumber,
    platform: parties.platform,
    customsId,
  };
}
