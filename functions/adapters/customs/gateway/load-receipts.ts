import type { CebReceipt } from '../../../domain/customs/ceb-receipt.ts';
import type { LoadDocumentKind } from '../../../domain/load/load-documents.ts';
import type { LoadFact } from '../../../domain/load/load-events.ts';
import { isLoadId } from '../../../domain/load/load-id.ts';
import type { LoadAnswer } from '../../../ports/load-partners.ts';

/** The document of a load that each receipt answers. Source: CEB specification 2022-05, business nodes. */
const ANSWERED: { readonly [Kind in CebReceipt['kind']]?: LoadDocumentKind } = {
  '508': '507',
  '510': '509',
  '608': '607',
  '712': '711',
};

/** A receipt about a load: its documents carry the load's id as `copNo`. Undefined for any other. */
export function loadReceipt(receipt: CebReceipt): LoadAnswer | undefined {
  const { kind, keys, guid, status, at, info } = receipt;
  const document = ANSWERED[kind];
  if (document === undefined || keys.copNo === undefined || !isLoadId(keys.copNo)) return undefined;
  const fact: LoadFact = {
    type: 'receipt-received',
    kind: document,
    status,
    receivedAt: at,
    info,
  };
  return { messageId: guid, loadId: keys.copNo, facts: [fact] };
}
