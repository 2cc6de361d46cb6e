import { createHash } from 'node:crypto';
import type * as z from 'zod/mini';
import type { Consignment } from '../../../domain/consignment/consignment.ts';
import { declaredWaybillNumber } from '../../../domain/customs/declared-waybill.ts';
import { TRADE_MODES } from '../../../domain/trade/trade-modes.ts';
import type { AskInput, AskResult, CustomsGateway } from '../../../ports/partners.ts';
import {
  ASKED,
  answerOf,
  answeredWith,
  askResult,
  notReady,
  queryResult,
} from '../../http/ask-result.ts';
import type { PartnerClient } from '../../http/partner-client.ts';
import { answersAbout, parseCustomsAnswer } from './answers.ts';
import { customsLoads } from './load-client.ts';
import { customsSummaries } from './summary-client.ts';
import { bookBalances, gatePassAnswer, listStatuses, receiptList } from './messages.ts';
import type { gatePassRequest } from './messages.ts';

/**
 * Customs behind the e-port's message terminal, which knows no idempotency: the same order or list
 * twice is answered with a receipt that says so (-301010, -621004), never with an error.
 */
export function customsClient(partners: PartnerClient): CustomsGateway {
  return {
    ...customsLoads(partners),
    ...customsSummaries(partners),
    file: async (customsId, message) => {
      const outcome = await partners.tell(customsId, {
        method: 'POST',
        path: '/messages',
        // The bytes name themselves, so that a repeat can be told from another message.
        requestId: `message-${createHash('sha256').update(message).digest('hex')}`,
        body: { xml: message },
      });
      return askResult(outcome, () => ASKED);
    },

    requestGatePass: async (input) => {
      const json = gatePassOf(input);
      if ('kind' in json) return json;
      const outcome = await partners.call(
        input.consignment.customsId,
        { method: 'POST', path: '/gate-passes', requestId: input.requestId, body: { json } },
        gatePassAnswer,
      );
      return askResult(outcome, ({ gatePassNumber }) =>
        answeredWith([{ type: 'gate-pass-issued', number: gatePassNumber }]),
      );
    },

    query: async (consignment) => {
      const path = receiptsPath(consignment);
      const outcome = await partners.call(
        consignment.customsId,
        { method: 'GET', path },
        receiptList,
      );
      return queryResult(outcome, ({ items }) => toldAgain(items, consignment));
    },

    lists: async (customsId, accountBook) => {
      const path = `/lists?accountBook=${encodeURIComponent(accountBook)}`;
      const outcome = await partners.call(customsId, { method: 'GET', path }, listStatuses);
      return answerOf(outcome, `lists of ${accountBook}`).items.map((item) => ({
        ...item,
        listNumber: item.listNumber ?? undefined,
      }));
    },

    bookBalances: async (customsId, accountBook) => {
      const path = `/books?accountBook=${encodeURIComponent(accountBook)}`;
      const outcome = await partners.call(customsId, { method: 'GET', path }, bookBalances);
      return answerOf(outcome, `balances of ${accountBook}`).items;
    },
  };
}

/** `copNo` stands on the list only: before it is filed, customs knows the order by its number. */
function receiptsPath({ mode, documents, consignmentId, orderNumber }: Consignment): string {
  const { list } = TRADE_MODES[mode];
  const isListFiled = list !== undefined && documents[list] !== undefined;
  return isListFiled
    ? `/receipts?copNo=${encodeURIComponent(consignmentId)}`
    : `/receipts?orderNumber=${encodeURIComponent(orderNumber)}`;
}

/** A transport message that cannot be read hides no other. */
function toldAgain(items: readonly string[], consignment: Consignment): AskResult {
  const statements = items
    .map((item) => parseCustomsAnswer(Buffer.from(item, 'base64')))
    .flatMap((answers) => (answers.ok ? answersAbout(answers.value, consignment) : []));
  return { kind: 'answered', facts: statements.flatMap(({ facts }) => facts), statements };
}

function gatePassOf({
  consignment,
  requestId,
}: AskInput): z.input<typeof gatePassRequest> | AskResult {
  const { consignmentId, listNumber, packed, warehouseId } = consignment;
  const waybillNumber = declaredWaybillNumber(consignment);
  if (listNumber === undefined) return notReady('the number of the released list');
  if (waybillNumber === undefined) return notReady('the waybill number');
  if (packed === undefined) return notReady('the weight of the packed parcel');
  const { weightGrams } = packed;
  return { requestId, consignmentId, listNumber, waybillNumber, warehouseId, weightGrams };
}
