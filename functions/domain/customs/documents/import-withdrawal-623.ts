import type { CebDocumentOf } from '../ceb-document.ts';
import type { DeclarationInput } from './declaration-input.ts';
import { importListReference } from './import-list-reference.ts';
import { withdrawalReason } from './withdrawal-reason.ts';

/** The withdrawal of an accepted import list (撤销申请单). Source: CEB623, 2022-05. */
export function importWithdrawal623(input: DeclarationInput): CebDocumentOf<'623'> {
  const reason = withdrawalReason(input.consignment);
  return { kind: '623', head: { ...importListReference(input), reason }, lines: [] };
}
