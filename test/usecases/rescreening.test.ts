import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { DeniedPartyList } from '../../functions/domain/screening/denied-parties.ts';
import { clearScreening } from '../../functions/usecases/clear-screening.ts';
import { rescreen } from '../../functions/usecases/rescreen.ts';
import {
  ACCEPTED_BY_WAREHOUSE,
  GATED_OUT,
  IMPORT_ACCEPTED,
  PACKED,
  receipt,
  UNTIL_RELEASE,
} from '../support/world/facts.ts';
import {
  accepted,
  aWorld,
  consignmentOf,
  settle,
  stateOf,
  told,
  workAsks,
} from '../support/world/world.ts';
import type { World } from '../support/world/world.ts';
import { anIncomingOrder } from '../support/world/world-data.ts';

const { shipTo } = anIncomingOrder();
const list = (...names: string[]): DeniedPartyList => ({
  listId: 'example',
  source: 'invented',
  asOf: '2026-11-01',
  parties: names.map((name, at) => ({ id: `EX-${String(at + 1)}`, names: [name], country: 'CN' })),
});
const NOBODY = list('Viktor Malenkov');
const TO = 'Erika Mustermann';

let world: World;
beforeEach(async () => {
  world = await aWorld();
  await world.services.screening.putList(NOBODY);
});
afterEach(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

/** A parcel that was screened and found clear, as far as partners told of it. */
async function underWay(...facts: readonly Parameters<typeof told>[2][]): Promise<string> {
  const id = await accepted(world, anIncomingOrder({ shipTo: { ...shipTo, name: TO } }));
  await settle(world);
  await told(world, id, ...facts);
  return id;
}

/** A newer list is loaded, and the job runs. */
async function loaded(newer: DeniedPartyList): Promise<number> {
  world.clock.advance({ minutes: 5 });
  await world.services.screening.putList(newer);
  const count = await rescreen(world.services);
  await settle(world);
  return count;
}
const holdOf = async (id: string) => (await consignmentOf(world, id)).hold;
const asked = (ask: string) => world.partners.calls.filter((call) => call.ask === ask).length;
const screenings = async (id: string) =>
  (await world.services.orders.events(id)).filter(({ type }) => type === 'screened').length;

describe('a newer list', () => {
  test.each([
    ['freezes', TO, 'screening-freeze'],
    ['holds', 'Erika Mustermamn', 'screening-hold'],
    ['notes', 'Erika Mustermamn', undefined, 'DE'],
    ['finds nothing in', 'Somebody Else', undefined],
  ])('%s a parcel that was clear', async (_what, name, reason, country = 'CN') => {
    const id = await underWay();
    const newer = list(name);
    const parties = newer.parties.map((party) => ({ ...party, country }));
    expect(await loaded({ ...newer, parties })).toBe(1);
    expect((await holdOf(id))?.reason).toBe(reason);
    expect(await screenings(id)).toBe(2);
    expect(asked('fulfilment')).toBe(1);
  });

  test('stops what comes after: no list is filed of a parcel that it holds', async () => {
    const id = await underWay(ACCEPTED_BY_WAREHOUSE, receipt('311', '120'));
    await loaded(list(TO));
    await told(world, id, ...IMPORT_ACCEPTED);
    expect(asked('file')).toBe(1);
    expect(await holdOf(id)).toMatchObject({ reason: 'screening-freeze', stage: 'declare' });
    const clearing = { scope: 'consignment', by: 'ann', note: 'another birthday' } as const;
    await clearScreening(world.services, id, clearing);
    await settle(world);
    expect(asked('file')).toBe(2);
  });

  test('holds a released parcel in front of the gate', async () => {
    const id = await underWay(...UNTIL_RELEASE);
    expect(stateOf(world, id)).toBe('hand-off');
    await loaded(list(TO));
    await told(world, id, PACKED);
    expect([await holdOf(id), asked('gate-pass')]).toEqual([
      expect.objectContaining({ reason: 'screening-freeze' }),
      0,
    ]);
  });

  test('does not look at what has passed the gate', async () => {
    const id = await underWay(...UNTIL_RELEASE, PACKED, GATED_OUT);
    expect(await loaded(list(TO))).toBe(0);
    expect(await screenings(id)).toBe(1);
  });

  test('lets go what the list before held', async () => {
    await world.services.screening.putList(list(TO));
    const id = await underWay();
    expect(asked('fulfilment')).toBe(0);
    await loaded(NOBODY);
    expect(await holdOf(id)).toBeUndefined();
    expect(asked('fulfilment')).toBe(1);
  });

  test('is the same list loaded again', async () => {
    const id = await underWay();
    expect(await loaded(NOBODY)).toBe(1);
    expect(await screenings(id)).toBe(2);
  });

  test('is not looked for any more once every parcel was screened against it', async () => {
    await underWay();
    await loaded(NOBODY);
    // As long as a host may remember the list before.
    expect(await world.services.screening.rescreened()).toBeUndefined();
    world.clock.advance({ minutes: 5 });
    await rescreen(world.services);
    expect(await world.services.screening.rescreened()).toBeDefined();
    const { orders } = world.services;
    Object.assign(world.services, {
      orders: { ...orders, list: () => Promise.reject(new Error()) },
    });
    expect(await rescreen(world.services)).toBe(0);
    Object.assign(world.services, { orders });
  });
});

describe('what was cleared', () => {
  const note = 'another birthday';

  test('for the consignment stands when it is found again, as grave as it was', async () => {
    await world.services.screening.putList(list('Erika Mustermamn'));
    const id = await underWay();
    await clearScreening(world.services, id, { scope: 'consignment', by: 'ann', note });
    await settle(world);
    await loaded(list('Erika Mustermamn'));
    expect(await holdOf(id)).toBeUndefined();
    await loaded(list(TO));
    expect((await holdOf(id))?.reason).toBe('screening-freeze');
  });

  test('for the buyer stands until its day', async () => {
    await world.services.screening.putList(list('Erika Mustermamn'));
    const id = await underWay();
    const clearing = { scope: 'buyer', until: '2026-11-24', by: 'ann', note } as const;
    expect(await clearScreening(world.services, id, clearing)).toMatchObject({ kind: 'cleared' });
    await settle(world);
    await loaded(list('Erika Mustermamn'));
    expect(await holdOf(id)).toBeUndefined();
    world.clock.advance({ days: 2 });
    await loaded(list('Erika Mustermamn'));
    expect((await holdOf(id))?.reason).toBe('screening-hold');
  });
});

describe('an outage', () => {
  test('between the news of a list and its reading parks: nothing goes past', async () => {
    const id = await underWay(ACCEPTED_BY_WAREHOUSE, receipt('311', '120'));
    const { screening } = world.services;
    const read = screening.list.bind(screening);
    world.clock.advance({ minutes: 5 });
    await screening.putList(list(TO));
    let reads = 0;
    // Once for the job, and never for the parcel.
    const once: typeof read = (today) =>
      reads++ === 0 ? read(today) : Promise.resolve({ kind: 'outage' });
    Object.assign(screening, { list: once });
    expect(await rescreen(world.services)).toBe(1);
    await told(world, id, ...IMPORT_ACCEPTED);
    expect([await holdOf(id), asked('file')]).toEqual([undefined, 1]);
    await workAsks(world);
    expect(asked('file')).toBe(1);
    Object.assign(screening, { list: read });
    await workAsks(world);
    expect((await holdOf(id))?.reason).toBe('screening-freeze');
    expect(asked('file')).toBe(1);
  });

  test('of the list itself takes nothing back that was screened, and lets nothing new pass', async () => {
    const id = await underWay();
    expect(await loaded({ ...list(TO), goodUntil: '2026-11-02' })).toBe(0);
    expect(await screenings(id)).toBe(1);
    const other = await accepted(world, anIncomingOrder({ channelOrderId: 'SO-2' }));
    await settle(world);
    expect([await screenings(other), asked('fulfilment')]).toEqual([0, 1]);
  });
});
