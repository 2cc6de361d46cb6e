import type * as z from 'zod/mini';
import { throughTheGate } from '../../../domain/load/at-site.ts';
import type { LoadAskInput, LoadAskResult, LoadCustoms } from '../../../ports/load-partners.ts';
import { loadAskResult, loadQueryResult } from '../../http/load-ask-result.ts';
import type { PartnerClient } from '../../http/partner-client.ts';
import { readCustomsMessage } from './answers.ts';
import { gatePassAnswer, receiptList } from './messages.ts';
import type { loadGatePassRequest } from './messages.ts';

/** A load's gate pass, and customs' receipts of its documents so far. */
export function customsLoads(partners: PartnerClient): LoadCustoms {
  return {
    requestLoadGatePass: async (input): Promise<LoadAskResult> => {
      const json = gatePassOf(input);
      if ('kind' in json) return json;
      const { load, requestId } = input;
      const request = {
        ...({ method: 'POST', path: '/load-gate-passes' } as const),
        ...{ requestId, body: { json } },
      };
      const outcome = await partners.call(load.customsId, request, gatePassAnswer);
      return loadAskResult(outcome, ({ gatePassNumber: number }) => ({
        kind: 'answered',
        facts: [{ type: 'gate-pass-issued', number }],
      }));
    },
    queryLoad: async ({ customsId, loadId }): Promise<LoadAskResult> => {
      const path = `/receipts?copNo=${encodeURIComponent(loadId)}`;
      const outcome = await partners.call(customsId, { method: 'GET', path }, receiptList);
      return loadQueryResult(outcome, ({ items }) =>
        items
          .map((item) => readCustomsMessage(Buffer.from(item, 'base64')))
          .flatMap((answers) => (answers.ok ? answers.value : []))
          .flatMap((answer) =>
            'loadId' in answer && answer.loadId === loadId ? answer.facts : [],
          ),
      );
    },
  };
}

function gatePassOf({
  load,
  requestId,
}: LoadAskInput): z.input<typeof loadGatePassRequest> | LoadAskResult {
  const { loadId, warehouseId, booking, seal } = load;
  if (booking === undefined || seal === undefined) {
    return { kind: 'refused', code: 'not-ready', message: 'the booking is not known yet' };
  }
  const entries = throughTheGate(load);
  const parcels = entries.flatMap(({ consignmentId, listNumber, waybillNumber }) =>
    listNumber === undefined ? [] : [{ consignmentId, listNumber, waybillNumber }],
  );
  if (parcels.length < entries.length) {
    return { kind: 'refused', code: 'not-ready', message: 'a list has no number yet' };
  }
  const weightGrams = entries.reduce((sum, each) => sum + each.weightGrams, 0);
  return { requestId, loadId, warehouseId, plate: booking.plate, seal, weightGrams, parcels };
}
