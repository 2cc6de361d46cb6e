import type { ConsignmentEvent } from '../consignment/consignment-events.ts';
import type { MatchResult, Receipt } from '../consignment/consignment.ts';
import type { Instant } from '../instant.ts';
import type { DocumentKind } from '../trade/documents.ts';
import { TRADE_MODES } from '../trade/trade-modes.ts';
import type { ReceiptClass } from './receipt-codes.ts';
import { receiptClass, receiptRank } from './receipt-status.ts';

/** Where a declaration is. `void`: it ended without ever standing at customs. */
export type DeclarationState =
  | ('draft' | 'matched' | 'filed' | 'accepted')
  | ('in-review' | 'inspection' | 'detained')
  | ('released' | 'closed' | 'rejected' | 'amended')
  | ('withdrawn' | 'returned' | 'void');

const CLEARED = ['released', 'closed', 'rejected', 'withdrawn', 'returned'] as const;

/**
 * Legal moves; terminal states are visibly empty. A receipt may stand for those before it, which
 * came late or never: `filed` leads to whatever customs can say. Source: CEB specification 2022-05,
 * `returnStatus`. weak: that customs may go back and forth between review, inspection and detention.
 */
export const DECLARATION_MOVES: {
  readonly [From in DeclarationState]: readonly DeclarationState[];
} = {
  draft: ['matched', 'filed', 'void'],
  matched: ['draft', 'filed', 'void'],
  filed: [
    ...(['accepted', 'in-review', 'inspection', 'detained', ...CLEARED] as const),
    // It never got there, or its carrier would not take it.
    ...(['draft', 'amended', 'void'] as const),
  ],
  accepted: ['in-review', 'inspection', 'detained', ...CLEARED],
  'in-review': ['accepted', 'inspection', 'detained', ...CLEARED],
  inspection: ['accepted', 'in-review', 'detained', ...CLEARED],
  detained: ['accepted', 'in-review', 'inspection', ...CLEARED],
  released: ['closed', 'returned'],
  closed: ['returned'],
  rejected: [
    ...(['accepted', 'inspection', 'detained', 'released', 'closed', 'returned'] as const),
    ...(['amended', 'void'] as const),
  ],
  amended: ['filed', 'void'],
  withdrawn: [],
  returned: [],
  void: [],
};

/** What a receipt of the list moves it to; the e-port's own steps move nothing, nor do unknown codes. */
const MOVED_TO: { readonly [Class in ReceiptClass]?: DeclarationState } = {
  review: 'in-review',
  accepted: 'accepted',
  inspection: 'inspection',
  detained: 'detained',
  released: 'released',
  closed: 'closed',
  rejected: 'rejected',
  returned: 'returned',
};

/** One state the declaration came into. */
export interface DeclarationStep {
  readonly state: DeclarationState;
  /** Of receipts: customs' own time. */
  readonly since: Instant;
  /** Of the document that was filed. */
  readonly version?: number;
  /** The `returnStatus` that moved it. */
  readonly status?: string;
}

/**
 * The states that receipts of one filed version lead it through, in customs' order, however they
 * arrived: repeats and receipts that lead nowhere from where it stands change nothing. A release
 * stands, whatever else was said.
 */
export function clearanceSteps(
  kind: DocumentKind,
  receipts: readonly Receipt[],
  from: DeclarationStep,
): readonly DeclarationStep[] {
  const classOf = ({ status }: Receipt): ReceiptClass => receiptClass(status, kind);
  const isReleased = receipts.some((each) => ['released', 'closed'].includes(classOf(each)));
  const counting = receipts.filter((each) => !isReleased || classOf(each) !== 'returned');
  const inOrder = counting.sort((a, b) =>
    a.at === b.at
      ? receiptRank(a.status, kind) - receiptRank(b.status, kind)
      : a.at < b.at
        ? -1
        : 1,
  );
  return inOrder.reduce<readonly DeclarationStep[]>(
    (steps, { status, at }) => {
      const state = MOVED_TO[receiptClass(status, kind)];
      return state === undefined ? steps : moved(steps, { state, since: at, status });
    },
    [from],
  );
}

/**
 * The life of a consignment's declaration, first state first, from its trail alone; undefined where
 * the mode declares nothing. A general declaration is filed and released as an operator records it.
 */
export function declarationLife(
  events: readonly ConsignmentEvent[],
): readonly DeclarationStep[] | undefined {
  const [first] = events;
  const list = first?.type === 'planned' ? TRADE_MODES[first.planned.mode].list : undefined;
  if (first === undefined || list === undefined) return undefined;
  const begun: Life = { list, steps: [{ state: 'draft', since: first.at }], receipts: [] };
  return settled(events.reduce(afterEvent, begun));
}

/** A life under way: receipts of the version that is filed are judged together, never one by one. */
interface Life {
  readonly list: DocumentKind;
  readonly steps: readonly DeclarationStep[];
  readonly receipts: readonly Receipt[];
  /** An operator corrected something since the last filing. */
  readonly correctedAt?: Instant;
}

function afterEvent(life: Life, event: ConsignmentEvent): Life {
  const { at } = event;
  switch (event.type) {
    case 'documents-matched':
      return compared(life, event.results, at);
    case 'document-filed':
      return event.kind === life.list ? filed(life, event.documentVersion, at) : life;
    case 'filing-lost':
      return event.kind === life.list ? movedTo(life, { state: 'draft', since: at }) : life;
    case 'receipt-received': {
      const { kind, status, receivedAt, info } = event;
      if (kind === life.list) {
        return { ...life, receipts: [...life.receipts, { status, at: receivedAt, info }] };
      }
      const withdraws = kind === '623' || kind === '605';
      if (!withdraws || receiptClass(status, kind) !== 'accepted') return life;
      return movedTo(life, { state: 'withdrawn', since: receivedAt, status });
    }
    case 'fixed':
      return corrected(life, event.changes, at);
    case 'stock-returned':
      return isReleased(life) ? movedTo(life, { state: 'returned', since: at }) : life;
    case 'ended':
      return event.status === 'delivered' ? life : movedTo(life, { state: 'void', since: at });
    default:
      return life;
  }
}

/** The rule that compares the list with the waybill: the match of all documents has it. */
const LIST_RULE = '5';

/** Before it is filed; what is compared again later is filed already, or was. */
function compared(life: Life, results: readonly MatchResult[], at: Instant): Life {
  const standing = life.steps.at(-1)?.state;
  if (standing !== 'draft' && standing !== 'matched') return life;
  const isWhole = results.some(({ rule }) => rule === LIST_RULE);
  const agree = isWhole && results.every(({ ok }) => ok);
  return movedTo(life, { state: agree ? 'matched' : 'draft', since: at });
}

function filed(life: Life, version: number, at: Instant): Life {
  const steps = settled(life);
  if (steps.some((step) => step.version === version)) return life;
  const amended = moved(steps, { state: 'amended', since: life.correctedAt ?? at });
  return {
    list: life.list,
    receipts: [],
    steps: moved(amended, { state: 'filed', since: at, version }),
  };
}

/** What an operator recorded of a general declaration; any other correction amends what was rejected. */
function corrected(
  life: Life,
  changes: readonly { readonly field: string; readonly value?: string }[],
  at: Instant,
): Life {
  const fields = changes.map(({ field }) => field);
  let general = life;
  if (fields.includes('declaration.generalNumber')) {
    general = movedTo(general, { state: 'filed', since: at });
  }
  if (fields.includes('declaration.releasedOn')) {
    general = movedTo(general, { state: 'released', since: at });
  }
  const isRejected = settled(general).at(-1)?.state === 'rejected';
  return isRejected ? { ...general, correctedAt: at } : general;
}

function isReleased(life: Life): boolean {
  return settled(life).some(({ state }) => state === 'released' || state === 'closed');
}

/** The steps with the receipts of the filed version in them. */
function settled({ list, steps, receipts, correctedAt }: Life): readonly DeclarationStep[] {
  const last = steps.at(-1);
  if (last === undefined) return steps;
  const cleared = clearanceSteps(list, receipts, last);
  const all = [...steps.slice(0, -1), ...cleared];
  return correctedAt === undefined ? all : moved(all, { state: 'amended', since: correctedAt });
}

/** Ends and corrections come after every receipt of the version, whenever these arrive. */
function movedTo(life: Life, step: DeclarationStep): Life {
  const before = settled(life);
  const steps = moved(before, step);
  return steps.length === before.length ? life : { ...life, steps, receipts: [] };
}

function moved(
  steps: readonly DeclarationStep[],
  step: DeclarationStep,
): readonly DeclarationStep[] {
  const last = steps.at(-1);
  const isLegal = last === undefined || DECLARATION_MOVES[last.state].includes(step.state);
  return isLegal ? [...steps, step] : steps;
}
