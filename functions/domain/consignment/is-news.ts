import { isRegression, receiptClass, receiptDisposition } from '../customs/receipt-status.ts';
import type { Consignment } from './consignment.ts';
import type { ConsignmentFact } from './consignment-events.ts';

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
  'ask-refused': ({ refusedAsk, warehouseAcceptedAt }, { ask }) =>
    refusedAsk?.ask !== ask && !(ask === 'fulfilment' && warehouseAcceptedAt !== undefined),
  'waybill-drawn': ({ legs }, { waybillNumber }) =>
    legs.every((leg) => leg.waybillNumber !== waybillNumber),
  'payment-recorded': ({ paymentRecord }) => paymentRecord === undefined,
  'waybill-declared': ({ waybillRecord }) => waybillRecord === undefined,
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

function isNewReceipt(
  { documents }: Consignment,
  fact: Extract<ConsignmentFact, { type: 'receipt-received' }>,
): boolean {
  // "Exists already" answers a repeat of ours: what customs has stands, and its receipts come.
  if (receiptDisposition(fact.status) === 'already-filed') return false;
  const known = documents[fact.kind]?.receipts ?? [];
  const next = { status: fact.status, at: fact.receivedAt, info: fact.info };
  const repeated = known.some(({ status, at }) => status === next.status && at === next.at);
  const isAcceptance = ({ status }: { readonly status: string }) =>
    receiptClass(status, fact.kind) === 'accepted';
  // A release may overtake the first 120, which still dates the list clock.
  const datesAcceptance = isAcceptance(next) && !known.some(isAcceptance);
  return !repeated && (datesAcceptance || !isRegression(known, next, fact.kind));
}
