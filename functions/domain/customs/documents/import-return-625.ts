import type { CebDocumentOf } from '../ceb-document.ts';
import type { DeclarationInput } from './declaration-input.ts';
import { importListReference } from './import-list-reference.ts';
import { returnedLines } from './return-facts.ts';
import { withdrawalReason } from './withdrawal-reason.ts';

/**
 * The application to return goods of a released import list (退货申请单): within 30 days of release.
 * Its lines carry the numbers of the list's. Source: CEB625, 2022-05.
 */
export function importReturn625(input: DeclarationInput): CebDocumentOf<'625'> {
  const { consignment, returned } = input;
  const reason = returned?.reason ?? withdrawalReason(consignment);
  return {
    kind: '625',
    head: { ...importListReference(input), reason },
    lines: returnedLines(consignment, returned).map(({ gnum, quantity, line }) => ({
      gnum: String(gnum),
      gcode: line.goods.hsCode ?? '',
      gname: line.goods.declaredName ?? '',
      qty: String(quantity),
      unit: line.goods.unit ?? '',
    })),
  };
}
