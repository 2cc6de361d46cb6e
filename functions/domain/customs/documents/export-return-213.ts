import { TRADE_MODES } from '../../trade/trade-modes.ts';
import type { CebDocumentOf } from '../ceb-document.ts';
import type { DeclarationInput } from './declaration-input.ts';
import { returnedLines } from './return-facts.ts';
import { countryCode, IMPORT, opening, quantityInStatutoryUnit } from './wire-values.ts';
import { withdrawalReason } from './withdrawal-reason.ts';

/**
 * The application to bring goods of a released export list back (出口退货申请单): they come in, from
 * the country they went to. Source: CEB213, new in 2022-05. weak: its terms are those of the schema's
 * texts only, no practice is known.
 */
export function exportReturn213(input: DeclarationInput): CebDocumentOf<'213'> {
  const { consignment, returned } = input;
  const { parties } = consignment;
  const inbound = returned?.inbound;
  const logisticsNo = inbound?.waybillNumber ?? input.waybillNumber ?? '';
  return {
    kind: '213',
    head: {
      ...opening(input),
      customsCode: parties.customsCode,
      ebpCode: parties.platform.code,
      ebpName: parties.platform.name,
      ebcCode: parties.seller.code,
      ebcName: parties.seller.name,
      logisticsNo,
      logisticsCode: parties.logistics.code,
      logisticsName: parties.logistics.name,
      coElNo: consignment.consignmentId,
      preNo: consignment.preNumber,
      invtNo: consignment.listNumber ?? '',
      tradeMode: TRADE_MODES[consignment.mode].supervisionCode,
      agentCode: parties.declarant.code,
      agentName: parties.declarant.name,
      billNo: inbound?.masterBill ?? logisticsNo,
      ieFlag: IMPORT,
      trafMode: inbound?.trafficMode ?? '',
      trafName: inbound?.vessel ?? '',
      portCode: parties.portCode,
      reason: returned?.reason ?? withdrawalReason(consignment),
      country: countryCode(consignment.shipTo.country),
      voyageNo: inbound?.voyage ?? '',
    },
    lines: returnedLines(consignment, returned).map(({ gnum, quantity, line }) => ({
      gnum: String(gnum),
      gcode: line.goods.hsCode ?? '',
      gname: line.goods.declaredName ?? '',
      gmodel: line.goods.model ?? '',
      qty: String(quantity),
      qty1: quantityInStatutoryUnit(line, quantity),
      unit: line.goods.unit ?? '',
      unit1: line.goods.statutoryUnit ?? '',
    })),
  };
}
