import type { CebDocumentOf } from '../ceb-document.ts';
import type { DeclarationInput } from './declaration-input.ts';
import { opening } from './wire-values.ts';
import { withdrawalReason } from './withdrawal-reason.ts';

/** The withdrawal of an accepted export list (撤销申请单). Source: CEB605, 2022-05. */
export function exportWithdrawal605(input: DeclarationInput): CebDocumentOf<'605'> {
  const { consignment } = input;
  const { parties } = consignment;
  return {
    kind: '605',
    head: {
      ...opening(input),
      customsCode: parties.customsCode,
      copNo: consignment.consignmentId,
      preNo: consignment.preNumber,
      invtNo: consignment.listNumber ?? '',
      reason: withdrawalReason(consignment),
      agentCode: parties.declarant.code,
      agentName: parties.declarant.name,
      ebcCode: parties.seller.code,
      ebcName: parties.seller.name,
    },
    lines: [],
  };
}
