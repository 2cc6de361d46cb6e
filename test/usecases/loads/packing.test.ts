import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { LoadFact } from '../../../functions/domain/load/load-events.ts';
import type { PackedParcel } from '../../../functions/domain/load/packing.ts';
import { recordLoadFacts } from '../../../functions/usecases/loads/move-load.ts';
import { loadPage } from '../../../functions/usecases/views/load-page.ts';
import { aLoadTrail, anEntry, BOOKING, closedWith } from '../../support/load-builder.ts';
import { loadOf, toldOfLoad } from '../../support/world/loads.ts';
import { aWorld } from '../../support/world/world.ts';
import type { World } from '../../support/world/world.ts';

const parcels = [1, 2, 3].map((number) =>
  anEntry(number, { consignmentId: `O${String(number).padStart(14, '0')}-01` }),
);
const [one = '', two = '', three = ''] = parcels.map(({ consignmentId }) => consignmentId);
const line = (consignmentId: string, bag: string, pallet?: string): PackedParcel => ({
  ...{ consignmentId, bag, bagSeal: `seal of ${bag}`, pallet },
});

let world: World;
let loadId: string;
beforeEach(async () => {
  world = await aWorld();
  const { load, events } = aLoadTrail([
    closedWith(...parcels),
    { type: 'booked', booking: BOOKING },
  ]);
  loadId = load.loadId;
  await world.services.loads.commit({
    stored: { load, asks: [], told: load.newsVersion, revision: 1 },
    events,
  });
});
afterEach(() => world.close());

const told = (...packing: readonly PackedParcel[]) => {
  const occurredAt = '2026-11-23T05:00:00.000Z';
  const out: LoadFact = { type: 'gated-out', occurredAt, plate: BOOKING.plate, packing };
  return toldOfLoad(world, 'warehouse-1', loadId, out);
};
const pallets = async () => (await loadPage(world.services, loadId))?.pallets;
const cases = () => world.services.orders.cases('merchant-1', 10);

describe('bags and pallets of a load', () => {
  test('stand on its page, bags by pallet and parcels by bag', async () => {
    await told(line(one, 'B1', 'P1'), line(three, 'B2'), line(two, 'B1', 'P1'));
    expect(await pallets()).toEqual([
      { pallet: 'P1', bags: [{ bag: 'B1', seal: 'seal of B1', consignmentIds: [one, two] }] },
      { pallet: undefined, bags: [{ bag: 'B2', seal: 'seal of B2', consignmentIds: [three] }] },
    ]);
    expect(await cases()).toEqual([]);
  });

  test('a parcel that stays behind is in none any more', async () => {
    await told(line(one, 'B1', 'P1'), line(two, 'B2', 'P1'));
    const stays: LoadFact = { type: 'stayed-behind', consignmentId: two, reason: 'unwound' };
    await recordLoadFacts(world.services, loadId, [stays]);
    expect(await pallets()).toMatchObject([{ pallet: 'P1', bags: [{ bag: 'B1' }] }]);
    expect((await pallets())?.[0]?.bags).toHaveLength(1);
  });

  test.each([
    ['a bag on two pallets', [line(one, 'B1', 'P1'), line(two, 'B1', 'P2')], 'B1 has two pallets'],
    [
      'a bag under two seals',
      [line(one, 'B1', 'P1'), { ...line(two, 'B1', 'P1'), bagSeal: 'S9' }],
      'B1 has two seals',
    ],
    ['a parcel in two bags', [line(one, 'B1', 'P1'), line(one, 'B2', 'P1')], `${one} has two bags`],
  ])('%s is a case and no place; the rest counts, and it left', async (_title, lines, fault) => {
    await told(...lines, line(three, 'B3', 'P3'));
    expect((await loadOf(world, loadId)).status).toBe('gated-out');
    expect(await pallets()).toMatchObject([
      { pallet: 'P3', bags: [{ bag: 'B3', consignmentIds: [three] }] },
    ]);
    expect(await cases()).toMatchObject([
      {
        kind: 'packing-contradicts-itself',
        severity: 'warning',
        detail: expect.stringContaining(fault),
      },
    ]);
  });
});
