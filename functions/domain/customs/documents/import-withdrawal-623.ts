import type { CebDocumentOf } from '../ceb-document.ts';
import type { DeclarationInput } from './declaration-input.ts';
import { FIXED, opening } from './wire-values.ts';
import { withdrawalReason } from './withdrawal-reason.ts';

/** The withdrawal of an accepted import list (撤销申请单). Source: CEB623, 2022-05. */
export function importWithdrawal623(input: DeclarationInput): CebDocumentOf<'623'> {
  const { consignment, identity } = input;
  const { parties } = consignment;
  return {
    kind: '623',
    head: {
      ...opening(input),
      customsCode: parties.customsCode,
      orderNo: consignment.orderNumber,
      ebpCode: parties.platform.code,
      ebpName: parties.platform.name,
      ebcCode: parties.seller.code,
      ebcName: parties.seller.name,
      logisticsNo: input.waybillNumber ?? '',
      logisticsCode: parties.logistics.code,
      logisticsName: parties.logistics.name,
      copNo: consignment.consignmentId,
      preNo: consignment.preNumber,
      invtNo: consignment.listNumber ?? '',
      buyerIdType: FIXED.residentId,
      buyerIdNumber: identity.buyerIdNumber ?? '',
      buyerName: consignment.buyerName ?? '',
      buyerTelephone: identity.buyerTelephone ?? '',
      agentCode: parties.declarant.code,
      agentName: parties.declarant.name,
      reason: withdrawalReason(consignment),
    },
    lines: [],
  };
}
