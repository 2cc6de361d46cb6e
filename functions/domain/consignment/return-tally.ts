import { returnedLines } from '../customs/documents/return-facts.ts';
import { countDifferences } from '../stock/count-differences.ts';
import type { CountDifference, CountedArticle } from '../stock/count-differences.ts';
import type { DocumentKind } from '../trade/documents.ts';
import { TRADE_MODES } from '../trade/trade-modes.ts';
import type { TradeMode } from '../trade/trade-modes.ts';
import type { ConsignmentFact } from './consignment-events.ts';
import type { Consignment, DocumentFacts } from './consignment.ts';
import { isComplete } from './document-asks.ts';
import { isReturnGranted } from './undone.ts';

/**
 * What the site files of goods that came back under a return application. Source: CEB specification
 * 2022-05, 215. weak: new, and no practice of it is known. It names the parcel and no quantities:
 * these the site tells us itself.
 */
export const RETURN_TALLIES: {
  readonly [Direction in TradeMode['direction']]: DocumentKind | undefined;
} = { import: undefined, export: '215', none: undefined };

/** What is known of the tally that a consignment's return is due. */
export function tallyOf({ mode, documents }: Consignment): DocumentFacts | undefined {
  const kind = RETURN_TALLIES[TRADE_MODES[mode].direction];
  return kind === undefined ? undefined : documents[kind];
}

/**
 * Whether the site must tally what comes back: customs granted our application, and the parcel had
 * left. weak: what an operator files by hand, and what never left, is tallied by nobody.
 */
export function needsTally(consignment: Consignment): boolean {
  const { mode, returnRequest } = consignment;
  const isTalliedMode = RETURN_TALLIES[TRADE_MODES[mode].direction] !== undefined;
  return isTalliedMode && returnRequest !== undefined && isReturnGranted(consignment);
}

/** What was applied for, in sales items per line. */
export function appliedArticles(consignment: Consignment): readonly CountedArticle[] {
  return returnedLines(consignment, undefined).map(({ quantity, line: { sku } }) => ({
    sku,
    quantity,
  }));
}

/** Where the site counted other than what was applied for; empty before it counted. */
export function tallyDifferences(consignment: Consignment): readonly CountDifference[] {
  const { tally } = consignment.unwind;
  return tally === undefined ? [] : countDifferences(appliedArticles(consignment), tally.lines);
}

/** The goods are there as applied for, by the site's count, and customs took its tally. */
export function isTallied(consignment: Consignment): boolean {
  const isCounted = consignment.unwind.tally !== undefined;
  const agrees = isCounted && tallyDifferences(consignment).length === 0;
  return agrees && isComplete(tallyOf(consignment));
}

/** Whether a count answers the request that waits for one, and nothing did before. */
export function isAwaitedTally(
  consignment: Consignment,
  { requestId }: Extract<ConsignmentFact, { type: 'parcel-tallied' }>,
): boolean {
  const { kind, version, superseded } = tallyOf(consignment) ?? {};
  if (kind === undefined || superseded === true) return false;
  const awaited = `${consignment.consignmentId}.document-${kind}.${String(version)}`;
  return consignment.unwind.tally === undefined && requestId === awaited;
}

/** Whether a document is a tally of other goods than were applied for, which the site is asked for anew. */
export function isCountedAnew(consignment: Consignment, kind: string): boolean {
  return tallyOf(consignment)?.kind === kind && tallyDifferences(consignment).length > 0;
}

/** How far it is unwound, without a count whose tally counts no more. */
export function countStanding(consignment: Consignment): Consignment['unwind'] {
  const { unwind } = consignment;
  return tallyOf(consignment)?.superseded === true ? { ...unwind, tally: undefined } : unwind;
}
