import type { Duration } from '../instant.ts';
import { TRADE_MODES } from '../trade/trade-modes.ts';
import type { TradeModeName } from '../trade/trade-modes.ts';
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

/** What loads of one direction do. */
export interface LoadRules {
  /** How far a list must be before its parcel may travel; `no`: it is filed with the booked bill. */
  readonly listBeforeClosing: 'accepted' | 'released' | 'no';
  readonly asks: readonly LoadAskRow[];
}

const closed = ({ closedAt }: Load): boolean => closedAt !== undefined;
const booked = ({ booking }: Load): boolean => booking !== undefined;
const gatedOut = ({ gatedOutAt }: Load): boolean => gatedOutAt !== undefined;
const departed = ({ departedAt }: Load): boolean => departedAt !== undefined;
const arrived = ({ arrivedAt }: Load): boolean => arrivedAt !== undefined;
const accepted =
  (kind: LoadDocumentKind) =>
  ({ documents }: Load): boolean =>
    documents[kind]?.acceptedAt !== undefined;

/** Arrival at the site (507), unless all of it is there from an earlier load. */
const atTheSite = (load: Load): boolean => accepted('507')(load) || isAtSite(load);

function declaration(kind: LoadDocumentKind, ready: LoadAskRow['ready']): LoadAskRow {
  return {
    name: `document-${kind}`,
    party: 'carrier',
    document: kind,
    ready,
    answered: accepted(kind),
    answerWithin: { hours: 1 },
  };
}

const BOOKING: LoadAskRow = {
  name: 'booking',
  party: 'carrier',
  ready: closed,
  answered: booked,
  answerWithin: { minutes: 30 },
};

function gateOut(ready: LoadAskRow['ready']): LoadAskRow {
  return {
    name: 'gate-out',
    party: 'warehouse',
    ready,
    answered: gatedOut,
    answerWithin: { hours: 4 },
  };
}

/** Out of a bonded zone: one pass (核放单) for vehicle and seal, which names the list of each parcel. */
const GATE_PASS: LoadAskRow = {
  name: 'gate-pass',
  party: 'customs',
  ready: booked,
  // What left before we heard of its pass is not asked for one any more.
  answered: (load) => load.gatePassNumber !== undefined || gatedOut(load),
  answerWithin: { hours: 1 },
};

const RELEASED: LoadAskRow = {
  name: 'lists-released',
  party: 'ourselves',
  ready: (load) => gatedOut(load) && atTheSite(load),
  answered: ({ listsReleasedAt }) => listsReleasedAt !== undefined,
  answerWithin: { minutes: 5 },
};

const ARRIVAL: LoadAskRow = {
  name: 'arrival',
  party: 'carrier',
  unasked: true,
  ready: departed,
  answered: arrived,
  answerWithin: { days: 1 },
};

function departure(ready: LoadAskRow['ready']): LoadAskRow {
  return {
    name: 'departure',
    party: 'carrier',
    unasked: true,
    ready,
    answered: departed,
    answerWithin: { hours: 12 },
  };
}

/** How an export goes on once every list is released. */
const ONWARD: readonly LoadAskRow[] = [
  declaration('607', ({ booking, listsReleasedAt }) => !!booking && !!listsReleasedAt),
  departure(accepted('607')),
  declaration('509', departed),
  ARRIVAL,
];

/**
 * By direction. Source: GACC announcement 2018-194 and the CEB business nodes 2022-05: export lists
 * are released on or before arrival at the site (507), bill and waybills are linked before (607) and
 * departure is declared after the flight left (509); the site of an import declares what came (711).
 * weak: that a zone knows no 507 is the design's, from flow charts of single zones.
 */
const RULES = {
  export: {
    listBeforeClosing: 'accepted',
    asks: [
      BOOKING,
      gateOut(booked),
      { ...declaration('507', gatedOut), answered: atTheSite },
      RELEASED,
      ...ONWARD,
    ],
  },
  // The zone is the site: nothing arrives at another, and nothing leaves it unreleased.
  'export out of bond': {
    listBeforeClosing: 'released',
    asks: [
      BOOKING,
      GATE_PASS,
      gateOut(({ gatePassNumber }) => gatePassNumber !== undefined),
      { ...RELEASED, ready: gatedOut },
      ...ONWARD,
    ],
  },
  import: {
    listBeforeClosing: 'no',
    asks: [BOOKING, gateOut(booked), departure(gatedOut), ARRIVAL, declaration('711', arrived)],
  },
} as const satisfies { readonly [rules: string]: LoadRules };

/** The rules for loads of a mode. Modes without a border know no loads; theirs would be exports. */
export function loadRules(mode: TradeModeName): LoadRules {
  const { direction, bonded } = TRADE_MODES[mode];
  if (direction === 'import') return RULES.import;
  return bonded ? RULES['export out of bond'] : RULES.export;
}

/** A row's ask by name, in the mode of the load. */
export function loadAskRow({ mode }: Load, name: string): LoadAskRow | undefined {
  return loadRules(mode).asks.find((row) => row.name === name);
}

/** What a load waits for now: due, not answered and not refused. Nobody asks for an empty one. */
export function openLoadAsks(load: Load): readonly LoadAskRow[] {
  if (load.entries.length === 0) return [];
  return loadRules(load.mode).asks.filter(
    (row) => row.ready(load) && !row.answered(load) && blockedBy(load, row) === undefined,
  );
}

/** Key that tells a partner that this is the same request again; new only when an operator asks again. */
export function loadRequestId({ loadId, requests }: Load, name: LoadAskName): string {
  return `${loadId}.${name}.${String(requests[name] ?? 1)}`;
}

/** What stands in the way of an ask until an operator asks again. */
export function blockedBy(
  load: Load,
  row: LoadAskRow,
): { readonly code: string; readonly message: string; readonly at: string } | undefined {
  if (row.answered(load)) return undefined;
  const rejected = row.document && load.documents[row.document]?.rejected;
  if (rejected !== undefined) {
    return { code: rejected.status, message: rejected.info, at: rejected.at };
  }
  return load.refused[row.name];
}
