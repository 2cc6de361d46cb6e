import { after } from '../instant.ts';
import type { Duration, Instant } from '../instant.ts';
import type { TradeMode } from '../trade/trade-modes.ts';

type Direction = TradeMode['direction'];

interface ReturnTerms {
  /** From release to the application. */
  readonly applyWithin: Duration;
  /** From release to the goods in the zone, or (exports) in the country. */
  readonly backWithin: Duration;
}

const IMPORT: ReturnTerms = { applyWithin: { days: 30 }, backWithin: { days: 45 } };
const EXPORT: ReturnTerms = { applyWithin: { days: 365 }, backWithin: { days: 365 } };

/**
 * Source: GACC announcements 194 of 2018 (imports) and 44 of 2020 (exports, in whole or in part: back
 * in the country within a year of release, with no term of its own for the application). weak: later
 * pilots extend the terms of imports; B2B direct exports (9710) are not named in the second.
 */
const TERMS: { readonly [D in Direction]: ReturnTerms } = {
  import: IMPORT,
  export: EXPORT,
  // Nothing is released, so that no term begins.
  none: EXPORT,
};

/** The terms of a direction. */
export function returnTerms(direction: Direction): ReturnTerms {
  return TERMS[direction];
}

/** Whether a list released then may still be returned now. */
export function mayApplyForReturn(
  direction: Direction,
  releasedAt: Instant,
  now: Instant,
): boolean {
  return now <= mustApplyBy(direction, releasedAt);
}

/** Until when a return of a list released then must be applied for. */
export function mustApplyBy(direction: Direction, releasedAt: Instant): Instant {
  return after(releasedAt, TERMS[direction].applyWithin);
}

/** Until when the goods of a list released then must be back. */
export function mustBeBackBy(direction: Direction, releasedAt: Instant): Instant {
  return after(releasedAt, TERMS[direction].backWithin);
}
