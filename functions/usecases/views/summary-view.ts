import { receiptMeaning } from '../../domain/customs/receipt-status.ts';
import { needsAttention, summaryState } from '../../domain/summary/summary-state.ts';
import type { Summary } from '../../domain/summary/summary.ts';
import type { Services } from '../../ports/services.ts';
import { documentName } from './document-name.ts';
import { maskedMessage } from './masked-message.ts';

/** A summary application as it is shown: how far it got, what customs said, and every stored message. */
export function summaryView(summary: Summary) {
  const { summaryId, merchantId, month, customsCode, declarant, seller, listNumbers } = summary;
  const { by, filing, signed, fault, version, openedAt, updatedAt, declarations } = summary;
  return {
    summaryId,
    merchantId,
    month,
    customsCode,
    declarant,
    seller,
    lists: listNumbers.length,
    listNumbers,
    by,
    filing,
    state: summaryState(summary),
    fault,
    filedAt: signed?.at,
    document: signed && documentName(signed.key),
    receipts: [...summary.earlierReceipts, ...summary.receipts].map(
      ({ message, status, at, info, key, guid }) => ({
        message,
        status,
        meaning: receiptMeaning(status, '701').meaning,
        needsAttention: needsAttention({ message, status }),
        at,
        info,
        guid,
        document: documentName(key),
      }),
    ),
    declarations: declarations.map(({ key, ...declaration }) => ({
      ...declaration,
      document: documentName(key),
    })),
    version,
    openedAt,
    updatedAt,
  };
}

/** A stored message of an application as an operator may see it; undefined when it has none of this name. */
export async function shownSummaryDocument(
  { office, documents }: Pick<Services, 'office' | 'documents'>,
  summaryId: string,
  name: string,
): Promise<string | undefined> {
  const summary = await office.summaries.get(summaryId);
  const key = summary && keysOf(summary).find((each) => documentName(each) === name);
  const stored = key && (await documents.get(key));
  return stored ? maskedMessage(Buffer.from(stored).toString('utf8')) : undefined;
}

function keysOf({ signed, receipts, earlierReceipts, declarations }: Summary): readonly string[] {
  return [
    ...(signed === undefined ? [] : [signed.key]),
    ...[...receipts, ...earlierReceipts, ...declarations].map(({ key }) => key),
  ];
}
