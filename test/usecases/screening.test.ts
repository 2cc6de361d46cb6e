import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { DeniedPartyList } from '../../functions/domain/screening/denied-parties.ts';
import { clearScreening } from '../../functions/usecases/clear-screening.ts';
import { fixHold } from '../../functions/usecases/fix-hold.ts';
import { queueNotices } from '../../functions/usecases/owed-notices.ts';
import { tellChannel } from '../../functions/usecases/tell-channel.ts';
import { accepted, aWorld, consignmentOf, settle, workAsks } from '../support/world/world.ts';
import type { World } from '../support/world/world.ts';
import { anIncomingOrder, anOrderToGermany, ITEM } from '../support/world/world-data.ts';

const LIST: DeniedPartyList = {
  listId: 'example',
  source: 'invented',
  asOf: '2026-11-01',
  goodUntil: '2026-12-31',
  parties: [
    { id: 'EX-1', names: ['Erika Mustermann'], country: 'DE' },
    { id: 'EX-2', names: ['Viktor Malenkov', 'Malenkov, V.'], country: 'PL' },
  ],
};

let world: World;
beforeEach(async () => {
  world = await aWorld();
  await world.services.screening.putList(LIST);
});
afterEach(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

const address = { country: 'DE', city: 'Berlin', street: 'Heidestraße 17', postcode: '10557' };
const asked = () => world.partners.calls.map(({ ask }) => ask);

/** An order to somebody, who is held by screening or not. */
async function orderTo(name: string, channelOrderId = 'SO-1', country = 'DE'): Promise<string> {
  const id = await accepted(
    world,
    anOrderToGermany({
      channelOrderId,
      requestedMode: 'b2b-direct-export',
      shipTo: { ...address, name, country },
    }),
  );
  await settle(world);
  return id;
}

describe('screening', () => {
  test('finds nothing: partners are asked, and the list of the day is on record', async () => {
    const id = await orderTo('Anna Schmidt');
    const { screening } = await consignmentOf(world, id);
    expect(screening).toMatchObject({ list: { listId: 'example', asOf: '2026-11-01' }, hits: [] });
    expect(asked()).toEqual(['fulfilment', 'waybill']);
  });

  test.each([
    ['the same words in any order', 'MUSTERMANN, Erika', 'screening-freeze'],
    ['one wrong letter', 'Erika Mustermamn', 'screening-hold'],
  ])('%s stops it before anybody is asked', async (_what, name, reason) => {
    const id = await orderTo(name);
    expect((await consignmentOf(world, id)).hold).toMatchObject({ reason });
    expect(asked()).toEqual([]);
  });

  test('the same name in another country is one tier weaker', async () => {
    const id = await orderTo('Viktor Malenkov');
    expect((await consignmentOf(world, id)).hold).toMatchObject({ reason: 'screening-hold' });
  });

  test('a name that is only a little alike is noted, and goes on', async () => {
    const id = await orderTo('Viktor Malenko-Wagner');
    expect((await consignmentOf(world, id)).hold).toBeUndefined();
    expect(asked()).toContain('fulfilment');
  });

  test('the channel hears nothing of what was found', async () => {
    const id = await orderTo('Erika Mustermann');
    const events = await world.services.orders.events(id);
    await queueNotices(world.services, events);
    const held = events.find(({ type }) => type === 'held');
    await tellChannel(world.services, { consignmentId: id, version: held?.version ?? 0 });
    expect(world.notices.at(-1)).toMatchObject({
      kind: 'held',
      reason: 'the order is being checked',
      pointers: [],
    });
  });

  test('an outage parks it: nobody is asked, and it goes on once the list is there', async () => {
    const { screening } = world.services;
    const list = screening.list.bind(screening);
    Object.assign(screening, { list: async () => ({ kind: 'outage' }) });
    const id = await orderTo('Anna Schmidt');
    expect(asked()).toEqual([]);
    expect((await consignmentOf(world, id)).hold).toBeUndefined();
    await workAsks(world);
    expect(asked()).toEqual([]);
    Object.assign(screening, { list });
    await workAsks(world);
    expect(asked()).toEqual(['fulfilment', 'waybill']);
  });

  test('a list that is too old is an outage', async () => {
    await world.services.screening.putList({ ...LIST, goodUntil: '2026-11-02' });
    expect(await world.services.screening.list('2026-11-23')).toEqual({ kind: 'outage' });
  });

  test('a corrected name is screened anew', async () => {
    const id = await orderTo('Erika Mustermann');
    const fix = [{ field: 'shipTo.name', value: 'Anna Schmidt' }];
    expect(await fixHold(world.services, id, fix, 'ann')).toMatchObject({ kind: 'fixed' });
    expect((await consignmentOf(world, id)).hold).toBeUndefined();
    // Asking again as it is clears nothing.
    const other = await orderTo('Erika Mustermann', 'SO-2');
    await fixHold(world.services, other, [], 'ann');
    expect((await consignmentOf(world, other)).hold).toMatchObject({ reason: 'screening-freeze' });
  });
});

describe('a clearance', () => {
  const note = 'another birthday';

  test('for a consignment lets it go, and no other', async () => {
    const id = await orderTo('Erika Mustermann');
    const clearing = { scope: 'consignment', by: 'ann', note } as const;
    expect(await clearScreening(world.services, id, clearing)).toMatchObject({ kind: 'cleared' });
    await settle(world);
    expect(asked()).toContain('fulfilment');
    const other = await orderTo('Erika Mustermann', 'SO-2');
    expect((await consignmentOf(world, other)).hold).toMatchObject({ reason: 'screening-freeze' });
    const trail = await world.services.orders.events(id);
    expect(trail).toContainEqual(
      expect.objectContaining({ type: 'screening-cleared', by: 'ann', note }),
    );
  });

  test('for a buyer is remembered until its day, for the same name and country', async () => {
    const clearing = { scope: 'buyer', until: '2026-11-30', by: 'ann', note } as const;
    const id = await orderTo('Erika Mustermamn');
    expect(await clearScreening(world.services, id, clearing)).toMatchObject({ kind: 'cleared' });
    const same = await orderTo('Erika Mustermamn', 'SO-2');
    expect((await consignmentOf(world, same)).hold).toBeUndefined();
    const like = await orderTo('Erikka Mustermann', 'SO-3');
    expect((await consignmentOf(world, like)).hold).toMatchObject({ reason: 'screening-hold' });
    world.clock.advance({ days: 8 });
    const later = await orderTo('Erika Mustermamn', 'SO-4');
    expect((await consignmentOf(world, later)).hold).toMatchObject({ reason: 'screening-hold' });
  });

  test('an exact hit is not cleared for a buyer, nor is anything without a day to come', async () => {
    const exact = await orderTo('Erika Mustermann');
    const buyer = { scope: 'buyer', until: '2026-12-01', by: 'ann', note } as const;
    expect(await clearScreening(world.services, exact, buyer)).toMatchObject({
      code: 'clearance-scope',
    });
    const like = await orderTo('Erika Mustermamn', 'SO-2');
    expect(
      await clearScreening(world.services, like, { ...buyer, until: '2026-01-01' }),
    ).toMatchObject({ code: 'clearance-until' });
  });
});

describe('goods', () => {
  test.each([
    ['2402200000', 'screening-hold'],
    ['3304990039', undefined],
  ])('a retail import of %s', async (hsCode, reason) => {
    await world.services.directory.putCatalogueItem({ ...ITEM, hsCode });
    const id = await accepted(world, anIncomingOrder());
    await settle(world);
    expect((await consignmentOf(world, id)).hold?.reason).toBe(reason);
  });

  test('arms are frozen wherever they go', async () => {
    await world.services.directory.putCatalogueItem({ ...ITEM, hsCode: '9304000000' });
    const id = await orderTo('Anna Schmidt');
    expect((await consignmentOf(world, id)).hold).toMatchObject({
      reason: 'screening-freeze',
      pointers: ['lines.1.hsCode'],
    });
    expect(asked()).toEqual([]);
  });
});
