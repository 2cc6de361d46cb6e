import { receiptClass } from '../customs/receipt-status.ts';
import type { Consignment, DocumentFacts } from './consignment.ts';
import type { ConsignmentFact } from './consignment-events.ts';

type ReceiptReceived = Extract<ConsignmentFact, { type: 'receipt-received' }>;
type DocumentFiled = Extract<ConsignmentFact, { type: 'document-filed' }>;

/**
 * A document goes out (or its party is asked to file it): a new version starts without receipts.
 * The version that customs answered already, because it goes out again, keeps what was answered.
 */
export function foldFiled(consignment: Consignment, fact: DocumentFiled, at: string): Consignment {
  const known = consignment.documents[fact.kind];
  if (known?.version === fact.documentVersion && known.superseded !== true) {
    const again: DocumentFacts = { ...known, hash: fact.hash ?? known.hash };
    return { ...consignment, documents: { ...consignment.documents, [fact.kind]: again } };
  }
  const filed: DocumentFacts = {
    kind: fact.kind,
    version: fact.documentVersion,
    filedAt: at,
    hash: fact.hash,
    receipts: [],
  };
  return { ...consignment, documents: { ...consignment.documents, [fact.kind]: filed } };
}

/** Customs answered: acceptance and release are kept at their first moment and never regress. */
export function foldReceipt(consignment: Consignment, fact: ReceiptReceived): Consignment {
  const known: DocumentFacts = consignment.documents[fact.kind] ?? {
    kind: fact.kind,
    version: 1,
    filedAt: fact.receivedAt,
    receipts: [],
  };
  const { status, receivedAt, info } = fact;
  const kindOfStatus = receiptClass(status, fact.kind);
  const accepted = ['accepted', 'inspection', 'released', 'closed'].includes(kindOfStatus);
  const document: DocumentFacts = {
    ...known,
    receipts: [...known.receipts, { status, at: receivedAt, info }],
    acceptedAt: accepted ? earlier(known.acceptedAt, receivedAt) : known.acceptedAt,
    releasedAt:
      known.releasedAt ??
      (kindOfStatus === 'released' || kindOfStatus === 'closed' ? receivedAt : undefined),
    rejected: kindOfStatus === 'rejected' ? { status, at: receivedAt, info } : known.rejected,
  };
  return {
    ...consignment,
    documents: { ...consignment.documents, [fact.kind]: document },
    preNumber: fact.preNumber ?? consignment.preNumber,
    listNumber: fact.listNumber ?? consignment.listNumber,
  };
}

function earlier(known: string | undefined, next: string): string {
  return known === undefined || next < known ? next : known;
}
