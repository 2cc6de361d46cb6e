import type * as z from 'zod/mini';
import { throughTheGate } from '../../domain/load/at-site.ts';
import type { LoadAskInput, LoadAskResult, LoadWarehouse } from '../../ports/load-partners.ts';
import { loadAskResult, loadQueryResult } from '../http/load-ask-result.ts';
import type { PartnerClient } from '../http/partner-client.ts';
import { loadFactsSoFar } from './load-answers.ts';
import { loadAnswer } from './messages.ts';
import type { loadGateOutRequest } from './messages.ts';

/** What warehouses do for loads, in the messages of `messages.ts`. */
export function warehouseLoads(partners: PartnerClient): LoadWarehouse {
  return {
    requestLoadGateOut: async (input) => {
      const json = gateOutOf(input);
      if ('kind' in json) return json;
      const { load, requestId } = input;
      const request = {
        method: 'POST',
        path: '/load-gate-outs',
        requestId,
        body: { json },
      } as const;
      const outcome = await partners.tell(load.warehouseId, request);
      return loadAskResult(outcome, () => ({ kind: 'asked' }));
    },
    queryLoad: async ({ warehouseId, loadId }) => {
      const path = `/loads/${encodeURIComponent(loadId)}`;
      const outcome = await partners.call(warehouseId, { method: 'GET', path }, loadAnswer);
      return loadQueryResult(outcome, ({ messages }) => loadFactsSoFar(messages, loadId));
    },
  };
}

function gateOutOf({
  load,
  requestId,
}: LoadAskInput): z.input<typeof loadGateOutRequest> | LoadAskResult {
  const { loadId, booking, seal, gatePassNumber } = load;
  if (booking === undefined || seal === undefined) {
    return { kind: 'refused', code: 'not-ready', message: 'the booking is not known yet' };
  }
  const parcels = throughTheGate(load).map(({ consignmentId, waybillNumber }) => ({
    consignmentId,
    waybillNumber,
  }));
  return { requestId, loadId, plate: booking.plate, seal, gatePassNumber, parcels };
}
