import type { LoadFact } from '../../../functions/domain/load/load-events.ts';
import type { Load } from '../../../functions/domain/load/load.ts';
import type { Consignment } from '../../../functions/domain/consignment/consignment.ts';
import type {
  ConsignmentEvent,
  PlannedConsignment,
} from '../../../functions/domain/consignment/consignment-events.ts';
import { foldEvent } from '../../../functions/domain/consignment/fold-event.ts';
import { moveLoadJob } from '../../../functions/handlers/jobs/move-load.ts';
import { applyLoadAnswer } from '../../../functions/usecases/loads/apply-load-answer.ts';
import { recordFacts } from '../../../functions/usecases/record-news.ts';
import { anExportConsignment } from '../consignment-builder.ts';
import { receipt } from './facts.ts';
import type { World } from './world.ts';

/** Anything with stores and a clock. */
type Stores = Pick<World, 'services'>;

/** A stored general export whose list is accepted, in no stage: what loads look at, and no more. */
export async function aParcel(
  world: Stores,
  number: number,
  overrides: Partial<Consignment> = {},
): Promise<Consignment> {
  const planned: PlannedConsignment = {
    ...anExportConsignment(),
    mode: 'general-export',
    consignmentId: `O${String(number).padStart(14, '0')}-01`,
    ...overrides,
  };
  const event: ConsignmentEvent = {
    type: 'planned',
    planned,
    consignmentId: planned.consignmentId,
    version: 1,
    at: world.services.clock.now(),
  };
  const record = foldEvent(undefined, event);
  await world.services.orders.commit({
    consignment: { record, expectedVersion: 0 },
    events: [event],
  });
  await recordFacts(world.services, planned.consignmentId, [
    { type: 'waybill-drawn', waybillNumber: `EB${String(number).padStart(9, '0')}CN` },
    receipt('603', '120'),
  ]);
  return parcelOf(world, planned.consignmentId);
}

/** A stored parcel as it stands now. */
export async function parcelOf(world: Stores, consignmentId: string): Promise<Consignment> {
  const stored = await world.services.orders.consignment(consignmentId);
  if (stored === undefined) throw new Error(`no consignment ${consignmentId}`);
  return stored;
}

/** A stored load as it stands now. */
export async function loadOf(world: World, loadId: string): Promise<Load> {
  const stored = await world.services.loads.load(loadId);
  if (stored === undefined) throw new Error(`no load ${loadId}`);
  return stored.load;
}

/** Works the `loads` queue until it is empty, whatever the delays. */
export async function workLoads(world: World): Promise<void> {
  const work = moveLoadJob(world.services, (fault) => world.faults.push(fault));
  for (let turn = 0; turn < 50; turn += 1) {
    const messages = world.queue.take('loads').map(({ body }) => JSON.stringify(body));
    if (messages.length === 0) return;
    await work(messages);
  }
  throw new Error('the loads queue is never empty');
}

/** A partner tells this of a load. */
export async function toldOfLoad(
  world: World,
  partnerId: string,
  loadId: string,
  ...facts: readonly LoadFact[]
): Promise<void> {
  await applyLoadAnswer(world.services, partnerId, { messageId: 'm', loadId, facts });
  await workLoads(world);
}
