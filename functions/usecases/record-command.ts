import type { Draft } from './draft.ts';
import { recordNews } from './record-news.ts';
import type { Decide, MoveServices } from './record-news.ts';
import type { SeenVersions } from './seen-versions.ts';

/**
 * Records a command about what somebody has seen. The version is compared with the one that is
 * decided on and committed over: a rival who commits first makes the command stale, also when
 * they do so between this decision and its commit.
 *
 * @returns what was committed; `stale` when the consignment changed since it was seen; undefined
 *   when it is unknown or `decide` found nothing to do
 */
export async function recordCommand(
  services: MoveServices,
  consignmentId: string,
  seen: SeenVersions,
  decide: Decide,
): Promise<Draft | 'stale' | undefined> {
  let stale = false;
  const draft = await recordNews(services, consignmentId, (current) => {
    stale = seen !== 'any' && !seen.includes(current.storedVersion);
    return stale ? undefined : decide(current);
  });
  return stale ? 'stale' : draft;
}
