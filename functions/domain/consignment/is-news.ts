import { canonicalText } from '../canonical-text.ts';
import { isRegression, receiptClass, receiptDisposition } from '../customs/receipt-status.ts';
import type { ReceiptClass } from '../customs/receipt-codes.ts';
import type { Instant } from '../instant.ts';
import { equalMoney } from '../money/money.ts';
import { isTerminal } from './consignment-states.ts';
import type { Consignment } from './consignment.ts';
import type { ConsignmentFact } from './consignment-events.ts';
import { isNewBill } from './fold-limits.ts';
import { afterReceipt } from './fold-receipt.ts';
import { isNewPreAdvice } from './pre-advice.ts';
import { isAwaitedTally } from './return-tally.ts';

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
  screened: ({ screening }) => screening === undefined || screening.lapsed === true,
  'screening-lapsed': ({ screening }) => screening !== undefined && screening.lapsed !== true,
  'pre-advised': isNewPreAdvice,
  charged: ({ charges = [] }, { charge, amount, chargedAt }) =>
    charges.every(
      (known) =>
        known.charge !== charge ||
        known.chargedAt !== chargedAt ||
        !equalMoney(known.amount, amount),
    ),
  'document-signed': ({ documents }, { kind, documentVersion, hash }) => {
    const document = documents[kind];
    return (
      document?.version === documentVersion &&
      document.superseded !== true &&
      document.hash !== hash
    );
  },
  'filing-lost': ({ documents }, { kind }) =>
    documents[kind]?.receipts.length === 0 && documents[kind].superseded !== true,
  'receipt-received': isNewReceipt,
  'tax-billed': isNewBill,
  'parcel-packed': ({ packed }) => packed === undefined,
  'gate-pass-issued': ({ gatePass }) => gatePass === undefined,
  'gated-out': ({ gatedOutAt }) => gatedOutAt === undefined,
  'load-joined': ({ load }, { loadId }) => load?.loadId !== loadId,
  'load-left': ({ load }, { loadId }) => load?.loadId === loadId,
  'load-booked': ({ load }, { loadId, masterBill }) =>
    load?.loadId === loadId && load.masterBill !== masterBill,
  'load-moved': ({ load }, { loadId, status }) =>
    load?.loadId === loadId && load.reached[status] === undefined,
  'goods-received': ({ goodsReceipt }) => goodsReceipt === undefined,
  tracked: ({ tracking }, { event }) =>
    !tracking.some(({ code, at }) => code === event.code && at === event.at),
  'parcel-stopped': ({ unwind }) => unwind.parcelStoppedAt === undefined,
  'parcel-too-late': ({ unwind }) =>
    unwind.parcelTooLateAt === undefined && unwind.parcelStoppedAt === undefined,
  'parcel-returned': ({ unwind }) => unwind.parcelReturnedAt === undefined,
  'parcel-tallied': isAwaitedTally,
  'return-requested': ({ returnRequest }) => returnRequest === undefined,
  'label-voided': ({ unwind }) => unwind.labelVoidedAt === undefined,
  // What is shipped is late, or not, by what was wanted then.
  'promise-moved': ({ promise, handedToCarrierAt, status }, moved) =>
    handedToCarrierAt === undefined &&
    !isTerminal(status) &&
    canonicalText(promise) !== canonicalText(moved.promise),
  'held-back': ({ heldBack }) => heldBack === undefined,
  'let-go': ({ heldBack }) => heldBack !== undefined,
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
  // Customs answers a version before it gets the next: what is older was said of an earlier one.
  if (earlierReceipts.some(({ at }) => at >= next.at)) return false;
  return (
    !isRepeated && (movesDocument(documents, fact) || !isRegression(receipts, next, fact.kind))
  );
}

const STOPS: readonly ReceiptClass[] = ['review', 'inspection', 'detained'];

/** That customs looked before it released belongs to the declaration's life, however late we hear of it. */
function isOvertakenStop(
  releasedAt: Instant | undefined,
  { status, kind, receivedAt }: Extract<ConsignmentFact, { type: 'receipt-received' }>,
): boolean {
  const isStop = STOPS.includes(receiptClass(status, kind));
  return isStop && (releasedAt === undefined || receivedAt <= releasedAt);
}

/** A receipt that was overtaken may still date an acceptance or release, or tell of a rejection. */
function movesDocument(
  documents: Consignment['documents'],
  fact: Extract<ConsignmentFact, { type: 'receipt-received' }>,
): boolean {
  const before = documents[fact.kind];
  const after = afterReceipt(before, fact);
  return (
    // What is sent back abroad ends the declaration, also where a rejection overtook it.
    receiptClass(fact.status, fact.kind) === 'returned' ||
    isOvertakenStop(after.releasedAt, fact) ||
    before?.acceptedAt !== after.acceptedAt ||
    before?.releasedAt !== after.releasedAt ||
    before?.rejected?.at !== after.rejected?.at
  );
}
