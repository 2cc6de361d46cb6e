import type { Duration } from '../instant.ts';
import { isAtSite } from './at-site.ts';
import type { LoadAskName } from './load-ask-names.ts';
import type { LoadDocumentKind } from './load-documents.ts';
import type { Load } from './load.ts';

/** One row: who is asked, when it is due, how its answer is recognised, when to ask again. */
export interface LoadAskRow {
  readonly name: LoadAskName;
  /** `ourselves`: looked up in our own records. */
  readonly party: 'carrier' | 'warehouse' | 'customs' | 'ourselves';
  readonly document?: LoadDocumentKind;
  /** Waited for, never asked: the partner tells us on its own; asking again means polling. */
  readonly unasked?: boolean;
  readonly ready: (load: Load) => boolean;
  readonly answered: (load: Load) => boolean;
  readonly answerWithin: Duration;
}

const closed = ({ closedAt }: Load): boolean => closedAt !== undefined;
/** The carrier booked what carries it. */
export const booked = ({ booking }: Load): boolean => booking !== undefined;
/** It left the warehouse. */
export const gatedOut = ({ gatedOutAt }: Load): boolean => gatedOutAt !== undefined;
/** It left the country it goes from. */
const departed = ({ departedAt }: Load): boolean => departedAt !== undefined;
/** It is in the country it goes to. */
export const arrived = ({ arrivedAt }: Load): boolean => arrivedAt !== undefined;
/** Customs accepted this document of it. */
export const accepted =
  (kind: LoadDocumentKind) =>
  ({ documents }: Load): boolean =>
    documents[kind]?.acceptedAt !== undefined;

/** Arrival at the site (507), unless all of it is there from an earlier load. */
export const atTheSite = (load: Load): boolean => accepted('507')(load) || isAtSite(load);

/** A document that its firm files once `ready`, about the whole load. */
export function declaration(kind: LoadDocumentKind, ready: LoadAskRow['ready']): LoadAskRow {
  return {
    name: `document-${kind}`,
    party: 'carrier',
    document: kind,
    ready,
    answered: accepted(kind),
    answerWithin: { hours: 1 },
  };
}

/** The carrier books flight, vehicle or sailing, under a master bill. */
export const BOOKING: LoadAskRow = {
  name: 'booking',
  party: 'carrier',
  ready: closed,
  answered: booked,
  answerWithin: { minutes: 30 },
};

/** The warehouse lets it out once `ready`. */
export function gateOut(ready: LoadAskRow['ready']): LoadAskRow {
  return {
    name: 'gate-out',
    party: 'warehouse',
    ready,
    answered: gatedOut,
    answerWithin: { hours: 4 },
  };
}

/** Out of a bonded zone: one pass (核放单) for vehicle and seal, which names the list of each parcel. */
export const GATE_PASS: LoadAskRow = {
  name: 'gate-pass',
  party: 'customs',
  ready: booked,
  // What left before we heard of its pass is not asked for one any more.
  answered: (load) => load.gatePassNumber !== undefined || gatedOut(load),
  answerWithin: { hours: 1 },
};

/** Customs released the list of every parcel that travels on. */
export const RELEASED: LoadAskRow = {
  name: 'lists-released',
  party: 'ourselves',
  ready: gatedOut,
  answered: ({ listsReleasedAt }) => listsReleasedAt !== undefined,
  answerWithin: { minutes: 5 },
};

/** The carrier tells that it came. */
export const ARRIVAL: LoadAskRow = {
  name: 'arrival',
  party: 'carrier',
  unasked: true,
  ready: departed,
  answered: arrived,
  answerWithin: { days: 1 },
};

/** The carrier tells that it left, which it may once `ready`. */
export function departure(ready: LoadAskRow['ready']): LoadAskRow {
  return {
    name: 'departure',
    party: 'carrier',
    unasked: true,
    ready,
    answered: departed,
    answerWithin: { hours: 12 },
  };
}

/** Every list is released, and what carries it is booked. */
export const released = ({ booking, listsReleasedAt }: Load): boolean =>
  !!booking && !!listsReleasedAt;

/** How an export goes on once every list is released, and it is where it leaves China from. */
export function onward(ready: LoadAskRow['ready']): readonly LoadAskRow[] {
  return [
    declaration('607', ready),
    departure(accepted('607')),
    declaration('509', departed),
    ARRIVAL,
  ];
}
