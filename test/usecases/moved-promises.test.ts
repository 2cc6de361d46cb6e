import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { IncomingOrder } from '../../functions/domain/order/incoming-order.ts';
import { acceptOrder } from '../../functions/usecases/accept-order.ts';
import { ACCEPTED_BY_WAREHOUSE, GATED_OUT, PACKED, scan } from '../support/world/facts.ts';
import {
  accepted,
  aDelivery,
  aWorld,
  consignmentOf,
  settle,
  told,
} from '../support/world/world.ts';
import type { World } from '../support/world/world.ts';
import { anOrderToGermany, MERCHANT } from '../support/world/world-data.ts';

let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

const day = (number: number) => `2026-11-${String(number)}T16:00:00.000Z`;
const promised = (minute: number, shipBy?: string): IncomingOrder =>
  anOrderToGermany({
    requestedMode: 'overseas-fulfilment',
    sourceUpdatedAt: `2026-11-23T02:0${String(minute)}:00.000Z`,
    promise: shipBy === undefined ? undefined : { shipBy },
  });
const tell = (order: IncomingOrder) => acceptOrder(world.services, aDelivery(order));
const atRisk = async (until: string) =>
  (
    await world.services.orders.promised({ merchantId: MERCHANT.merchantId, until, limit: 9 })
  ).items.map(({ consignmentId }) => consignmentId);
const moves = async (id: string) =>
  (await world.services.orders.events(id)).filter(({ type }) => type === 'promise-moved');

test('a parcel that is not shipped is promised for when its channel wants it now', async () => {
  const id = await accepted(world, promised(0, day(25)));
  await settle(world);
  expect(await atRisk(day(26))).toEqual([id]);
  expect((await tell(promised(1, day(28)))).kind).toBe('accepted');
  expect((await consignmentOf(world, id)).promise).toEqual({ shipBy: day(28) });
  expect([await atRisk(day(26)), await atRisk(day(28))]).toEqual([[], [id]]);
  const order = await world.services.orders.order(id.slice(0, -3));
  expect(order).toMatchObject({ promise: { shipBy: day(28) } });
  expect(order).not.toHaveProperty('changes');
});

test('neither a repeat, nor an older version, nor one that says nothing of it moves it', async () => {
  const id = await accepted(world, promised(0, day(25)));
  await tell(promised(3, day(28)));
  await tell(promised(3, day(28)));
  await tell(promised(2, day(27)));
  await tell(promised(4));
  expect((await consignmentOf(world, id)).promise).toEqual({ shipBy: day(28) });
  expect(await moves(id)).toHaveLength(1);
});

test('what is shipped stays late, or in time, by what was wanted then', async () => {
  const id = await accepted(world, promised(0, day(25)));
  await settle(world);
  await told(world, id, ACCEPTED_BY_WAREHOUSE, PACKED, GATED_OUT, scan('EMA'));
  await tell(promised(1, day(28)));
  expect((await consignmentOf(world, id)).promise).toEqual({ shipBy: day(25) });
  expect(await moves(id)).toEqual([]);
});
