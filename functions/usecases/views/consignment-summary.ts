import type { Consignment } from '../../domain/consignment/consignment.ts';
import { TRADE_MODES } from '../../domain/trade/trade-modes.ts';

/** One row of a listing: what it takes to recognise a consignment and to see how it fares. */
export function consignmentSummary(consignment: Consignment) {
  const { consignmentId, orderId, orderNumber, displayNumber, channelId, mode } = consignment;
  const { status, stage, warehouseId, shipTo, createdAt, updatedAt } = consignment;
  return {
    consignmentId,
    orderId,
    orderNumber,
    displayNumber,
    channelId,
    mode,
    modeTitle: TRADE_MODES[mode].title,
    status,
    stage,
    warehouseId,
    country: shipTo.country,
    waybillNumber: publicWaybill(consignment),
    createdAt,
    updatedAt,
    hold: waitsFor(consignment),
  };
}

export type ConsignmentSummary = ReturnType<typeof consignmentSummary>;

function publicWaybill({ legs }: Consignment): string | undefined {
  return legs.find((leg) => leg.public)?.waybillNumber;
}

/** Why somebody is needed: a hold, or the failure that an operator must decide about. */
function waitsFor({ hold, refusal, status }: Consignment) {
  if (hold !== undefined) {
    return { reason: hold.reason, message: hold.message, since: hold.since };
  }
  if (status !== 'needs-operator' || refusal === undefined) return undefined;
  return { reason: 'decision-needed', message: refusal.message, since: refusal.at };
}
