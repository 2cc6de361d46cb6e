import type { TradeModeName } from '../../functions/domain/trade/trade-modes.ts';
import { GUANGZHOU_ARTICLE } from '../../functions/sandbox/demo/planted-articles.ts';
import type { ScriptChoice } from '../../functions/sandbox/scripts.ts';
import type { ConsignmentPage } from './operator-client.ts';

/** What an operator does, once the consignment's page shows what they wait for. */
export interface Move {
  readonly once: (page: ConsignmentPage) => boolean;
  readonly does: 'correct' | 'cancel' | 'take back' | 'go on' | 'return one less';
}

/** How a journey ended, on every side. Lists are words with blanks between. */
export interface Outcome {
  /** States that its execution entered; of a second execution behind a semicolon. */
  readonly states: string;
  /** States of its declaration; empty where nothing is declared. */
  readonly declaration: string;
  /** What customs answered to each document. */
  readonly documents: { readonly [kind: string]: string };
  /** Movements of its stock line, in any order: some overtake one another. */
  readonly movements: string;
  /** What partners did for it, once each, in any order. */
  readonly effects: string;
}

/** One order of a trade mode on its way, from the store to its end. */
export interface ModeJourney {
  readonly mode: TradeModeName;
  readonly title: string;
  readonly script: ScriptChoice;
  /** Where it goes, if not where the example of its mode goes. */
  readonly shipTo?: { readonly country: string; readonly city: string };
  /** What is ordered, if not what the example of its mode orders. */
  readonly sku?: string;
  /** In this order. */
  readonly moves: readonly Move[];
  /** By the status that it may end in. */
  readonly outcomes: { readonly [status: string]: Outcome };
}

const isRejected: Move['once'] = ({ hold }) => hold?.reason === 'customs-rejected';
const isDelivered: Move['once'] = ({ status }) => status === 'delivered';
const isTalliedWrongly: Move['once'] = ({ hold }) => hold?.reason === 'tally-difference';
const isTallyRefused: Move['once'] = ({ hold }) => hold?.reason === 'tally-refused';
const isInspected: Move['once'] = ({ declaration }) => declaration?.state === 'inspection';
/** Its hand-off is over: one that left the gate may be taken back before, too, on another way. */
const hasLeft: Move['once'] = ({ status, actions }) =>
  status === 'in-transit' && actions.includes('return');

/** What differs between the modes that declare. */
interface Declaring {
  readonly mode: TradeModeName;
  /** What comes before the list, each answered 120. */
  readonly before: readonly string[];
  readonly list: '621' | '603';
  readonly withdrawal: '623' | '605';
  /** Its return application, and what grants it. */
  readonly application: readonly [kind: '625' | '213', answers: string];
  /** What else the logistics firm declares, once it is delivered. */
  readonly signedFor?: '513';
  /** What partners did when the list is filed, and from its release to the gate. */
  readonly prepared: string;
  readonly letGo: string;
  readonly arrived: string;
  /** Movements from release to the gate. */
  readonly leaves: 'write-off gate-out' | 'issue';
  /** What a return does to the account book. */
  readonly bookRestored?: 'book-restored';
  /** When an operator may take it back. */
  readonly takenBack: Move['once'];
}

const IMPORT = {
  before: ['311', '411', '511'],
  list: '621',
  withdrawal: '623',
  application: ['625', '120 399'],
  signedFor: '513',
  arrived: 'delivered',
  takenBack: isDelivered,
} as const;
const EXPORT = {
  before: ['303', '505'],
  list: '603',
  withdrawal: '605',
  application: ['213', '120 800'],
  arrived: 'delivered',
  takenBack: isDelivered,
} as const;

const ORDERED = 'order-posted fulfilment-accepted label-drawn';
const PAID = `${ORDERED} payment-declared order-accepted payment-accepted waybill-declared waybill-accepted`;
const BOOKED = `${ORDERED} order-accepted waybill-declared waybill-accepted`;

const BONDED_IMPORT: Declaring = {
  ...IMPORT,
  mode: 'bonded-import',
  leaves: 'write-off gate-out',
  letGo: 'book-reduced parcel-packed gate-pass-issued gated-out',
  prepared: PAID,
  bookRestored: 'book-restored',
};
const DIRECT_IMPORT: Declaring = {
  ...IMPORT,
  mode: 'direct-import',
  prepared: `${PAID} parcel-packed`,
  letGo: 'gated-out',
  leaves: 'issue',
};
const EXPORTS: readonly Declaring[] = [
  {
    ...EXPORT,
    mode: 'general-export',
    prepared: `${BOOKED} parcel-packed pre-advised`,
    letGo: 'gated-out',
    leaves: 'issue',
  },
  {
    ...EXPORT,
    mode: 'special-area-export',
    prepared: `${BOOKED} parcel-packed pre-advised`,
    // Its load has the pass of the gate.
    letGo: 'book-reduced gated-out',
    leaves: 'write-off gate-out',
    bookRestored: 'book-restored',
  },
  {
    ...EXPORT,
    mode: 'b2b-direct-export',
    prepared: BOOKED,
    letGo: 'parcel-packed gated-out',
    leaves: 'issue',
  },
  {
    ...EXPORT,
    mode: 'overseas-stocking',
    prepared: BOOKED,
    letGo: 'parcel-packed gated-out',
    leaves: 'issue',
    arrived: 'delivered goods-received',
    // What is put away there is not ours to call back.
    takenBack: hasLeft,
  },
];
const MODES: readonly Declaring[] = [BONDED_IMPORT, DIRECT_IMPORT, ...EXPORTS];

const DELIVERED = 'Dispatch Declare Hand off Confirm delivery Delivered';
const CANCELLED = 'Dispatch Declare Unwind Cancelled';
const STOPPED = 'parcel-stopped label-voided';

/** The documents of a mode, where the list was answered so. */
function documents({ before, list, signedFor }: Declaring, answers: string, signed = '') {
  return {
    ...Object.fromEntries(before.map((kind) => [kind, '120'])),
    [list]: answers,
    ...(signedFor === undefined ? {} : { [signedFor]: signed }),
  };
}

/** Delivered, after customs said so much of the list. */
function delivered(mode: Declaring, answers: string, states: string, rejected = ''): Outcome {
  const { prepared, letGo, arrived, leaves } = mode;
  return {
    states: DELIVERED,
    declaration: `draft matched filed ${states}`,
    documents: documents(mode, answers, '120'),
    movements: `reserve declare declaration-closed ${leaves}`,
    effects: `${prepared} ${rejected} list-declared list-released ${letGo} ${arrived}`,
  };
}

function accept(mode: Declaring): ModeJourney {
  return {
    mode: mode.mode,
    title: 'accepted by customs, delivered',
    script: 'accept',
    moves: [],
    outcomes: { delivered: delivered(mode, '120 800', 'accepted released') },
  };
}

function inspect(mode: Declaring): ModeJourney {
  return {
    mode: mode.mode,
    title: 'inspected, released, delivered',
    // Long enough that its release does not overtake it.
    script: 'inspect:48',
    moves: [],
    outcomes: { delivered: delivered(mode, '120 500 800', 'accepted inspection released') },
  };
}

/** What was corrected stands on the order, too, which is amended before the list is filed again. */
function amending(mode: Declaring): Declaring {
  return { ...mode, prepared: `${mode.prepared} order-amended` };
}

function detained(mode: Declaring): ModeJourney {
  const states = 'accepted detained released';
  return {
    mode: mode.mode,
    title: 'detained at the site while its load goes on, released, delivered by the next',
    // Long enough that its load has gone before it is released.
    script: 'detain-release:503+96',
    moves: [],
    outcomes: { delivered: delivered(mode, '120 503 800', states) },
  };
}

function byRoad(mode: Declaring): ModeJourney {
  return {
    ...accept(mode),
    title: 'carried by a vehicle where its carrier goes by road, delivered',
    shipTo: { country: 'HK', city: 'Hong Kong' },
  };
}

/** Nothing of it may arrive at the site before its list is released. */
function releasedFirst(mode: Declaring): ModeJourney {
  return {
    ...accept(mode),
    title: 'from a district where it arrives at the site once released, delivered',
    sku: GUANGZHOU_ARTICLE,
  };
}

function correct(mode: Declaring): ModeJourney {
  const states = 'rejected amended filed accepted released';
  return {
    mode: mode.mode,
    title: 'rejected, corrected, filed again, delivered',
    script: 'reject:100',
    moves: [{ once: isRejected, does: 'correct' }],
    outcomes: { delivered: delivered(amending(mode), '120 800', states, 'list-rejected') },
  };
}

/** Its list was refused and stands for nothing: it is stopped, and its stock is free again. */
function refused(mode: Declaring, status: string): Outcome {
  return {
    states: CANCELLED,
    declaration: 'draft matched filed rejected void',
    documents: documents(mode, status),
    movements: 'reserve declare release declaration-closed',
    effects: `${mode.prepared} list-rejected ${STOPPED}`,
  };
}

/** Refused for good once it travels, or before: what was loaded is not stopped any more. */
function refusedOnItsWay(mode: Declaring, status: string): ModeJourney {
  const { prepared } = mode;
  return {
    mode: mode.mode,
    title: 'refused for good, taken back from where it is',
    script: `reject:${status}`,
    moves: [{ once: ({ hold }) => hold?.reason === 'too-late-to-stop', does: 'take back' }],
    outcomes: {
      cancelled: refused(mode, status),
      returned: {
        ...refused(mode, status),
        states: 'Dispatch Declare Unwind Returned',
        effects: `${prepared} list-rejected gated-out parcel-returned`,
      },
    },
  };
}

function withdraw(mode: Declaring): ModeJourney {
  const { prepared, withdrawal } = mode;
  return {
    mode: mode.mode,
    title: 'cancelled while customs inspects, the list withdrawn',
    script: 'inspect:240',
    moves: [{ once: isInspected, does: 'cancel' }],
    outcomes: {
      cancelled: {
        states: CANCELLED,
        declaration: 'draft matched filed accepted inspection withdrawn',
        documents: { ...documents(mode, '120 500'), [withdrawal]: '399' },
        movements: 'reserve declare release declaration-closed',
        effects: `${prepared} list-declared list-withdrawn ${STOPPED}`,
      },
    },
  };
}

function takeBack(mode: Declaring): ModeJourney {
  const [application, answers] = mode.application;
  const before = delivered(mode, '120 800', 'accepted released returned');
  const wasDelivered = mode.takenBack === isDelivered;
  const isTallied = application === '213';
  const tally: Outcome['documents'] = isTallied ? { '215': '399' } : {};
  const { effects } = wasDelivered
    ? before
    : { effects: before.effects.replace('goods-received', '') };
  return {
    mode: mode.mode,
    title: 'taken back under a return application',
    script: 'accept',
    moves: [{ once: mode.takenBack, does: 'take back' }],
    outcomes: {
      returned: {
        ...before,
        states: wasDelivered
          ? `${DELIVERED}; Dispatch Unwind Returned`
          : 'Dispatch Declare Hand off Confirm delivery Unwind Returned',
        documents: { ...before.documents, [application]: answers, ...tally },
        movements: `${before.movements} return`,
        effects: `${effects} list-returned parcel-returned ${isTallied ? 'tally-accepted' : ''} ${mode.bookRestored ?? ''}`,
      },
    },
  };
}

const TALLIED: readonly TradeModeName[] = ['general-export', 'special-area-export'];

/** Something is wrong with what comes back, or with what its site says of it; an operator sees to it. */
const TALLIES: readonly Pick<ModeJourney, 'title' | 'script' | 'moves'>[] = [
  {
    title: 'taken back a piece short, counted anew by the site',
    script: 'tally:short',
    moves: [{ once: isTalliedWrongly, does: 'go on' }],
  },
  {
    title: 'taken back, a piece lost on the way, the application amended to what came',
    script: 'tally:lost',
    moves: [{ once: isTalliedWrongly, does: 'return one less' }],
  },
  {
    title: 'taken back, its tally refused by customs and filed anew',
    script: 'tally:rejected',
    moves: [{ once: isTallyRefused, does: 'go on' }],
  },
];

function tallied(mode: Declaring): readonly ModeJourney[] {
  const usual = takeBack(mode);
  return TALLIES.map((each) => ({ ...usual, ...each, moves: [...usual.moves, ...each.moves] }));
}

/** Crosses no border: the warehouse sends it, and takes it back. */
const FULFILMENT: Outcome = {
  states: DELIVERED,
  declaration: '',
  documents: {},
  movements: 'reserve issue',
  effects: `${ORDERED} parcel-packed gated-out delivered`,
};

/**
 * Every trade mode to each of its ends. Customs refuses for good where the limits of a buyer are
 * passed, which is said of imports only; what it refuses of exports an operator corrects or cancels.
 */
export const MODE_JOURNEYS: readonly ModeJourney[] = [
  ...MODES.map(accept),
  ...MODES.map(inspect),
  ...MODES.map(correct),
  // Before the list is released it is at the site only where its load brought it there.
  ...EXPORTS.filter(({ letGo }) => letGo === 'gated-out').map(detained),
  ...EXPORTS.filter(({ letGo }) => !letGo.includes('packed')).map(byRoad),
  ...EXPORTS.filter(({ mode }) => mode === 'general-export').map(releasedFirst),
  {
    mode: 'bonded-import',
    title: 'refused for good, cancelled',
    script: 'reject:-621005',
    moves: [],
    outcomes: { cancelled: refused(BONDED_IMPORT, '-621005') },
  },
  refusedOnItsWay(DIRECT_IMPORT, '-621018'),
  ...EXPORTS.map((mode): ModeJourney => ({
    mode: mode.mode,
    title: 'refused, cancelled by an operator',
    script: 'reject:-603005',
    moves: [{ once: isRejected, does: 'cancel' }],
    outcomes: { cancelled: refused(mode, '-603005') },
  })),
  // What travels in a load waits nowhere between acceptance and its load's gate.
  ...MODES.filter(({ letGo }) => letGo !== 'gated-out').map(withdraw),
  ...MODES.map(takeBack),
  ...EXPORTS.filter(({ mode }) => TALLIED.includes(mode)).flatMap(tallied),
  {
    mode: 'overseas-fulfilment',
    title: 'declared nowhere, delivered',
    script: 'accept',
    moves: [],
    outcomes: { delivered: FULFILMENT },
  },
  {
    mode: 'overseas-fulfilment',
    title: 'taken back by the warehouse, nothing to apply for',
    script: 'accept',
    moves: [{ once: isDelivered, does: 'take back' }],
    outcomes: {
      returned: {
        ...FULFILMENT,
        states: `${DELIVERED}; Dispatch Unwind Returned`,
        movements: `${FULFILMENT.movements} return`,
        effects: `${FULFILMENT.effects} parcel-returned`,
      },
    },
  },
];
