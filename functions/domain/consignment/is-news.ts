import { isRegression, receiptDisposition } from '../customs/receipt-status.ts';
import type { Consignment } from './consignment.ts';
import type { ConsignmentFact } from './consignment-events.ts';
import { afterReceipt } from './fold-receipt.ts';

type NewsRules = {
  readonly [Type in ConsignmentFact['type']]?: (
    consignment: Consignment,
    fact: Extract<ConsignmentFact, { type: Type }>,
  ) => boolean;
};

/**
 * When a fact that arrived tells something new. Partners repeat themselves and overtake
 * themselves: what is known already, and a receipt that would take a document back, changes
 * nothing. Types without a rule are our own and always news.
 */
const RULES: NewsRules = {
  'warehouse-accepted': ({ warehouseAcceptedAt }) => warehouseAcceptedAt === undefined,
  'ask-refused': isNewRefusal,
  'waybill-drawn': ({ legs }, { waybillNumber }) =>
    legs.every((leg) => leg.waybillNumber !== waybillNumber),
  'payment-recorded': ({ paymentRecord }) => paymentRecord === undefined,
  'waybill-declared': ({ waybillRecord }) => waybillRecord === undefined,
  'filing-lost': ({ documents }, { kind }) =>
    documents[kind]?.receipts.length === 0 && documents[kind].superseded !== true,
  'receipt-received': isNewReceipt,
  'parcel-packed': ({ packed }) => packed === undefined,
  'gate-pass-issued': ({ gatePass }) => gatePass === undefined,
  'gated-out': ({ gatedOutAt }) => gatedOutAt === undefined,
  tracked: ({ tracking }, { event }) =>
    !tracking.some(({ code, at }) => code === event.code && at === event.at),
  'parcel-stopped': ({ unwind }) => unwind.parcelStoppedAt === undefined,
  'parcel-too-late': ({ unwind }) =>
    unwind.parcelTooLateAt === undefined && unwind.parcelStoppedAt === undefined,
  'label-voided': ({ unwind }) => unwind.labelVoidedAt === undefined,
  'cancel-requested': ({ cancel }) => cancel === undefined,
};

/** Whether recording `fact` would change what we know of the consignment. */
export function isNews<Type extends ConsignmentFact['type']>(
  consignment: Consignment,
  fact: Extract<ConsignmentFact, { type: Type }>,
): boolean {
  const rule: NewsRules[Type] = RULES[fact.type];
  return rule === undefined || rule(consignment, fact);
}

/** A refusal answers one request: once the ask went out anew, the old one's repeats say nothing. */
function isNewRefusal(
  { consignmentId, refusals, refusedAsk, warehouseAcceptedAt }: Consignment,
  { ask, requestId }: Extract<ConsignmentFact, { type: 'ask-refused' }>,
): boolean {
  if (ask === 'fulfilment' && warehouseAcceptedAt !== undefined) return false;
  if (requestId === undefined) return refusedAsk?.ask !== ask;
  return requestId === `${consignmentId}.${ask}.${String((refusals[ask] ?? 0) + 1)}`;
}

function isNewReceipt(
  { documents }: Consignment,
  fact: Extract<ConsignmentFact, { type: 'receipt-received' }>,
): boolean {
  // "Exists already" answers a repeat of ours: what customs has stands, and its receipts come.
  if (receiptDisposition(fact.status) === 'already-filed') return false;
  const { receipts = [], earlierReceipts = [] } = documents[fact.kind] ?? {};
  const next = { status: fact.status, at: fact.receivedAt, info: fact.info };
  const isRepeated = [...receipts, ...earlierReceipts].some(
    ({ status, at }) => status === next.status && at === next.at,
  );
  return (
    !isRepeated && (movesDocument(documents, fact) || !isRegression(receipts, next, fact.kind))
  );
}

/** A receipt that was overtaken may still date an acceptance or release, or tell of a rejection. */
function movesDocument(
  documents: Consignment['documents'],
  fact: Extract<ConsignmentFact, { type: 'receipt-received' }>,
): boolean {
  const before = documents[fact.kind];
  const after = afterReceipt(before, fact);
  return (
    before?.acceptedAt !== after.acceptedAt ||
    before?.releasedAt !== after.releasedAt ||
    before?.rejected?.at !== after.rejected?.at
  );
}
