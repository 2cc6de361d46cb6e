import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MOST_PARCELS } from '../../../functions/domain/load/closing.ts';
import { foldLoadEvent } from '../../../functions/domain/load/fold-load.ts';
import type { Load } from '../../../functions/domain/load/load.ts';
import type { Consignment } from '../../../functions/domain/consignment/consignment.ts';
import { closeLoad } from '../../../functions/usecases/loads/close-load.ts';
import { joinLoad } from '../../../functions/usecases/loads/join-load.ts';
import { leaveLoad } from '../../../functions/usecases/loads/leave-load.ts';
import { takeOut } from '../../../functions/usecases/loads/steer-load.ts';
import { recordFacts } from '../../../functions/usecases/record-news.ts';
import { sweepLoads } from '../../../functions/usecases/loads/sweep-loads.ts';
import { aParcel, loadOf, parcelOf } from '../../support/world/loads.ts';
import { aWorld } from '../../support/world/world.ts';
import type { World } from '../../support/world/world.ts';

let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

const join = async (consignment: Consignment) =>
  (await joinLoad(world.services, consignment)).loadId;
const inside = async (loadId: string) =>
  (await loadOf(world, loadId)).entries.map(({ consignmentId }) => consignmentId);

describe('joining a load', () => {
  test('parcels of a lane share one; joining again changes nothing', async () => {
    const [one, two] = [await aParcel(world, 1), await aParcel(world, 2)];
    const loadId = await join(one);
    expect(await join(two)).toBe(loadId);
    expect(await join(one)).toBe(loadId);
    const load = await loadOf(world, loadId);
    expect(load).toMatchObject({ status: 'open', number: 1, version: 3, destination: 'KR' });
    expect(load.entries).toMatchObject([
      { consignmentId: one.consignmentId, waybillNumber: 'EB000000001CN', weightGrams: 240 },
      { consignmentId: two.consignmentId },
    ]);
  });

  test('another destination is another lane', async () => {
    const korea = await join(await aParcel(world, 1));
    const shipTo = { ...(await aParcel(world, 3)).shipTo, country: 'JP' };
    expect(await join(await aParcel(world, 2, { shipTo }))).not.toBe(korea);
  });

  test('all at once end up in one load, each once', async () => {
    const parcels = await Promise.all(
      Array.from({ length: 30 }, (_each, index) => aParcel(world, index + 1)),
    );
    const loads = await Promise.all([...parcels, ...parcels].map(join));
    expect(new Set(loads).size).toBe(1);
    expect(new Set(await inside(loads[0] ?? '')).size).toBe(30);
    expect(await inside(loads[0] ?? '')).toHaveLength(30);
  });

  test('rivals of other processes, who take no turns, do not join two loads either', async () => {
    const alone = { ...world.services, turns: { take: <T>(_n: string, work: () => T) => work() } };
    const parcel = await aParcel(world, 1);
    const results = await Promise.all([1, 2, 3].map(() => joinLoad(alone, parcel)));
    expect(new Set(results.map(({ loadId }) => loadId)).size).toBe(1);
    expect(await inside(results[0]?.loadId ?? '')).toEqual([parcel.consignmentId]);
  });

  test('after it closed the next one opens, and who is in stays in', async () => {
    const one = await aParcel(world, 1);
    const first = await join(one);
    expect(await closeLoad(world.services, first, 'operator', 'eve')).toBe('closed');
    const second = await join(await aParcel(world, 2));
    expect(second).toBe(first.replace('-0001', '-0002'));
    expect(await join(one)).toBe(first);
  });

  test('a full load closes before the next parcel joins', async () => {
    const parcels = await Promise.all(
      Array.from({ length: MOST_PARCELS + 1 }, (_each, index) => aParcel(world, index + 1)),
    );
    const ids = new Set<string>();
    for (const parcel of parcels) ids.add(await join(parcel));
    const [first = '', second = ''] = [...ids];
    expect(await loadOf(world, first)).toMatchObject({ status: 'closed' });
    expect(await inside(first)).toHaveLength(MOST_PARCELS);
    expect(await inside(second)).toHaveLength(1);
  });
});

test('a full load of which nobody may travel empties in commits that a store takes', async () => {
  const parcels = await Promise.all(
    Array.from({ length: MOST_PARCELS }, (_each, index) => aParcel(world, index + 1)),
  );
  const commits: number[] = [];
  const { loads } = world.services;
  const commit: typeof loads.commit = (change) => {
    commits.push(change.events.length);
    return loads.commit(change);
  };
  const services = { ...world.services, loads: { ...loads, commit } };
  for (const parcel of parcels) await joinLoad(services, parcel);
  for (const { consignmentId } of parcels) {
    await recordFacts(services, consignmentId, [
      { type: 'cancel-requested', reason: 'no', by: 'buyer' },
      { type: 'cancel-answered', answer: 'accepted' },
    ]);
  }
  const late = await aParcel(world, MOST_PARCELS + 1);
  const { loadId } = await joinLoad(services, late);
  expect((await loadOf(world, loadId)).status).toBe('open');
  expect(await inside(loadId)).toContain(late.consignmentId);
  expect(await inside(loadId)).not.toContain(parcels[0]?.consignmentId);
  expect(Math.max(...commits)).toBeLessThan(98);
});

describe('leaving a load', () => {
  test('who leaves is out, and may join again', async () => {
    const one = await aParcel(world, 1);
    const loadId = await join(one);
    await leaveLoad(world.services, one, 'cancelled');
    await leaveLoad(world.services, one, 'cancelled');
    expect(await inside(loadId)).toEqual([]);
    expect((await loadOf(world, loadId)).left).toEqual([
      { consignmentId: one.consignmentId, reason: 'cancelled' },
    ]);
    expect(await join(one)).toBe(loadId);
  });

  test('taken out by an operator, it is in the next load and only there', async () => {
    const [one, two] = [await aParcel(world, 1), await aParcel(world, 2)];
    const first = await join(one);
    await join(two);
    await closeLoad(world.services, first, 'operator', 'eve');
    expect(await takeOut(world.services, first, one.consignmentId, 'eve')).toBe('done');
    expect(await takeOut(world.services, first, one.consignmentId, 'eve')).toBe('not-in-load');
    const second = await join(one);
    expect([await inside(first), await inside(second)]).toEqual([
      [two.consignmentId],
      [one.consignmentId],
    ]);
    const trail = await world.services.loads.events(first);
    expect(trail.at(-1)).toMatchObject({ type: 'left', by: 'eve' });
  });
});

describe('however parcels join and leave and loads close', () => {
  type Step = readonly [what: 'join' | 'leave' | 'take-out' | 'close' | 'wait', parcel: number];
  const step: fc.Arbitrary<Step> = fc.tuple(
    fc.constantFrom('join' as const, 'join' as const, 'leave', 'take-out', 'close', 'wait'),
    fc.integer({ min: 0, max: 3 }),
  );

  test('no consignment is in two loads, and each load is the fold of its trail', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const own = await aWorld();
        const parcels = await Promise.all([1, 2, 3, 4].map((number) => aParcel(own, number)));
        const seen = new Set<string>();
        for (const [what, index] of steps) await take(own, seen, what, parcels[index]);
        const loads = await Promise.all([...seen].map((loadId) => loadOf(own, loadId)));
        const everybody = loads.flatMap(({ entries }) => entries.map((each) => each.consignmentId));
        expect(new Set(everybody).size).toBe(everybody.length);
        for (const load of loads) {
          const trail = await own.services.loads.events(load.loadId);
          expect(trail.reduce<Load | undefined>(foldLoadEvent, undefined)).toEqual(load);
        }
        expect(loads.filter(({ status }) => status === 'open').length).toBeLessThanOrEqual(1);
        await own.close();
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  async function take(own: World, seen: Set<string>, what: Step[0], parcel?: Consignment) {
    if (parcel === undefined) return;
    const newest = [...seen].at(-1) ?? '';
    switch (what) {
      case 'join':
        seen.add((await joinLoad(own.services, parcel)).loadId);
        return;
      case 'leave':
        await leaveLoad(own.services, parcel, 'cancelled');
        return;
      case 'take-out':
        await takeOut(own.services, newest, parcel.consignmentId, 'eve');
        return;
      case 'close':
        await closeLoad(own.services, newest, 'operator', 'eve');
        return;
      case 'wait':
        own.clock.advance({ hours: 2 });
        await sweepLoads(own.services);
    }
  }
});

test('a parcel without a waybill number does not travel', async () => {
  const parcel = { ...(await aParcel(world, 1)), legs: [] };
  await expect(joinLoad(world.services, parcel)).rejects.toThrow('no waybill number');
  expect((await parcelOf(world, parcel.consignmentId)).legs).toHaveLength(1);
});
