import type { Instant } from '../instant.ts';
import { isRetailImport } from '../screening/goods-hits.ts';
import { seenGoods } from '../screening/goods-lists.ts';
import type { GoodsLists } from '../screening/goods-lists.ts';
import { stoppingHits } from '../screening/hits.ts';
import type { Screening, ScreeningClearance, SeenList } from '../screening/hits.ts';
import { always } from './ask-row.ts';
import type { AskRow } from './ask-row.ts';
import { isTerminal } from './consignment-states.ts';
import type { Consignment, Hold } from './consignment.ts';
import type { FieldChange } from './consignment-events.ts';

/**
 * Before anybody hears of a parcel: who gets it, and what is in it. Without a list that can be read
 * it is asked again; nothing goes past it.
 */
export const SCREENING: AskRow = {
  name: 'screening',
  party: 'screening',
  ready: always,
  answered: ({ screening }) =>
    screening !== undefined && screening.lapsed !== true && stoppingHits(screening).length === 0,
  answerWithin: { minutes: 5 },
};

/** What screening holds it for. */
export function screeningHolds({
  screening,
}: Consignment): Pick<Hold, 'reason' | 'message' | 'pointers'> | undefined {
  // What another list found is looked for anew first.
  const stopping = screening?.lapsed === true ? [] : stoppingHits(screening);
  if (stopping.length === 0) return undefined;
  return {
    reason: stopping.some(({ tier }) => tier === 'freeze') ? 'screening-freeze' : 'screening-hold',
    message: stopping.map(({ message }) => message).join(' '),
    pointers: [...new Set(stopping.map(({ field }) => field))],
  };
}

/** The consignment after it was screened. What was cleared for it before stays known. */
export function foldScreened(
  consignment: Consignment,
  { list, goods, hits, cleared }: Omit<Screening, 'at' | 'clearedHere' | 'lapsed'>,
  at: Instant,
): Consignment {
  const clearedHere = consignment.screening?.clearedHere;
  return { ...consignment, screening: { at, list, goods, hits, cleared, clearedHere } };
}

/** Set aside by an operator: the hits stay on record, and hold nothing any more. */
export function foldCleared(
  { screening, ...consignment }: Consignment,
  { hitIds, scope }: Pick<ScreeningClearance, 'hitIds' | 'scope'>,
): Consignment {
  if (screening === undefined) return consignment;
  const cleared = [...new Set([...screening.cleared, ...hitIds])];
  const here = screening.hits
    .filter(({ hitId }) => scope === 'consignment' && hitIds.includes(hitId))
    .map(({ hitId, tier }) => ({ hitId, tier }));
  const known = [...(screening.clearedHere ?? []), ...here];
  const clearedHere = known.length === 0 ? undefined : known;
  return { ...consignment, screening: { ...screening, cleared, clearedHere } };
}

/** A newer list came. */
export function foldLapsed(consignment: Consignment): Consignment {
  const { screening } = consignment;
  return screening === undefined
    ? consignment
    : { ...consignment, screening: { ...screening, lapsed: true } };
}

/** What would be screened against now; `list` is absent where none is kept. */
export interface StandingLists {
  readonly list?: SeenList;
  readonly goods: GoodsLists;
  /** `YYYY-MM-DD`. */
  readonly on: string;
}

/**
 * The list that it is to be screened against anew, being another one than it was: not what has passed
 * the gate or ended, and not what waits for its first screening anyway.
 */
export function outscreenedBy(
  consignment: Consignment,
  { list, goods, on }: StandingLists,
): SeenList | undefined {
  const { screening, status, gatedOutAt, mode } = consignment;
  if (screening === undefined || screening.lapsed === true) return undefined;
  if (isTerminal(status) || status === 'unwinding' || gatedOutAt !== undefined) return undefined;
  if (list !== undefined && isOther(list, screening.list)) return list;
  const standing = seenGoods(goods, isRetailImport(mode), on);
  // What was screened before it was kept is taken to have gone by what is known here.
  const isKept = screening.goods !== undefined || standing.loadedAt !== undefined;
  return isKept && isOther(standing, screening.goods) ? standing : undefined;
}

function isOther(one: SeenList, other: SeenList | undefined): boolean {
  return one.listId !== other?.listId || one.asOf !== other.asOf || one.loadedAt !== other.loadedAt;
}

const SCREENED = /^(?:shipTo\.|buyer\.name$|lines\.\d+\.hsCode$)/;

/** Who gets it, or what it is, was corrected: it is screened anew, and nothing is cleared. */
export function isScreenedAnew(changes: readonly FieldChange[]): boolean {
  return changes.some(({ field }) => SCREENED.test(field));
}
