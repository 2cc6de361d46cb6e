import type { Instant } from '../instant.ts';
import { newerTracking } from '../tracking/newer-tracking.ts';
import type { Consignment, TrackingEvent } from './consignment.ts';
import type {
  ConsignmentEvent,
  ConsignmentFact,
  FieldChange,
  PlannedConsignment,
} from './consignment-events.ts';
import { isWithCarrier } from '../tracking/tracking-status.ts';
import type { TrackingStatus } from '../tracking/tracking-status.ts';
import { isTerminal } from './consignment-states.ts';
import { STATUS_OF_STAGE, unblocked } from './unblock.ts';
import { withOutdated } from './amendments.ts';
import { applyChange } from './fixes.ts';
import { foldRestored, foldTaxBill, taking } from './fold-limits.ts';
import { foldFiled, foldLostFiling, foldReceipt, foldSigned } from './fold-receipt.ts';
import { foldHeldBack, foldLetGo, overruled } from './held-back.ts';
import { foldPreAdvised } from './pre-advice.ts';
import { foldCleared, foldLapsed, foldScreened, isScreenedAnew } from './screening.ts';

type Folds = {
  readonly [Type in ConsignmentFact['type']]: (
    consignment: Consignment,
    fact: Extract<ConsignmentFact, { type: Type }>,
    at: Instant,
  ) => Consignment;
};

const FOLDS: Folds = {
  planned: (consignment) => consignment,
  'stage-entered': (consignment, { stage }) => ({
    ...consignment,
    stage,
    status: STATUS_OF_STAGE[stage],
  }),
  'stage-failed': (consignment, { code, message }, at) => ({
    ...consignment,
    hold: undefined,
    refusal: { code, message, at },
  }),
  'stock-reserved': (consignment) => ({ ...consignment, unreserved: undefined }),
  'warehouse-accepted': (consignment, _fact, at) => ({ ...consignment, warehouseAcceptedAt: at }),
  'ask-refused': (consignment, { ask, code, message }) => ({
    ...consignment,
    refusedAsk: { ask, code, message },
    refusals: { ...consignment.refusals, [ask]: (consignment.refusals[ask] ?? 0) + 1 },
  }),
  'waybill-drawn': (consignment, { waybillNumber }) => ({
    ...consignment,
    legs: [
      { carrierId: consignment.carrierId, waybillNumber, declared: true, public: true },
      ...consignment.legs,
    ],
  }),
  'payment-recorded': (consignment, { record }) => ({ ...consignment, paymentRecord: record }),
  'waybill-declared': (consignment, { record }) => ({ ...consignment, waybillRecord: record }),
  screened: foldScreened,
  'screening-lapsed': foldLapsed,
  'screening-cleared': (consignment, fact) => foldCleared(unblocked(consignment), fact),
  'pre-advised': foldPreAdvised,
  charged: (consignment, { charge, amount, chargedAt }) => ({
    ...consignment,
    charges: [...(consignment.charges ?? []), { charge, amount, chargedAt }],
  }),
  'documents-matched': (consignment, { results }) => ({ ...consignment, match: results }),
  'document-filed': foldFiled,
  'document-signed': foldSigned,
  'filing-lost': foldLostFiling,
  'receipt-received': foldReceipt,
  'limit-drawn': (consignment, { limit, taken }) => taking(consignment, limit, 'drawn', taken),
  'limit-exhausted': (consignment, { limit, taken }) =>
    taking(consignment, limit, 'exhausted', taken),
  'limits-restored': foldRestored,
  'tax-billed': foldTaxBill,
  'book-written-off': (consignment, { postings }) => ({
    ...consignment,
    stockReserved: false,
    bookPostings: postings,
  }),
  'parcel-packed': (consignment, { weightGrams }, at) => ({
    ...consignment,
    packed: { at, weightGrams },
  }),
  'gate-pass-issued': (consignment, { number }, at) => ({
    ...consignment,
    gatePass: { number, at },
  }),
  'gated-out': (consignment, _fact, at) => ({ ...consignment, gatedOutAt: at }),
  tracked: (consignment, { event }) => foldTracking(consignment, event),
  'load-joined': (consignment, { loadId }) => ({
    ...consignment,
    load: { loadId, status: 'open', reached: {} },
    leftLoad: undefined,
  }),
  'load-left': (consignment, { loadId, reason }, at) => ({
    ...consignment,
    load: undefined,
    leftLoad: { loadId, reason, at },
  }),
  'load-booked': (consignment, { masterBill, voyage, vessel, trafficMode }) => ({
    ...consignment,
    load: consignment.load && { ...consignment.load, masterBill, voyage, vessel, trafficMode },
  }),
  'load-moved': (consignment, { status, movedAt }) => ({
    ...consignment,
    load: consignment.load && {
      ...consignment.load,
      status,
      reached: { ...consignment.load.reached, [status]: movedAt },
    },
    gatedOutAt: consignment.gatedOutAt ?? (status === 'gated-out' ? movedAt : undefined),
  }),
  'goods-received': (consignment, { lines }, at) => ({
    ...consignment,
    goodsReceipt: { at, lines },
  }),
  'stock-put-away': (consignment, { postings }, at) => ({
    ...consignment,
    goodsReceipt: consignment.goodsReceipt && { ...consignment.goodsReceipt, putAwayAt: at },
    bookPostings: [...consignment.bookPostings, ...postings],
  }),
  held: (consignment, { hold }) => ({ ...consignment, status: 'held', hold }),
  fixed: foldFixed,
  // What is sent on, and not to be unwound, does not come back any more.
  resumed: (consignment, { stage }) => ({
    ...unblocked(consignment),
    returnRequest: stage === 'unwind' ? consignment.returnRequest : undefined,
  }),
  'promise-moved': (consignment, { promise }) => ({ ...consignment, promise }),
  'held-back': foldHeldBack,
  'let-go': foldLetGo,
  'cancel-requested': (consignment, { reason, replaced }, at) => ({
    ...consignment,
    cancel: { requestedAt: at, reason, replaced },
  }),
  'cancel-answered': (consignment, { answer }) => ({
    ...consignment,
    cancel: consignment.cancel && { ...consignment.cancel, answer },
  }),
  'return-requested': foldReturnRequest,
  'parcel-returned': (consignment, _fact, at) => unwound(consignment, { parcelReturnedAt: at }),
  'parcel-tallied': (consignment, { lines }, at) => unwound(consignment, { tally: { at, lines } }),
  'parcel-stopped': (consignment, _fact, at) => unwound(consignment, { parcelStoppedAt: at }),
  'parcel-too-late': (consignment, _fact, at) => unwound(consignment, { parcelTooLateAt: at }),
  'stock-returned': (consignment, { postings }, at) => ({
    ...unwound(consignment, { stockReturnedAt: at }),
    stockReserved: false,
    bookPostings: [...consignment.bookPostings, ...postings],
  }),
  'label-voided': (consignment, _fact, at) => unwound(consignment, { labelVoidedAt: at }),
  ended: (consignment, { status }) => ({
    ...consignment,
    status,
    stage: undefined,
    hold: undefined,
  }),
};

/**
 * The projection after one more event. The first event of a trail is `planned`; a gap in the
 * versions, or any other first event, is a broken trail and throws.
 */
export function foldEvent(
  consignment: Consignment | undefined,
  event: ConsignmentEvent,
): Consignment {
  const before = consignment ?? startingPoint(event);
  if (event.version !== before.version + 1) {
    throw new Error(
      `broken trail of ${event.consignmentId}: event ${String(event.version)} after ${String(before.version)}`,
    );
  }
  return { ...foldFact(before, event, event.at), version: event.version, updatedAt: event.at };
}

function foldFact<Type extends ConsignmentFact['type']>(
  consignment: Consignment,
  fact: Extract<ConsignmentFact, { type: Type }>,
  at: Instant,
): Consignment {
  const fold: Folds[Type] = FOLDS[fact.type];
  return fold(consignment, fact, at);
}

function startingPoint(event: ConsignmentEvent): Consignment {
  if (event.type !== 'planned') {
    throw new Error(`broken trail of ${event.consignmentId}: it starts with ${event.type}`);
  }
  return emptyConsignment(event.planned, event.at);
}

function emptyConsignment(planned: PlannedConsignment, at: Instant): Consignment {
  return {
    ...planned,
    version: 0,
    status: 'accepted',
    createdAt: at,
    updatedAt: at,
    stockReserved: true,
    legs: [],
    match: [],
    documents: {},
    bookPostings: [],
    tracking: [],
    trackingStatus: 'UNKNOWN',
    refusals: {},
    unwind: {},
  };
}

function foldFixed(
  consignment: Consignment,
  { changes, by }: Extract<ConsignmentFact, { type: 'fixed' }>,
  at: Instant,
): Consignment {
  const before = {
    ...unblocked(overruled(consignment, by)),
    screening: isScreenedAnew(changes) ? undefined : consignment.screening,
    attendedAt: at,
  };
  const fixed = changes.reduce(applyChange, before);
  return withOutdated(
    fixed,
    changes.filter((change) => isRealChange(before, change)),
  );
}

/** What was filled in as it stood changes no document; of identities only the last characters are known. */
function isRealChange(before: Consignment, change: FieldChange): boolean {
  if (change.identity !== undefined) return true;
  return JSON.stringify(applyChange(before, change)) !== JSON.stringify(before);
}

function foldTracking(consignment: Consignment, event: TrackingEvent): Consignment {
  return {
    ...consignment,
    tracking: [...consignment.tracking, event],
    trackingStatus: standingStatus([...consignment.tracking, event]),
    handedToCarrierAt: firstScan(consignment.handedToCarrierAt, event),
    deliveredAt: consignment.deliveredAt ?? (event.status === 'DELIVERED' ? event.at : undefined),
  };
}

/** The earliest scan of what the carrier has, in whatever order they come. */
function firstScan(known: Instant | undefined, { status, at }: TrackingEvent): Instant | undefined {
  if (!isWithCarrier(status)) return known;
  return known === undefined || at < known ? at : known;
}

/** Carriers send out of order: the trail is judged in the order in which things happened. */
function standingStatus(events: readonly TrackingEvent[]): TrackingStatus {
  return [...events]
    .sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)))
    .reduce((standing, event) => newerTracking(standing, event)).status;
}

/** What had come to its end is taken up again by another execution, which goes to Unwind at once. */
function foldReturnRequest(
  consignment: Consignment,
  { reason }: Extract<ConsignmentFact, { type: 'return-requested' }>,
  at: Instant,
): Consignment {
  const requested = { ...unblocked(consignment), returnRequest: { requestedAt: at, reason } };
  return isTerminal(consignment.status)
    ? { ...requested, status: 'unwinding', restarts: (consignment.restarts ?? 0) + 1 }
    : requested;
}

function unwound(consignment: Consignment, step: Consignment['unwind']): Consignment {
  return { ...consignment, unwind: { ...consignment.unwind, ...step } };
}
