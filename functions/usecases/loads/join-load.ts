import type { Consignment } from '../../domain/consignment/consignment.ts';
import { declaredWaybillNumber } from '../../domain/customs/declared-waybill.ts';
import { mustClose } from '../../domain/load/closing.ts';
import { holds } from '../../domain/load/is-load-news.ts';
import { laneId, laneText, loadIdOf } from '../../domain/load/load-id.ts';
import type { LoadEntry, LoadLane } from '../../domain/load/load.ts';
import { parcelWeight } from '../../domain/load/parcel-weight.ts';
import type { Instant } from '../../domain/instant.ts';
import type { LoadMember } from '../../ports/load-store.ts';
import type { Services } from '../../ports/services.ts';
import { closeLoad } from './close-load.ts';
import { draftOfLoad, draftOfNewLoad, withLoadFacts } from './load-draft.ts';
import type { LoadDraft } from './load-draft.ts';
import { commitLoad } from './move-load.ts';
import type { LoadServices } from './move-load.ts';

type JoinServices = LoadServices & Pick<Services, 'fingerprint'>;

/** Rivals for one lane in other processes; in this one they take turns. */
const MOST_ATTEMPTS = 100;

/**
 * Puts a consignment into the open load of its lane, which opens if there is none. Idempotent: one
 * that is in a load already, open or not, is told which, so that it is never in two.
 *
 * @throws Error without a waybill number: nothing travels without one
 */
export async function joinLoad(
  services: JoinServices,
  consignment: Consignment,
): Promise<{ readonly loadId: string }> {
  const lane = laneOf(consignment);
  const name = laneId(services.fingerprint.sha256(laneText(lane)));
  return services.turns.take(`lane ${name}`, async () => {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const loadId = await tryToJoin(services, consignment, lane, name);
      if (loadId !== undefined) return { loadId };
    }
    throw new Error(`too many rivals on lane ${name}`);
  });
}

/** Where a consignment is now. Undefined while it is in no load. */
export async function loadHolding(
  { loads }: Pick<Services, 'loads'>,
  consignmentId: string,
): Promise<{ readonly loadId?: string; readonly member?: LoadMember }> {
  const member = await loads.member(consignmentId);
  if (member === undefined) return {};
  const stored = await loads.load(member.loadId);
  const isInside = stored !== undefined && holds(stored.load, consignmentId);
  return { member, loadId: isInside ? member.loadId : undefined };
}

async function tryToJoin(
  services: JoinServices,
  consignment: Consignment,
  lane: LoadLane,
  name: string,
): Promise<string | undefined> {
  const { consignmentId } = consignment;
  const { loadId: known, member } = await loadHolding(services, consignmentId);
  if (known !== undefined) return known;
  const draft = await openDraft(services, consignment, lane, name);
  if (draft === undefined) return undefined;
  const now = services.clock.now();
  const entered = withLoadFacts(draft, [{ type: 'joined', entry: entryOf(consignment, now) }], now);
  const { loadId } = entered.load;
  const version = (member?.version ?? 0) + 1;
  const result = await commitLoad(services, {
    ...entered,
    member: { consignmentId, loadId, version },
  });
  return result === 'committed' ? loadId : undefined;
}

/** The lane's open load, or a new one; undefined when the lane must be looked at again. */
async function openDraft(
  services: JoinServices,
  consignment: Consignment,
  lane: LoadLane,
  name: string,
): Promise<LoadDraft | undefined> {
  const now = services.clock.now();
  const known = await services.loads.lane(name);
  const stored = known && (await services.loads.load(known.loadId));
  if (stored?.load.status === 'open') {
    const because = mustClose(stored.load, now);
    if (because === undefined) return draftOfLoad(stored);
    await closeLoad(services, stored.load.loadId, because);
    return undefined;
  }
  const number = (known?.number ?? 0) + 1;
  const loadId = loadIdOf(name, number);
  const { customsId, parties } = consignment;
  const planned = { ...lane, loadId, number, customsId, customsCode: parties.customsCode };
  return draftOfNewLoad(planned, { lane: name, loadId, number }, now);
}

function laneOf(consignment: Consignment): LoadLane {
  const {
    merchantId,
    warehouseId,
    carrierId,
    mode,
    shipTo,
    travelsBy: kind = 'flight',
    parties: { exportArrival },
  } = consignment;
  const destination = shipTo.country;
  return { merchantId, warehouseId, carrierId, mode, kind, destination, exportArrival };
}

function entryOf(consignment: Consignment, joinedAt: Instant): LoadEntry {
  const { consignmentId, listNumber } = consignment;
  const waybillNumber = declaredWaybillNumber(consignment);
  if (waybillNumber === undefined) throw new Error(`${consignmentId} has no waybill number`);
  return {
    consignmentId,
    waybillNumber,
    listNumber,
    weightGrams: parcelWeight(consignment),
    joinedAt,
    atSite: consignment.gatedOutAt === undefined ? undefined : true,
  };
}
