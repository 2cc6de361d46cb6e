import { parseBeijingTime } from '../../../domain/customs/beijing-time.ts';
import type { CebNotice } from '../../../domain/customs/ceb-document.ts';
import type { CebReceipt } from '../../../domain/customs/ceb-receipt.ts';
import { isSummaryId } from '../../../domain/summary/summary-id.ts';
import type { SummaryAnswer } from '../../../ports/summary-partners.ts';

/** `CopMsgId` of our applications begins with their id. */
const OUR_SUMMARY = /^(SA[0-9A-F-]+)\.701\./;

/** A receipt (702, 900) about a summary application of ours; undefined for any other. */
export function summaryReceipt(receipt: CebReceipt, body: Uint8Array): SummaryAnswer | undefined {
  const { kind, guid, status, at, info } = receipt;
  const summaryId = idIn(receipt);
  if (summaryId === undefined || (kind !== '702' && kind !== '900')) return undefined;
  return {
    messageId: guid,
    summary: { summaryId },
    told: { receipt: { guid, message: kind, status, at, info } },
    body,
  };
}

/**
 * A declaration that came of an application (792); undefined when it names no list or no moment.
 * The notice does not name the application: its lists do.
 */
export function summaryDeclaration(
  { head, lines }: Extract<CebNotice, { kind: '792' }>,
  body: Uint8Array,
): SummaryAnswer | undefined {
  const { guid, declSeqNo, entryId, decState, opDate } = head;
  const at = parseBeijingTime(opDate);
  const listNumber = lines[0]?.invtNo;
  if (!at.ok || listNumber === undefined) return undefined;
  const entryNumber = entryId === undefined || entryId === '' ? undefined : entryId;
  const declaration = {
    guid,
    sequenceNumber: declSeqNo,
    entryNumber,
    state: decState,
    at: at.value,
  };
  return { messageId: guid, summary: { listNumber }, told: { declaration }, body };
}

function idIn({ kind, keys }: CebReceipt): string | undefined {
  const named = kind === '900' ? OUR_SUMMARY.exec(keys.oriCopMsgId ?? '')?.[1] : keys.copNo;
  return named !== undefined && isSummaryId(named) ? named : undefined;
}
