import { receiptClass } from '../customs/receipt-status.ts';
import type { Receipt } from '../consignment/consignment.ts';
import type { Instant } from '../instant.ts';
import type { LoadFact } from './load-events.ts';
import type { LoadDocument } from './load-documents.ts';
import type { Load } from './load.ts';

type Asked = Extract<LoadFact, { type: 'declaration-asked' }>;
type Received = Extract<LoadFact, { type: 'receipt-received' }>;

/** The document after its party was asked to file it, perhaps once more. */
export function afterAsking(known: LoadDocument | undefined, asked: Asked, at: Instant) {
  const { kind, documentVersion } = asked;
  if (known?.version === documentVersion) return known;
  return {
    kind,
    version: documentVersion,
    askedAt: at,
    receipts: [],
    earlierReceipts: known === undefined ? [] : [...known.earlierReceipts, ...known.receipts],
  };
}

/**
 * The document after one more receipt, in whatever order they come: the first acceptance counts
 * and never regresses; a rejection counts until then.
 */
export function afterLoadReceipt(known: LoadDocument | undefined, received: Received) {
  const { kind, status, receivedAt, info } = received;
  const document = known ?? {
    kind,
    version: 1,
    askedAt: receivedAt,
    receipts: [],
    earlierReceipts: [],
  };
  const receipts = [...document.receipts, { status, at: receivedAt, info }];
  const of = (wanted: 'accepted' | 'rejected'): readonly Receipt[] =>
    receipts
      .filter((each) => receiptClass(each.status, kind) === wanted)
      .sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
  const [accepted] = of('accepted');
  return {
    ...document,
    receipts,
    acceptedAt: accepted?.at,
    rejected: accepted === undefined ? of('rejected').at(-1) : undefined,
  };
}

/** What customs rejected goes out as a new version: its receipts are those of the version before. */
export function asAskedAgain(documents: Load['documents']): Load['documents'] {
  return Object.fromEntries(
    Object.entries(documents).map(([kind, document]) => [
      kind,
      document.rejected === undefined ? document : renewed(document),
    ]),
  );
}

function renewed(document: LoadDocument): LoadDocument {
  return {
    ...document,
    receipts: [],
    earlierReceipts: [...document.earlierReceipts, ...document.receipts],
    rejected: undefined,
  };
}
