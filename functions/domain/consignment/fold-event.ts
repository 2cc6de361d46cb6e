import type { Instant } from '../instant.ts';
import { newerTracking } from '../tracking/newer-tracking.ts';
import type { Consignment, TrackingEvent } from './consignment.ts';
import type {
  ConsignmentEvent,
  ConsignmentFact,
  PlannedConsignment,
} from './consignment-events.ts';
import type { TrackingStatus } from '../tracking/tracking-status.ts';
import type { ConsignmentStatus } from './consignment-states.ts';
import { applyChange } from './fixes.ts';
import { foldFiled, foldLostFiling, foldReceipt } from './fold-receipt.ts';
import type { Stage } from './stages.ts';

const STATUS_OF_STAGE: { readonly [S in Stage]: ConsignmentStatus } = {
  dispatch: 'dispatching',
  declare: 'declaring',
  'hand-off': 'handing-off',
  confirm: 'in-transit',
  unwind: 'unwinding',
  'needs-operator': 'needs-operator',
};

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
  'documents-matched': (consignment, { results }) => ({ ...consignment, match: results }),
  'document-filed': foldFiled,
  'filing-lost': foldLostFiling,
  'receipt-received': foldReceipt,
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
  held: (consignment, { hold }) => ({ ...consignment, status: 'held', hold }),
  fixed: (consignment, { changes }) => changes.reduce(applyChange, unblocked(consignment)),
  resumed: (consignment) => unblocked(consignment),
  'cancel-requested': (consignment, { reason }, at) => ({
    ...consignment,
    cancel: { requestedAt: at, reason },
  }),
  'cancel-answered': (consignment, { answer }) => ({
    ...consignment,
    cancel: consignment.cancel && { ...consignment.cancel, answer },
  }),
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

function foldTracking(consignment: Consignment, event: TrackingEvent): Consignment {
  const handed = event.status !== 'UNKNOWN' && event.status !== 'LABEL_CREATED';
  return {
    ...consignment,
    tracking: [...consignment.tracking, event],
    trackingStatus: standingStatus([...consignment.tracking, event]),
    handedToCarrierAt: consignment.handedToCarrierAt ?? (handed ? event.at : undefined),
    deliveredAt: consignment.deliveredAt ?? (event.status === 'DELIVERED' ? event.at : undefined),
  };
}

/** Carriers send out of order: the trail is judged in the order in which things happened. */
function standingStatus(events: readonly TrackingEvent[]): TrackingStatus {
  return [...events]
    .sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)))
    .reduce((standing, event) => newerTracking(standing, event)).status;
}

/** An operator acted: what stood in the way is looked at afresh. */
function unblocked(consignment: Consignment): Consignment {
  const { stage } = consignment;
  return {
    ...consignment,
    hold: undefined,
    refusal: undefined,
    refusedAsk: undefined,
    match: [],
    documents: supersedeRefused(consignment),
    status: stage === undefined ? consignment.status : STATUS_OF_STAGE[stage],
  };
}

/** What customs rejected, or a partner would not take, goes out as a new version. */
function supersedeRefused({ documents, refusedAsk }: Consignment): Consignment['documents'] {
  return Object.fromEntries(
    Object.entries(documents).map(([kind, document]) => [
      kind,
      document.rejected === undefined && refusedAsk?.ask !== `document-${kind}`
        ? document
        : { ...document, superseded: true },
    ]),
  );
}

function unwound(consignment: Consignment, step: Consignment['unwind']): Consignment {
  return { ...consignment, unwind: { ...consignment.unwind, ...step } };
}
