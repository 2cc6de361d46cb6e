import type { Instant } from '../instant.ts';

/** `freeze`: nothing moves; `hold`: somebody must look; `note`: it goes on, and is remembered. */
export type HitTier = 'freeze' | 'hold' | 'note';

/** Something that screening found. It names fields and rules, never a person. */
export interface ScreeningHit {
  /** Unique within a consignment. */
  readonly hitId: string;
  readonly tier: HitTier;
  /** As in the fix table, e.g. `shipTo.name`. */
  readonly field: string;
  readonly message: string;
  /** Party on the list that it may be; absent for goods. */
  readonly partyId?: string;
}

/** Which hits an operator set aside, for how much, and why. */
export interface ScreeningClearance {
  readonly hitIds: readonly string[];
  /** `buyer`: also later parcels to the same name in the same country, until the day given. */
  readonly scope: 'consignment' | 'buyer';
  /** Last day, `YYYY-MM-DD`. */
  readonly until?: string;
  readonly by: string;
  readonly note: string;
}

/** A list that was looked at. */
export interface SeenList {
  readonly listId: string;
  readonly asOf: string;
  /** When it was loaded: tells a list from the same one loaded anew. Absent on lists of before it was kept. */
  readonly loadedAt?: Instant;
}

/** What screening made of a consignment. */
export interface Screening {
  readonly at: Instant;
  /** Absent where none is kept. */
  readonly list?: SeenList;
  /** What its goods were compared with; absent on screenings of before it was kept. */
  readonly goods?: SeenList;
  readonly hits: readonly ScreeningHit[];
  /** Ids of hits that stand in nobody's way any more. */
  readonly cleared: readonly string[];
  /** What an operator cleared for this consignment, whatever list finds it again. */
  readonly clearedHere?: readonly Pick<ScreeningHit, 'hitId' | 'tier'>[];
  /** A newer list came: until it is screened against that one, nobody is asked for anything. */
  readonly lapsed?: boolean;
}

/** Of what was found again, ids of hits that an operator had cleared for this consignment as grave as they are. */
export function stillCleared(
  { clearedHere = [] }: Partial<Pick<Screening, 'clearedHere'>>,
  hits: readonly ScreeningHit[],
): readonly string[] {
  return hits
    .filter(({ hitId, tier }) =>
      clearedHere.some((known) => known.hitId === hitId && known.tier === tier),
    )
    .map(({ hitId }) => hitId);
}

/** Hits that stop the consignment: not only noted, and not cleared. */
export function stoppingHits(screening: Screening | undefined): readonly ScreeningHit[] {
  if (screening === undefined) return [];
  const { hits, cleared } = screening;
  return hits.filter(({ tier, hitId }) => tier !== 'note' && !cleared.includes(hitId));
}

/**
 * Whether hits may be cleared for later parcels to the same buyer too: not exact ones, and not what
 * is in the parcel.
 */
export function mayClearForBuyer(hits: readonly ScreeningHit[]): boolean {
  return hits.every(({ tier, partyId }) => tier !== 'freeze' && partyId !== undefined);
}
