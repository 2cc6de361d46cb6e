import type { z } from 'zod';
import type { tallyRequest } from '../../adapters/warehouses/messages.ts';
import { beijingDigits } from '../clock.ts';
import { enterpriseOf } from '../demo/world.ts';
import { firmMessage } from '../firm-message.ts';
import { drawGuid } from '../seeded.ts';

/** What Bondway asks the site to count and declare. */
export type TallyRequest = Readonly<z.output<typeof tallyRequest>>;

/**
 * CEB215 of a parcel that came back, filed by the warehouse as the operator of the site. Source: CEB
 * schemas 2022-05, InvtRefundDetail.
 */
export function tallyMessage(warehouseId: string, asked: TallyRequest, at: number): Buffer {
  const { code, name } = enterpriseOf(warehouseId);
  const { requestId, consignmentId, customsCode, logistics, waybillNumber } = asked;
  const head = {
    guid: drawGuid('215', requestId),
    appType: '1',
    appTime: beijingDigits(at, 14),
    appStatus: '2',
    customsCode,
    operatorCode: code,
    operatorName: name,
    logisticsCode: logistics.code,
    logisticsName: logistics.name,
    logisticsNo: waybillNumber,
    invtNo: asked.listNumber,
    coElNo: consignmentId,
    preNo: asked.preNumber,
    billNo: asked.masterBill,
    ieFlag: 'I',
    trafMode: asked.trafficMode,
    trafName: asked.vessel,
    voyageNo: asked.voyage,
    location: 'R-01',
  };
  return firmMessage(warehouseId, { kind: '215', head, lines: [] }, at);
}
