import type { Consignment } from '../domain/consignment/consignment.ts';
import { mayClearForBuyer, stoppingHits } from '../domain/screening/hits.ts';
import type { ScreeningClearance } from '../domain/screening/hits.ts';
import { withFacts } from './draft.ts';
import { heldOffClock } from './held-off-clock.ts';
import { recordCommand } from './record-command.ts';
import type { MoveServices } from './record-news.ts';
import { clearanceKeyOf } from './screen-consignment.ts';
import type { SeenVersions } from './seen-versions.ts';

/** What an operator decides on the hits that hold a consignment. */
export type Clearing = Omit<ScreeningClearance, 'hitIds'>;

export type ClearResult =
  | { readonly kind: 'cleared'; readonly consignment: Consignment }
  | { readonly kind: 'unknown' | 'not-held' | 'stale' }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };

/**
 * Clears the hits that stop a consignment, which goes on. For a buyer, the clearance is kept until
 * its day, as a keyed hash, before the consignment moves. Exact hits are cleared for one
 * consignment only. Who, when and why stand in the trail.
 */
export async function clearScreening(
  services: MoveServices,
  consignmentId: string,
  clearing: Clearing,
  seen: SeenVersions = 'any',
): Promise<ClearResult> {
  const consignment = await services.orders.consignment(consignmentId);
  if (consignment === undefined) return { kind: 'unknown' };
  const hits = stoppingHits(consignment.screening);
  if (hits.length === 0 || consignment.hold === undefined) return { kind: 'not-held' };
  const now = services.clock.now();
  const { scope, until = '', by, note } = clearing;
  if (scope === 'buyer') {
    if (!mayClearForBuyer(hits)) {
      const message = 'exact hits and goods are cleared for this consignment only';
      return { kind: 'refused', code: 'clearance-scope', message };
    }
    if (until < now.slice(0, 10)) {
      return { kind: 'refused', code: 'clearance-until', message: 'until must be a day to come' };
    }
  }
  const draft = await recordCommand(services, consignmentId, seen, async (current) => {
    const standing = stoppingHits(current.consignment.screening);
    // What was found since was not seen by whoever clears.
    if (standing.some(({ hitId }) => hits.every((hit) => hit.hitId !== hitId))) return undefined;
    if (current.consignment.hold === undefined) return undefined;
    if (scope === 'buyer') {
      for (const hit of hits) {
        const key = await clearanceKeyOf(services, current.consignment, hit);
        const kept = { key, until, by, note, at: now, consignmentId };
        await services.screening.keepClearance(kept);
      }
    }
    const hitIds = standing.map(({ hitId }) => hitId);
    const facts = [{ type: 'screening-cleared' as const, hitIds, scope, until, by, note }];
    return withFacts(heldOffClock(current, now), { facts }, now);
  });
  if (draft === 'stale') return { kind: 'stale' };
  return draft === undefined
    ? { kind: 'not-held' }
    : { kind: 'cleared', consignment: draft.consignment };
}
