import { receiptClass, receiptDisposition } from '../customs/receipt-status.ts';
import { after } from '../instant.ts';
import type { Duration, Instant } from '../instant.ts';
import type { Summary, SummaryReceipt } from './summary.ts';

/** How far an application got. */
export type SummaryState = 'to-sign' | 'filed' | 'accepted' | 'refused' | 'declared';

/** When the sweep looks at an application that stays so: what is refused waits for a person. */
const LOOK_AGAIN: { readonly [State in SummaryState]?: Duration } = {
  'to-sign': { minutes: 10 },
  filed: { hours: 12 },
  // weak: how long customs takes to make declarations of an application is not known.
  accepted: { days: 1 },
};

/** Where an application stands, by its own receipts: the latest that decides counts. */
export function summaryState({
  declarations,
  fault,
  receipts,
  signed,
}: Pick<Summary, 'declarations' | 'fault' | 'receipts' | 'signed'>): SummaryState {
  if (declarations.some(({ entryNumber }) => entryNumber !== undefined)) return 'declared';
  const decided = receipts
    .filter((receipt) => isRefusal(receipt) || isAcceptance(receipt))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .at(-1);
  if (decided !== undefined) return isRefusal(decided) ? 'refused' : 'accepted';
  if (fault !== undefined) return 'refused';
  return signed === undefined ? 'to-sign' : 'filed';
}

/** Whether a receipt must be looked at by a person: it refuses, or nobody knows what it says. */
export function needsAttention(receipt: Pick<SummaryReceipt, 'message' | 'status'>): boolean {
  return isRefusal(receipt) || receiptClass(receipt.status, '701') === 'unknown';
}

/** When the sweep must look at it next; undefined when nothing is due. */
export function summaryDue(summary: Summary, now: Instant): Instant | undefined {
  const wait = LOOK_AGAIN[summaryState(summary)];
  return wait && after(now, wait);
}

function isRefusal({ message, status }: Pick<SummaryReceipt, 'message' | 'status'>): boolean {
  if (message === '900') return true;
  // What answers a repeat refuses nothing: what customs has stands.
  const isRepeat = receiptDisposition(status) === 'already-filed';
  return receiptClass(status, '701') === 'rejected' && !isRepeat;
}

function isAcceptance({ message, status }: SummaryReceipt): boolean {
  return message === '702' && receiptClass(status, '701') === 'accepted';
}
