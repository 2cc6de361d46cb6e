import type * as z from 'zod/mini';
import type { Consignment } from '../../domain/consignment/consignment.ts';
import { isReleased, mayPassTheGate } from '../../domain/consignment/release.ts';
import { declaredWaybillNumber } from '../../domain/customs/declared-waybill.ts';
import { bookItem } from '../../domain/customs/documents/wire-values.ts';
import { travelsInLoad } from '../../domain/consignment/travels-in-load.ts';
import { TRADE_MODES } from '../../domain/trade/trade-modes.ts';
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
import { warehouseLoads } from './load-client.ts';
import { parcelAnswer, parcelList, stockList } from './messages.ts';
import type { fulfilmentRequest, gateOutRequest, pickRequest, stopRequest } from './messages.ts';
import { returnOf, tallyOf } from './return-requests.ts';

/** Warehouses that speak the messages of `messages.ts` and act once per request id. */
export function warehouseClient(partners: PartnerClient): Warehouse {
  async function ask({ consignment, requestId }: AskInput, path: string, json: object) {
    const request = { method: 'POST', path, requestId, body: { json } } as const;
    const outcome = await partners.tell(consignment.warehouseId, request);
    return askResult(outcome, () => ASKED);
  }

  return {
    ...warehouseLoads(partners),
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
    requestReturn: (input) => ask(input, '/returns', returnOf(input)),
    requestTally: async (input) => {
      const body = tallyOf(input);
      return isAskResult(body) ? body : ask(input, '/tallies', body);
    },
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
  const { consignmentId, orderNumber, shipTo, lines, receivingWarehouseId } = consignment;
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
    receivingWarehouseId,
    shipTo: { country: shipTo.country, postcode: shipTo.postcode, city: shipTo.city },
    policy: 'release-then-pick',
  };
}

function pickOf({ consignment, requestId }: AskInput): z.input<typeof pickRequest> | AskResult {
  const { consignmentId, listNumber } = consignment;
  const waybillNumber = declaredWaybillNumber(consignment);
  if (waybillNumber === undefined) return notReady('the waybill number');
  if (picksAfterRelease(consignment)) {
    if (!isReleased(consignment)) return notReady('the release by customs');
    if (listNumber === undefined && hasList(consignment)) {
      return notReady('the number of the released list');
    }
  }
  return { requestId, consignmentId, waybillNumber, listNumber };
}

/** Else it is packed first, and released once it is declared, with its load or before that. */
function picksAfterRelease(consignment: Consignment): boolean {
  return !travelsInLoad(consignment);
}

function hasList({ mode, generalDeclaration }: Consignment): boolean {
  return TRADE_MODES[mode].list !== undefined && generalDeclaration === undefined;
}

function gateOutOf(input: AskInput): z.input<typeof gateOutRequest> | AskResult {
  const pick = pickOf(input);
  const gatePassNumber = input.consignment.gatePass?.number;
  if (isAskResult(pick)) return pick;
  return mayPassTheGate(input.consignment, gatePassNumber)
    ? { ...pick, gatePassNumber }
    : notReady('the gate pass');
}

function stopOf({ consignment, requestId }: AskInput): z.input<typeof stopRequest> {
  const { consignmentId } = consignment;
  return { requestId, consignmentId, reason: stopReason(consignment) };
}

function stopReason({ cancel, refusal }: Consignment): string {
  return cancel?.reason ?? refusal?.code ?? 'stopped by the seller';
}
