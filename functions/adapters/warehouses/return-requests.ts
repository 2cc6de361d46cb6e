import type * as z from 'zod/mini';
import { appliedArticles } from '../../domain/consignment/return-tally.ts';
import { declaredWaybillNumber } from '../../domain/customs/declared-waybill.ts';
import { inboundTransport } from '../../domain/customs/documents/return-facts.ts';
import type { AskInput, AskResult } from '../../ports/partners.ts';
import { notReady } from '../http/ask-result.ts';
import type { returnRequest, tallyRequest } from './messages.ts';

/** That a parcel which left is to be taken in. */
export function returnOf({ consignment, requestId }: AskInput): z.input<typeof returnRequest> {
  const { consignmentId, listNumber, returnRequest: requested } = consignment;
  return { requestId, consignmentId, listNumber, reason: requested?.reason ?? '' };
}

/** What the site counts against, and what it declares of the parcel as the application (213) had it. */
export function tallyOf({
  consignment,
  requestId,
}: AskInput): z.input<typeof tallyRequest> | AskResult {
  const { consignmentId, customsId, listNumber, preNumber, parties } = consignment;
  const waybillNumber = declaredWaybillNumber(consignment);
  if (listNumber === undefined) return notReady('the number of the returned list');
  if (waybillNumber === undefined) return notReady('the waybill number');
  const { masterBill = waybillNumber, ...inbound } = inboundTransport(consignment, waybillNumber);
  const { trafficMode, vessel, voyage } = inbound;
  return {
    ...{ requestId, consignmentId, customsId, customsCode: parties.customsCode },
    logistics: { code: parties.logistics.code, name: parties.logistics.name },
    ...{ waybillNumber, masterBill, trafficMode, vessel, voyage, listNumber, preNumber },
    lines: [...appliedArticles(consignment)],
  };
}
