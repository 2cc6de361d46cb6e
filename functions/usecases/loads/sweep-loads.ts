import { mustClose } from '../../domain/load/closing.ts';
import { pendingLoadAsks } from '../../domain/load/load-task.ts';
import { closeLoad } from './close-load.ts';
import { sendLoadMessage } from './load-messages.ts';
import { moveLoad, tellConsignments } from './move-load.ts';
import type { LoadServices } from './move-load.ts';

/** Looked at per run; the rest is due still and comes next time. */
const PER_RUN = 200;

/**
 * Closes loads whose time is up, asks again for what nobody answered, and tells consignments what
 * they were not told. Reads the index of what is due, never the whole store; partners are asked
 * from the queue.
 *
 * @throws AggregateError with what failed, after everything else was looked at
 */
export async function sweepLoads(services: LoadServices): Promise<void> {
  const due = await services.loads.due(services.clock.now(), PER_RUN);
  const faults: unknown[] = [];
  for (const loadId of due) {
    const [looked] = await Promise.allSettled([lookAt(services, loadId)]);
    if (looked.status === 'rejected') faults.push(looked.reason);
  }
  if (faults.length > 0) throw new AggregateError(faults, 'some loads that are due failed');
}

async function lookAt(services: LoadServices, loadId: string): Promise<void> {
  const stored = await services.loads.load(loadId);
  if (stored === undefined) return;
  const { load, asks, told } = stored;
  const now = services.clock.now();
  const because = mustClose(load, now);
  if (because !== undefined) await closeLoad(services, loadId, because);
  if (told < load.newsVersion) await tellConsignments(services, loadId);
  for (const { name, attempts, againAt } of pendingLoadAsks(load, asks)) {
    if (againAt > now) continue;
    await sendLoadMessage(services, { loadId, ask: name, attempt: attempts + 1 });
  }
  await postpone(services, loadId);
}

/** What was put on the queue just now is not put there again by the next run. */
async function postpone(services: LoadServices, loadId: string): Promise<void> {
  await moveLoad(services, loadId, (draft) => ({ ...draft, changed: true }));
}
