import type { Consignment } from '../../domain/consignment/consignment.ts';
import { staysBehind } from '../../domain/load/closing.ts';
import type { ClosedBecause, LoadFact } from '../../domain/load/load-events.ts';
import type { LeftEntry, LoadEntry } from '../../domain/load/load.ts';
import type { Services } from '../../ports/services.ts';
import { parcelWeight } from '../../domain/load/parcel-weight.ts';
import type { SeenVersions } from '../seen-versions.ts';
import { withLoadFacts } from './load-draft.ts';
import { commandLoad } from './move-load.ts';
import type { LoadServices } from './move-load.ts';

/**
 * `nobody-travels`: all of its parcels must stay behind; it stays open, and is empty now. `stale`:
 * not what was seen.
 */
export type CloseResult = 'closed' | 'nobody-travels' | 'not-open' | 'stale' | 'unknown';

/** A commit takes a hundred records: who else must leave, leaves with the next attempt. */
const MOST_LEAVING = 90;

/** Consignments read at a time. */
const READ_AT_ONCE = 25;

/**
 * Closes a load: whoever may not travel as they stand now is taken out, and joins the next load by
 * itself once it may; the others travel. An empty load never closes.
 *
 * @param by the operator who closes it, if one does
 */
export async function closeLoad(
  services: LoadServices,
  loadId: string,
  because: ClosedBecause,
  by?: string,
  seen: SeenVersions = 'any',
): Promise<CloseResult> {
  const draft = await commandLoad(services, loadId, seen, async (current) => {
    const { load } = current;
    if (load.status !== 'open' || load.entries.length === 0) return undefined;
    const { travels, takenOut } = await sorted(services, load.entries);
    const leaving = takenOut.slice(0, MOST_LEAVING);
    const left = leaving.map((each): LoadFact => ({ type: 'left', ...each }));
    const seal = `S${loadId.slice(1)}`;
    const closed: LoadFact = { type: 'closed', because, by, seal, entries: travels, takenOut };
    return withLoadFacts(current, travels.length === 0 ? left : [closed], services.clock.now());
  });
  if (draft === 'stale') return draft;
  if (draft !== undefined) return draft.load.status === 'open' ? 'nobody-travels' : 'closed';
  return (await services.loads.load(loadId)) === undefined ? 'unknown' : 'not-open';
}

/** Who travels, with the list number and weight of this moment, and who does not. */
async function sorted(
  { orders }: Pick<Services, 'orders'>,
  entries: readonly LoadEntry[],
): Promise<{ readonly travels: readonly LoadEntry[]; readonly takenOut: readonly LeftEntry[] }> {
  const travels: LoadEntry[] = [];
  const takenOut: LeftEntry[] = [];
  for (let first = 0; first < entries.length; first += READ_AT_ONCE) {
    const batch = entries.slice(first, first + READ_AT_ONCE);
    const read = await Promise.all(
      batch.map(({ consignmentId }) => orders.consignment(consignmentId)),
    );
    batch.forEach((entry, index) => {
      const consignment = read[index];
      const reason = staysBehind(consignment);
      if (reason !== undefined) takenOut.push({ consignmentId: entry.consignmentId, reason });
      else travels.push(current(entry, consignment));
    });
  }
  return { travels, takenOut };
}

function current(entry: LoadEntry, consignment: Consignment | undefined): LoadEntry {
  if (consignment === undefined) return entry;
  return {
    ...entry,
    listNumber: consignment.listNumber ?? entry.listNumber,
    weightGrams: parcelWeight(consignment),
  };
}
