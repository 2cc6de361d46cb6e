import type { Consignment } from '../../domain/consignment/consignment.ts';
import { mayClearForBuyer, stoppingHits } from '../../domain/screening/hits.ts';

/** What screening found, and how far an operator may set it aside; undefined before it. */
export function screeningView({ screening }: Consignment) {
  if (screening === undefined) return undefined;
  const { at, list, hits, cleared } = screening;
  return {
    at,
    list,
    hits: hits.map(({ hitId, tier, field, message }) => ({
      hitId,
      tier,
      field,
      message,
      cleared: cleared.includes(hitId),
    })),
    scopes: mayClearForBuyer(stoppingHits(screening)) ? ['consignment', 'buyer'] : ['consignment'],
  };
}
