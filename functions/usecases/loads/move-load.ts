import type { LoadEvent, LoadFact } from '../../domain/load/load-events.ts';
import { loadDueAt } from '../../domain/load/load-task.ts';
import type { CommitResult } from '../../ports/order-store.ts';
import type { Services } from '../../ports/services.ts';
import type { SeenVersions } from '../seen-versions.ts';
import { draftOfLoad, settleLoad, withLoadFacts } from './load-draft.ts';
import type { LoadDraft } from './load-draft.ts';
import { sendLoadMessage } from './load-messages.ts';

/** All that moving a load needs: partners are asked from the queue, never in passing. */
export type LoadServices = Pick<Services, 'loads' | 'orders' | 'clock' | 'queue' | 'turns'>;

/** Changes a draft, or returns undefined when there is nothing to do. Runs again after a conflict. */
type DecideLoad = (draft: LoadDraft) => LoadDraft | undefined | Promise<LoadDraft | undefined>;

/** More rivals than this on one load means that something is wrong. */
const MOST_ATTEMPTS = 100;

/**
 * The one way a load moves. 1. Load it. 2. Let `decide` add what is new. 3. Settle: what is due
 * becomes an ask. 4. Commit everything at once; if somebody was faster, start over from what they
 * wrote. 5. Only then put the asks, and the news for its consignments, on the queue.
 *
 * @returns what was committed, or undefined when the load is unknown or nothing was new
 */
export async function moveLoad(
  services: LoadServices,
  loadId: string,
  decide: DecideLoad,
): Promise<LoadDraft | undefined> {
  const draft = await services.turns.take(loadId, () => committed(services, loadId, decide));
  if (draft !== undefined) await afterLoadCommit(services, draft);
  return draft;
}

/**
 * Moves a load by a command about what somebody has seen: the version is compared with the one that
 * is decided on and committed over.
 *
 * @returns as `moveLoad`; `stale` when the load changed since it was seen
 */
export async function commandLoad(
  services: LoadServices,
  loadId: string,
  seen: SeenVersions,
  decide: DecideLoad,
): Promise<LoadDraft | 'stale' | undefined> {
  let stale = false;
  const draft = await moveLoad(services, loadId, (current) => {
    stale = seen !== 'any' && !seen.includes(current.load.version);
    return stale ? undefined : decide(current);
  });
  return stale ? 'stale' : draft;
}

/** Records facts of a load, if there are any. */
export async function recordLoadFacts(
  services: LoadServices,
  loadId: string,
  facts: readonly LoadFact[],
): Promise<void> {
  if (facts.length === 0) return;
  await moveLoad(services, loadId, (draft) => withLoadFacts(draft, facts, services.clock.now()));
}

async function committed(
  services: LoadServices,
  loadId: string,
  decide: DecideLoad,
): Promise<LoadDraft | undefined> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const stored = await services.loads.load(loadId);
    if (stored === undefined) return undefined;
    const decided = await decide(draftOfLoad(stored));
    if (decided === undefined) return undefined;
    const draft = settleLoad(decided, services.clock.now());
    if (!draft.changed) return undefined;
    if ((await commitLoad(services, draft)) === 'committed') return draft;
  }
  throw new Error(`too many rivals on ${loadId}`);
}

/** The draft as one all-or-nothing write. */
export async function commitLoad(
  { loads, clock }: Pick<Services, 'loads' | 'clock'>,
  draft: LoadDraft,
): Promise<CommitResult> {
  const { load, asks, told, events, lane, member } = draft;
  return loads.commit({
    stored: { load, asks, told, revision: draft.storedRevision + 1 },
    due: loadDueAt(load, asks, told, clock.now()),
    events,
    lane,
    member,
  });
}

async function afterLoadCommit(services: LoadServices, draft: LoadDraft): Promise<void> {
  const { loadId } = draft.load;
  await Promise.all(
    draft.sends.map((ask) => sendLoadMessage(services, { loadId, ask, attempt: 1 })),
  );
  if (draft.told < draft.load.newsVersion) await tellConsignments(services, loadId);
}

/**
 * Lets every consignment of a load hear what happened since all of them heard last: a message
 * each, then a note of how far they were told. Whoever dies in between is repeated by the sweep.
 */
export async function tellConsignments(services: LoadServices, loadId: string): Promise<void> {
  const [stored, events] = await Promise.all([
    services.loads.load(loadId),
    services.loads.events(loadId),
  ]);
  if (stored === undefined) return;
  const { newsVersion } = stored.load;
  const ids = addressees(
    events.filter(({ version }) => version > stored.told && version <= newsVersion),
    stored.load.entries.map(({ consignmentId }) => consignmentId),
  );
  await Promise.all(
    [...ids].map((consignmentId) => sendLoadMessage(services, { loadId, consignmentId })),
  );
  await moveLoad(services, loadId, (draft) =>
    draft.told >= newsVersion ? undefined : { ...draft, told: newsVersion, changed: true },
  );
}

/** Who leaves hears it alone; what happens to the load, everybody in it hears. */
function addressees(events: readonly LoadEvent[], inside: readonly string[]): ReadonlySet<string> {
  const ids = events.flatMap((event) => {
    switch (event.type) {
      case 'left':
      case 'stayed-behind':
        return [event.consignmentId];
      case 'closed':
        return [...event.takenOut.map(({ consignmentId }) => consignmentId), ...inside];
      case 'booked':
      case 'gated-out':
      case 'departed':
      case 'arrived':
        return inside;
      default:
        return [];
    }
  });
  return new Set(ids);
}
