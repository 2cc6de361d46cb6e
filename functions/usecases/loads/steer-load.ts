import { holds } from '../../domain/load/is-load-news.ts';
import { loadActions } from '../../domain/load/load-actions.ts';
import type { LoadAction } from '../../domain/load/load-actions.ts';
import type { LoadFact } from '../../domain/load/load-events.ts';
import type { SeenVersions } from '../seen-versions.ts';
import { withLoadFacts } from './load-draft.ts';
import type { LoadDraft } from './load-draft.ts';
import { commandLoad } from './move-load.ts';
import type { LoadServices } from './move-load.ts';

/** `not-legal`: not possible as the load stands. `stale`: not what was seen. */
export type SteerResult = 'done' | 'not-legal' | 'not-in-load' | 'stale' | 'unknown';

/** Takes one parcel out of a closed load before the gate; it joins the next one by itself. */
export async function takeOut(
  services: LoadServices,
  loadId: string,
  consignmentId: string,
  by: string,
  seen: SeenVersions = 'any',
): Promise<SteerResult> {
  const stored = await services.loads.load(loadId);
  if (stored === undefined) return 'unknown';
  if (!holds(stored.load, consignmentId)) return 'not-in-load';
  const reason = 'taken-out-by-operator';
  const fact: LoadFact = { type: 'left', consignmentId, reason, by };
  return steer(services, loadId, 'take-out', fact, seen);
}

/**
 * Asks anew for everything that was refused, as new requests: what stood in the way was put right.
 *
 * @param note why, in the operator's words
 */
export async function askAgainForLoad(
  services: LoadServices,
  loadId: string,
  by: string,
  note?: string,
  seen: SeenVersions = 'any',
): Promise<SteerResult> {
  if ((await services.loads.load(loadId)) === undefined) return 'unknown';
  return steer(services, loadId, 'ask-again', { type: 'asked-again', by, note }, seen);
}

async function steer(
  services: LoadServices,
  loadId: string,
  action: LoadAction,
  fact: LoadFact,
  seen: SeenVersions,
): Promise<SteerResult> {
  const draft = await commandLoad(services, loadId, seen, (current) =>
    isLegal(current, action) ? withLoadFacts(current, [fact], services.clock.now()) : undefined,
  );
  if (draft === 'stale') return draft;
  return draft === undefined ? 'not-legal' : 'done';
}

function isLegal({ load, asks }: LoadDraft, action: LoadAction): boolean {
  return loadActions(load, asks).includes(action);
}
