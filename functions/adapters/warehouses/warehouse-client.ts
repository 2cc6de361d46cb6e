import type * as z from 'zod/mini';
import type { Consignment } from '../../domain/consignment/consignment.ts';
import { declaredWaybillNumber } from '../../domain/customs/declared-waybill.ts';
import { bookItem } from '../../domain/customs/documents/wire-values.ts';
import type { AskInput, AskResult, Warehouse } from '../../ports/partners.ts';
import {
  ASKED,
  answerOf,
  answeredWith,
  askResult,
  notReady,
  queryResult,
} from '../http/ask-result.ts';
import type { PartnerClient } from '../http/partner-client.ts';
import { factsSoFar } from './answers.ts';
import { parcelAnswer, parcelList, stockList } from './messages.ts';
import type { fulfilmentRequest, gateOutRequest, pickRequest, stopRequest } from './messages.ts';

/** Warehouses that speak the messages of `messages.ts` and act once per request id. */
export function warehouseClient(partners: PartnerClient): Warehouse {
  async function ask({ consignment, requestId }: AskInput, path: string, json: object) {
    const request = { method: 'POST', path, requestId, body: { json } } as const;
    const outcome = await partners.tell(consignment.warehouseId, request);
    return askResult(outcome, () => ASKED);
  }

  return {
    requestFulfilment: (input) => ask(input, '/fulfilments', fulfilmentOf(input)),
    requestPick: async (input) => {
      const body = pickOf(input);
      return isAskResult(body) ? body : ask(input, '/picks', body);
    },
    requestGateOut: async (input) => {
      const body = gateOutOf(input);
      return isAskResult(body) ? body : ask(input, '/gate-outs', body);
    },
    requestStop: (input) => ask(input, '/stops', stopOf(input)),
    query: async ({ warehouseId, consignmentId }) => {
      const path = `/parcels/${encodeURIComponent(consignmentId)}`;
      const outcome = await partners.call(warehouseId, { method: 'GET', path }, parcelAnswer);
      return queryResult(outcome, ({ messages }) =>
        answeredWith(factsSoFar(messages, consignmentId)),
      );
    },
    parcels: async (warehouseId) => {
      const outcome = await partners.call(
        warehouseId,
        { method: 'GET', path: '/parcels' },
        parcelList,
      );
      return answerOf(outcome, `parcels of ${warehouseId}`).items;
    },
    stock: async (warehouseId) => {
      const outcome = await partners.call(
        warehouseId,
        { method: 'GET', path: '/stock' },
        stockList,
      );
      return answerOf(outcome, `stock of ${warehouseId}`).items;
    },
  };
}

function isAskResult(body: object | AskResult): body is AskResult {
  return 'kind' in body;
}

function fulfilmentOf({ consignment, requestId }: AskInput): z.input<typeof fulfilmentRequest> {
  const { consignmentId, orderNumber, shipTo, lines } = consignment;
  return {
    requestId,
    consignmentId,
    orderNumber,
    lines: lines.map((line) => ({
      lineId: line.lineId,
      sku: line.sku,
      bookItem: bookItem(consignment, line),
      quantity: line.quantity,
    })),
    shipTo: { country: shipTo.country, postcode: shipTo.postcode, city: shipTo.city },
    policy: 'release-then-pick',
  };
}

function pickOf({ consignment, requestId }: AskInput): z.input<typeof pickRequest> | AskResult {
  const { consignmentId, listNumber } = consignment;
  const waybillNumber = declaredWaybillNumber(consignment);
  if (waybillNumber === undefined) return notReady('the waybill number');
  if (listNumber === undefined) return notReady('the number of the released list');
  return { requestId, consignmentId, waybillNumber, listNumber };
}

function gateOutOf(input: AskInput): z.input<typeof gateOutRequest> | AskResult {
  const pick = pickOf(input);
  const gatePassNumber = input.consignment.gatePass?.number;
  if (isAskResult(pick)) return pick;
  return gatePassNumber === undefined ? notReady('the gate pass') : { ...pick, gatePassNumber };
}

function stopOf({ consignment, requestId }: AskInput): z.input<typeof stopRequest> {
  const { consignmentId } = consignment;
  return { requestId, consignmentId, reason: stopReason(consignment) };
}

function stopReason({ cancel, refusal }: Consignment): string {
  return cancel?.reason ?? refusal?.code ?? 'stopped by the seller';
}
