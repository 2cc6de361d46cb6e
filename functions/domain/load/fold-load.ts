import { after } from '../instant.ts';
import type { Instant } from '../instant.ts';
import { isAtSite } from './at-site.ts';
import { OPEN_FOR } from './closing.ts';
import { loadRules } from './load-rules.ts';
import type { LoadAskName } from './load-ask-names.ts';
import { afterAsking, afterLoadReceipt, asAskedAgain } from './load-declarations.ts';
import type { LoadEvent, LoadFact } from './load-events.ts';
import type { LoadStatus } from './load-states.ts';
import type { LeftEntry, Load } from './load.ts';
import { packed } from './packing.ts';

type Folds = {
  readonly [Type in LoadFact['type']]: (
    load: Load,
    fact: Extract<LoadFact, { type: Type }>,
    at: Instant,
  ) => Load;
};

const FOLDS: Folds = {
  opened: (load) => load,
  joined: (load, { entry }, at) => ({
    ...load,
    // Nobody waits in an empty load: the time runs from the first parcel on.
    closesAt: load.entries.length === 0 ? after(at, OPEN_FOR) : load.closesAt,
    entries: [...load.entries, entry],
    left: load.left.filter(({ consignmentId }) => consignmentId !== entry.consignmentId),
  }),
  left: withoutEntry,
  'stayed-behind': withoutEntry,
  closed: (load, { entries, takenOut, seal }, at) => ({
    ...load,
    closedAt: at,
    seal,
    entries,
    left: [...load.left, ...takenOut],
  }),
  'ask-refused': (load, { ask, code, message }, at) => ({
    ...load,
    refused: { ...load.refused, [ask]: { code, message, at } },
  }),
  booked: (load, { booking }) => ({ ...load, booking }),
  'gate-pass-issued': (load, { number }) => ({ ...load, gatePassNumber: number }),
  'gated-out': (load, { occurredAt, plate, gatePass, packing = [] }) => ({
    ...load,
    gatedOutAt: occurredAt,
    plate,
    gatePass,
    entries: packed(load.entries, packing),
  }),
  'declaration-asked': (load, fact, at) => ({
    ...load,
    documents: { ...load.documents, [fact.kind]: afterAsking(load.documents[fact.kind], fact, at) },
  }),
  'receipt-received': (load, fact) => ({
    ...load,
    documents: {
      ...load.documents,
      [fact.kind]: afterLoadReceipt(load.documents[fact.kind], fact),
    },
  }),
  'lists-released': (load, _fact, at) => ({ ...load, listsReleasedAt: at }),
  departed: (load, { occurredAt, place }) => ({
    ...load,
    departedAt: occurredAt,
    departedFrom: place,
  }),
  arrived: (load, { occurredAt, place }) => ({ ...load, arrivedAt: occurredAt, arrivedIn: place }),
  'asked-again': (load) => ({
    ...load,
    refused: {},
    requests: { ...load.requests, ...nextRequests(load) },
    documents: asAskedAgain(load.documents),
  }),
};

/**
 * What its consignments must hear of at once. Joining is their own step, and lists are theirs anyway;
 * that it closed they hear with its booking, unless some were taken out then.
 */
const TOLD: readonly LoadFact['type'][] = [
  'left',
  'stayed-behind',
  'booked',
  'gated-out',
  'departed',
  'arrived',
];

/**
 * The projection after one more event. The first event of a trail is `opened`; a gap in the
 * versions, or any other first event, is a broken trail and throws.
 */
export function foldLoadEvent(load: Load | undefined, event: LoadEvent): Load {
  const before = load ?? startingPoint(event);
  if (event.version !== before.version + 1) {
    throw new Error(
      `broken trail of ${event.loadId}: event ${String(event.version)} after ${String(before.version)}`,
    );
  }
  const folded = throughNoGate(foldFact(before, event, event.at), event.at);
  return {
    ...folded,
    status: statusOf(folded),
    version: event.version,
    updatedAt: event.at,
    newsVersion: isTold(event) ? event.version : before.newsVersion,
  };
}

function isTold(fact: LoadFact): boolean {
  return TOLD.includes(fact.type) || (fact.type === 'closed' && fact.takenOut.length > 0);
}

/** A pass names every parcel: what is taken out before the gate needs another one. */
function withoutEntry(load: Load, { consignmentId, reason }: LeftEntry): Load {
  const isVoid = load.gatePassNumber !== undefined && load.gatedOutAt === undefined;
  const requests = { ...load.requests, 'gate-pass': (load.requests['gate-pass'] ?? 1) + 1 };
  return {
    ...load,
    ...(isVoid ? { gatePassNumber: undefined, requests } : {}),
    entries: load.entries.filter((entry) => entry.consignmentId !== consignmentId),
    left: [...load.left, { consignmentId, reason }],
  };
}

/** What is at the site as a whole passes no gate: booked, it is where others come through theirs. */
function throughNoGate(load: Load, at: Instant): Load {
  const { booking, gatedOutAt } = load;
  const isThere = booking !== undefined && gatedOutAt === undefined && isAtSite(load);
  return isThere ? { ...load, gatedOutAt: at } : load;
}

function foldFact<Type extends LoadFact['type']>(
  load: Load,
  fact: Extract<LoadFact, { type: Type }>,
  at: Instant,
): Load {
  const fold: Folds[Type] = FOLDS[fact.type];
  return fold(load, fact, at);
}

function startingPoint(event: LoadEvent): Load {
  if (event.type !== 'opened') {
    throw new Error(`broken trail of ${event.loadId}: it starts with ${event.type}`);
  }
  return {
    ...event.planned,
    version: 0,
    status: 'open',
    openedAt: event.at,
    updatedAt: event.at,
    closesAt: after(event.at, OPEN_FOR),
    entries: [],
    left: [],
    documents: {},
    refused: {},
    requests: {},
    newsVersion: 0,
  };
}

/** A load has not departed before its gate said so, however early the carrier's message is. */
function statusOf({ closedAt, gatedOutAt, departedAt, arrivedAt }: Load): LoadStatus {
  if (closedAt === undefined) return 'open';
  if (gatedOutAt === undefined) return 'closed';
  if (departedAt === undefined) return 'gated-out';
  return arrivedAt === undefined ? 'departed' : 'arrived';
}

/** Everything that was refused is a new request from now on. */
function nextRequests(load: Load): Load['requests'] {
  const refused = loadRules(load).asks.filter(
    ({ name, document }) =>
      load.refused[name] !== undefined ||
      (document !== undefined && load.documents[document]?.rejected !== undefined),
  );
  const next = (name: LoadAskName) => [name, (load.requests[name] ?? 1) + 1] as const;
  return Object.fromEntries(refused.map(({ name }) => next(name)));
}
