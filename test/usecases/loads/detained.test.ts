import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { LoadFact } from '../../../functions/domain/load/load-events.ts';
import { loadPage } from '../../../functions/usecases/views/load-page.ts';
import { closeLoad } from '../../../functions/usecases/loads/close-load.ts';
import { joinLoad } from '../../../functions/usecases/loads/join-load.ts';
import { sweepLoads } from '../../../functions/usecases/loads/sweep-loads.ts';
import { recordFacts } from '../../../functions/usecases/record-news.ts';
import { BOOKING } from '../../support/load-builder.ts';
import { receipt } from '../../support/world/facts.ts';
import { aParcel, loadOf, parcelOf, toldOfLoad, workLoads } from '../../support/world/loads.ts';
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

const OUT: LoadFact = {
  type: 'gated-out',
  occurredAt: '2026-11-23T05:00:00.000Z',
  plate: BOOKING.plate,
};
const arrivedAtSite: LoadFact = {
  type: 'receipt-received',
  kind: '507',
  status: '120',
  receivedAt: '2026-11-23T06:00:00.000Z',
  info: '',
};
const said = (id: string, status: string, at = '2026-11-23T08:00:00.000Z') =>
  recordFacts(world.services, id, [receipt('603', status, at)]);
const asked = (loadId: string) =>
  world.partners.loads.calls
    .filter(({ requestId }) => requestId.startsWith(loadId))
    .map(({ ask }) => ask);
const namedOn = (loadId: string, ask: string) =>
  world.partners.loads.calls.find((each) => each.requestId === `${loadId}.${ask}.1`)?.parcels;

async function later(): Promise<void> {
  world.clock.advance({ hours: 1 });
  await sweepLoads(world.services);
  await workLoads(world);
}

async function closed(...ids: readonly string[]): Promise<string> {
  let loadId = '';
  for (const id of ids) {
    ({ loadId } = await joinLoad(world.services, await parcelOf(world, id)));
  }
  await closeLoad(world.services, loadId, 'operator', 'eve');
  await workLoads(world);
  return loadId;
}

/** Two parcels at customs' site, the first one kept there. */
async function oneKept(status = '501') {
  const kept = (await aParcel(world, 1)).consignmentId;
  const other = (await aParcel(world, 2)).consignmentId;
  const loadId = await closed(kept, other);
  await toldOfLoad(world, 'warehouse-1', loadId, OUT);
  await toldOfLoad(world, 'customs-1', loadId, arrivedAtSite);
  await said(kept, status);
  return { kept, other, loadId };
}

describe('a parcel that customs keeps at the site', () => {
  test.each([
    ['501', 'detained-by-customs'],
    ['599', 'detained-by-customs'],
    ['700', 'sent-back-by-customs'],
  ])('(%s) is left out of the linkage, which goes on without it', async (status, reason) => {
    const { kept, other, loadId } = await oneKept(status);
    await said(other, '800');
    await later();
    expect(namedOn(loadId, 'document-607')).toEqual([other]);
    expect((await parcelOf(world, kept)).load).toBeUndefined();
    expect((await parcelOf(world, kept)).leftLoad).toMatchObject({ loadId, reason });
    const page = await loadPage(world.services, loadId);
    expect(page?.left).toEqual([{ consignmentId: kept, reason }]);
    expect(page?.timeline.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(`^${kept} stays at the site: `),
    );
  });

  test('keeps nobody waiting, and whom customs only inspects holds the linkage', async () => {
    const { kept, other, loadId } = await oneKept('500');
    await said(other, '800');
    await later();
    expect(asked(loadId)).not.toContain('document-607');
    expect((await loadOf(world, loadId)).entries).toHaveLength(2);
    await said(kept, '800', '2026-11-23T09:00:00.000Z');
    await later();
    expect(namedOn(loadId, 'document-607')).toEqual([kept, other]);
  });

  test('once its linkage is asked for stands on it, whatever is said then', async () => {
    const { kept, other, loadId } = await oneKept('800');
    await said(other, '800');
    await later();
    await later();
    expect((await loadOf(world, loadId)).entries).toHaveLength(2);
    expect((await parcelOf(world, kept)).load?.loadId).toBe(loadId);
  });

  test('hears nothing of the load any more, whose last parcel stays ends it', async () => {
    const { kept, other, loadId } = await oneKept();
    await said(other, '502');
    await later();
    expect((await loadOf(world, loadId)).entries).toEqual([]);
    expect(asked(loadId)).not.toContain('document-607');
    expect(await world.services.loads.due('2030-01-01T00:00:00.000Z', 10)).toEqual([]);
    expect((await parcelOf(world, kept)).load).toBeUndefined();
  });
});

describe('released, it goes on with the next load', () => {
  test('beside parcels that come through the gate', async () => {
    const { kept, other } = await oneKept();
    await said(other, '800');
    await later();
    await said(kept, '800', '2026-11-24T08:00:00.000Z');
    const third = (await aParcel(world, 3)).consignmentId;
    const next = await closed(kept, third);
    expect((await loadOf(world, next)).entries).toMatchObject([{ atSite: true }, {}]);
    expect(asked(next)).toEqual(['booking', 'gate-out']);
    await toldOfLoad(world, 'warehouse-1', next, OUT);
    await toldOfLoad(world, 'customs-1', next, arrivedAtSite);
    await said(third, '800', '2026-11-24T08:00:00.000Z');
    await later();
    expect(namedOn(next, 'document-607')).toEqual([kept, third]);
  });

  test('alone: there is no gate and no arrival to wait for', async () => {
    const { kept, other } = await oneKept();
    await said(other, '800');
    await later();
    await said(kept, '800', '2026-11-24T08:00:00.000Z');
    const next = await closed(kept);
    expect(asked(next)).toEqual(['booking', 'document-607']);
    expect(await loadOf(world, next)).toMatchObject({ status: 'gated-out' });
  });
});
