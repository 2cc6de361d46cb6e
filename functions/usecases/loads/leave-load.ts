import type { Consignment } from '../../domain/consignment/consignment.ts';
import { withLoadFacts } from './load-draft.ts';
import { loadHolding } from './join-load.ts';
import { moveLoad } from './move-load.ts';
import type { LoadServices } from './move-load.ts';

/**
 * Takes a consignment that does not travel any more out of its load. Idempotent; once the load has
 * passed the gate nothing leaves it.
 *
 * @param reason a code, e.g. `cancelled`
 */
export async function leaveLoad(
  services: LoadServices,
  { consignmentId }: Consignment,
  reason: string,
): Promise<void> {
  const { loadId } = await loadHolding(services, consignmentId);
  if (loadId === undefined) return;
  await moveLoad(services, loadId, (draft) =>
    withLoadFacts(draft, [{ type: 'left', consignmentId, reason }], services.clock.now()),
  );
}
