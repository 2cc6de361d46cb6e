import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { LoadFact, PlannedLoad } from '../../../functions/domain/load/load-events.ts';
import type { LoadAsk } from '../../../functions/domain/load/load-task.ts';
import type { Load } from '../../../functions/domain/load/load.ts';
import { askForLoad } from '../../../functions/usecases/loads/ask-for-load.ts';
import { loadPage } from '../../../functions/usecases/views/load-page.ts';
import { recordFacts } from '../../../functions/usecases/record-news.ts';
import {
  aLoadTrail,
  anEntry,
  aPlannedLoad,
  BOOKING,
  closedWith,
} from '../../support/load-builder.ts';
import { receipt } from '../../support/world/facts.ts';
import { aParcel, loadOf, toldOfLoad } from '../../support/world/loads.ts';
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

const SEAL = 'S0123456789-0001';
const PASS = { number: 'HF37', plate: BOOKING.plate, seal: SEAL, listNumbers: ['list-1'] };
type GatedOut = Extract<LoadFact, { type: 'gated-out' }>;
const out = (gatePass?: GatedOut['gatePass']): GatedOut => ({
  type: 'gated-out',
  occurredAt: '2026-11-23T05:00:00.000Z',
  plate: BOOKING.plate,
  gatePass,
});

/** A booked load of one parcel; the parcel's list is released unless told otherwise. */
async function aBookedLoad(
  mode: PlannedLoad['mode'],
  isReleased = true,
  exportArrival?: PlannedLoad['exportArrival'],
): Promise<string> {
  const { consignmentId } = await aParcel(world, 1, { mode });
  const released = receipt('603', '800', '2026-11-23T04:00:00.000Z');
  if (isReleased) await recordFacts(world.services, consignmentId, [released]);
  const { load, events } = aLoadTrail(
    [
      closedWith(anEntry(1, { consignmentId, listNumber: 'list-1' })),
      { type: 'booked', booking: BOOKING },
      ...(mode === 'special-area-export'
        ? [{ type: 'gate-pass-issued', number: PASS.number } as const]
        : []),
    ],
    aPlannedLoad({ mode, exportArrival }),
  );
  await world.services.loads.commit({
    stored: { load, asks: [askedBefore(load)], told: load.newsVersion, revision: 1 },
    events,
  });
  return load.loadId;
}

function askedBefore({ loadId }: Load): LoadAsk {
  const at = world.services.clock.now();
  const requestId = `${loadId}.gate-out.1`;
  return { name: 'gate-out', requestId, attempts: 1, askedAt: at, againAt: at };
}

const told = (loadId: string, fact: LoadFact) => toldOfLoad(world, 'warehouse-1', loadId, fact);
const cases = async () =>
  (await world.services.orders.cases('merchant-1', 10)).map(({ kind, severity, detail }) => ({
    ...{ kind, severity, detail },
  }));

describe('a load at the gate of a bonded zone', () => {
  test('leaves with the pass of its vehicle, seal and lists, which its page shows', async () => {
    const loadId = await aBookedLoad('special-area-export');
    await told(loadId, out(PASS));
    expect(await loadPage(world.services, loadId)).toMatchObject({
      status: 'gated-out',
      gatePass: PASS,
    });
    expect(await cases()).toEqual([]);
  });

  test.each([
    ['no pass', undefined, 'with pass (none): no gate pass'],
    ['a pass of another vehicle', { ...PASS, plate: 'X1' }, 'for the vehicle X1'],
    ['a pass of another load', { ...PASS, number: 'HF38' }, 'customs issued it the pass HF37'],
    ['a pass of another seal', { ...PASS, seal: 'S9' }, 'for the seal S9'],
    ['a pass of other lists', { ...PASS, listNumbers: ['list-2'] }, 'does not name the list of O'],
  ])('with %s it is gone all the same, and a critical case', async (_title, pass, detail) => {
    const loadId = await aBookedLoad('special-area-export');
    await told(loadId, out(pass));
    expect((await loadOf(world, loadId)).status).toBe('gated-out');
    expect(await cases()).toMatchObject([
      {
        kind: 'gated-without-release',
        severity: 'critical',
        detail: expect.stringContaining(detail),
      },
    ]);
  });

  test('what is found out by asking is looked at alike', async () => {
    const loadId = await aBookedLoad('special-area-export');
    world.partners.loads.tells('warehouse', out());
    await askForLoad(world.services, loadId, 'gate-out', 2);
    expect((await loadOf(world, loadId)).status).toBe('gated-out');
    expect(await cases()).toMatchObject([{ kind: 'gated-without-release' }]);
  });

  test('a pass that names a list which is not released lets nothing out, either', async () => {
    const loadId = await aBookedLoad('special-area-export', false);
    await told(loadId, out(PASS));
    expect(await cases()).toMatchObject([
      { kind: 'gated-without-release', detail: expect.stringContaining('is not released') },
    ]);
  });
});

test('elsewhere a load leaves without any, and before its lists are released', async () => {
  const loadId = await aBookedLoad('general-export', false);
  await told(loadId, out());
  expect(await loadPage(world.services, loadId)).toMatchObject({ status: 'gated-out' });
  expect(await cases()).toEqual([]);
});

test('where exports arrive released, a load that leaves before is a critical case', async () => {
  const early = await aBookedLoad('general-export', false, 'after-release');
  await told(early, out());
  expect(await cases()).toMatchObject([
    {
      ...{ kind: 'gated-without-release', severity: 'critical' },
      detail: expect.stringContaining('is not released'),
    },
  ]);
});
