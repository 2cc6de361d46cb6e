import type { DeclarationInput } from './declaration-input.ts';
import { FIXED, opening } from './wire-values.ts';

/** What a message about an import list that customs has names it by: the heads of 623 and 625 begin alike. */
export function importListReference(input: DeclarationInput) {
  const { consignment, identity, waybillNumber = '' } = input;
  const { platform, seller, logistics, declarant, customsCode } = consignment.parties;
  return {
    ...opening(input),
    customsCode,
    orderNo: consignment.orderNumber,
    ebpCode: platform.code,
    ebpName: platform.name,
    ebcCode: seller.code,
    ebcName: seller.name,
    logisticsNo: waybillNumber,
    logisticsCode: logistics.code,
    logisticsName: logistics.name,
    copNo: consignment.consignmentId,
    preNo: consignment.preNumber,
    invtNo: consignment.listNumber ?? '',
    buyerIdType: FIXED.residentId,
    buyerIdNumber: identity.buyerIdNumber ?? '',
    buyerName: consignment.buyerName ?? '',
    buyerTelephone: identity.buyerTelephone ?? '',
    agentCode: declarant.code,
    agentName: declarant.name,
  };
}
