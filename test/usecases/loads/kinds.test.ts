import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { closeLoad } from '../../../functions/usecases/loads/close-load.ts';
import { joinLoad } from '../../../functions/usecases/loads/join-load.ts';
import { sweepLoads } from '../../../functions/usecases/loads/sweep-loads.ts';
import { loadPage } from '../../../functions/usecases/views/load-page.ts';
import { BOOKING } from '../../support/load-builder.ts';
import { aParcel, loadOf, toldOfLoad, workLoads } from '../../support/world/loads.ts';
import { accepted, aWorld, consignmentOf } from '../../support/world/world.ts';
import type { World } from '../../support/world/world.ts';
import { anExportOrder, HUB, PARTNERS } from '../../support/world/world-data.ts';

let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

const AT_SEA = { ...BOOKING, masterBill: 'COSU1', vessel: 'HAI YUN 7', trafficMode: '2' };

async function closed(travelsBy: 'flight' | 'sailing', number = 1): Promise<string> {
  const { loadId } = await joinLoad(world.services, await aParcel(world, number, { travelsBy }));
  await closeLoad(world.services, loadId, 'operator', 'eve');
  return loadId;
}

test('a plan takes over what its carrier’s loads travel by, to there and from there', async () => {
  const carrier = PARTNERS.find(({ partnerId }) => partnerId === 'express');
  if (carrier === undefined) throw new Error('no carrier');
  const { country } = anExportOrder().shipTo;
  const sailing = { kind: 'sailing', to: [country], from: [HUB.warehouseId] } as const;
  await world.services.directory.putPartner({ ...carrier, loadServices: [sailing] });
  const loaded = await accepted(world, anExportOrder({ requestedMode: 'general-export' }));
  expect((await consignmentOf(world, loaded)).travelsBy).toBe('sailing');
});

test('parcels that travel by different means are in no load together', async () => {
  const one = await joinLoad(world.services, await aParcel(world, 1, { travelsBy: 'flight' }));
  const other = await joinLoad(world.services, await aParcel(world, 2, { travelsBy: 'sailing' }));
  const third = await joinLoad(world.services, await aParcel(world, 3));
  expect(other.loadId).not.toBe(one.loadId);
  expect(third.loadId).toBe(one.loadId);
  expect(await loadOf(world, other.loadId)).toMatchObject({ kind: 'sailing' });
});

test('a booking on something else is refused, until the carrier books what was asked for', async () => {
  const loadId = await closed('sailing');
  await workLoads(world);
  const { booking, refused } = await loadOf(world, loadId);
  expect(booking).toBeUndefined();
  expect(refused.booking).toMatchObject({ code: 'other-transport' });
  const page = await loadPage(world.services, loadId);
  expect(page).toMatchObject({ kindTitle: 'Sailing', wording: { bill: 'Bill of lading' } });
});

test('a sailing is asked for its arrival when a ship may be there', async () => {
  const answered = { kind: 'answered', facts: [{ type: 'booked', booking: AT_SEA }] } as const;
  world.partners.loads.script('booking', answered);
  const loadId = await closed('sailing');
  await workLoads(world);
  const at = { occurredAt: world.clock.now(), plate: AT_SEA.plate };
  await toldOfLoad(world, 'warehouse-1', loadId, { type: 'gated-out', ...at });
  await toldOfLoad(world, 'express', loadId, { type: 'departed', ...at });
  const arrival = async () => {
    const stored = await world.services.loads.load(loadId);
    return stored?.asks.find(({ name }) => name === 'arrival')?.attempts;
  };
  world.clock.advance({ days: 11 });
  await sweepLoads(world.services);
  await workLoads(world);
  expect(await arrival()).toBe(0);
  world.clock.advance({ days: 2 });
  await sweepLoads(world.services);
  await workLoads(world);
  expect(await arrival()).toBe(1);
});
