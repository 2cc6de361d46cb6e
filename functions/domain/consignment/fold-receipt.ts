import { receiptClass } from '../customs/receipt-status.ts';
import { isAmendment, overtaken } from './amendments.ts';
import type { ReceiptClass } from '../customs/receipt-codes.ts';
import type { Instant } from '../instant.ts';
import type { DocumentKind } from '../trade/documents.ts';
import type { Consignment, DocumentFacts, Receipt } from './consignment.ts';
import type { ConsignmentFact } from './consignment-events.ts';

const RELEASING: readonly ReceiptClass[] = ['released', 'closed'];
/** Whoever inspects or releases a document has accepted it before. */
const ACCEPTING: readonly ReceiptClass[] = ['accepted', 'inspection', ...RELEASING];
const DECIDING: readonly ReceiptClass[] = [...ACCEPTING, 'detained', 'returned'];

type ReceiptReceived = Extract<ConsignmentFact, { type: 'receipt-received' }>;
type DocumentFiled = Extract<ConsignmentFact, { type: 'document-filed' }>;

/**
 * A document goes out (or its party is asked to file it): a new version starts without receipts,
 * and remembers those of the versions before, because partners repeat themselves. The version that
 * customs answered already, because it goes out again, keeps what was answered.
 */
export function foldFiled(consignment: Consignment, fact: DocumentFiled, at: string): Consignment {
  const known = consignment.documents[fact.kind];
  if (known?.version === fact.documentVersion && known.superseded !== true) {
    const { hash = known.hash, appTime = known.appTime } = fact;
    return withDocument(consignment, { ...known, hash, appTime });
  }
  return withDocument(consignment, {
    kind: fact.kind,
    version: fact.documentVersion,
    filedAt: at,
    hash: fact.hash,
    appTime: fact.appTime ?? known?.appTime,
    receipts: [],
    ...(isAmendment(consignment, fact.kind, fact.documentVersion) && { amends: true }),
    earlierReceipts: known && [...(known.earlierReceipts ?? []), ...known.receipts],
  });
}

/** The bytes of a document stand. Signed anew, its message is another one. */
export function foldSigned(
  consignment: Consignment,
  { kind, hash, batch }: Extract<ConsignmentFact, { type: 'document-signed' }>,
  at: Instant,
): Consignment {
  const document = consignment.documents[kind];
  return document === undefined
    ? consignment
    : withDocument(consignment, { ...document, hash, batch, signedAt: at });
}

/** Customs never got the document: this version stands for nothing. */
export function foldLostFiling(
  consignment: Consignment,
  { kind }: Extract<ConsignmentFact, { type: 'filing-lost' }>,
): Consignment {
  const document = consignment.documents[kind];
  return document === undefined
    ? consignment
    : withDocument(consignment, { ...document, superseded: true });
}

/** Customs answered. */
export function foldReceipt(consignment: Consignment, fact: ReceiptReceived): Consignment {
  return {
    ...withDocument(consignment, overtaken(afterReceipt(consignment.documents[fact.kind], fact))),
    preNumber: fact.preNumber ?? consignment.preNumber,
    listNumber: fact.listNumber ?? consignment.listNumber,
  };
}

/**
 * The document after one more receipt. Where it stands follows from all of its receipts, in
 * whatever order they arrived: the first acceptance and the first release are kept and never
 * regress; a rejection counts until something later takes the document further.
 */
export function afterReceipt(
  document: DocumentFacts | undefined,
  { kind, status, receivedAt, info }: ReceiptReceived,
): DocumentFacts {
  const known = document ?? { kind, version: 1, filedAt: receivedAt, receipts: [] };
  const receipts = [...known.receipts, { status, at: receivedAt, info }];
  return {
    ...known,
    receipts,
    acceptedAt: firstAt(receipts, kind, ACCEPTING),
    releasedAt: firstAt(receipts, kind, RELEASING),
    rejected: standingRejection(receipts, kind),
  };
}

function withDocument(consignment: Consignment, document: DocumentFacts): Consignment {
  return {
    ...consignment,
    documents: { ...consignment.documents, [document.kind]: document },
  };
}

/** The first receipt of one of these classes. */
function firstAt(
  receipts: readonly Receipt[],
  kind: DocumentKind,
  classes: readonly ReceiptClass[],
): Instant | undefined {
  const counting = receipts.filter(({ status }) => classes.includes(receiptClass(status, kind)));
  return counting.map(({ at }) => at).sort()[0];
}

/** The latest rejection, unless the document was released, or customs decided otherwise since. */
function standingRejection(
  receipts: readonly Receipt[],
  kind: DocumentKind,
): DocumentFacts['rejected'] {
  if (firstAt(receipts, kind, RELEASING) !== undefined) return undefined;
  const classOf = ({ status }: Receipt) => receiptClass(status, kind);
  const decided = receipts.filter((each) => DECIDING.includes(classOf(each))).map(({ at }) => at);
  const rejections = receipts.filter((each) => classOf(each) === 'rejected');
  const latest = rejections.reduce<Receipt | undefined>(
    (known, each) => (known === undefined || isLater(each, known) ? each : known),
    undefined,
  );
  return latest !== undefined && decided.every((at) => at < latest.at) ? latest : undefined;
}

/** Of two receipts of one moment the same one counts in whatever order they come. */
function isLater(one: Receipt, other: Receipt): boolean {
  return one.at === other.at ? one.status > other.status : one.at > other.at;
}
