import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { IncomingOrder } from '../../functions/domain/order/incoming-order.ts';
import { acceptOrder } from '../../functions/usecases/accept-order.ts';
import { fixHold } from '../../functions/usecases/fix-hold.ts';
import { ACCEPTED_BY_WAREHOUSE, GATED_OUT, PACKED, scan } from '../support/world/facts.ts';
import {
  accepted,
  aDelivery,
  aWorld,
  consignmentOf,
  settle,
  stateOf,
  told,
} from '../support/world/world.ts';
import type { World } from '../support/world/world.ts';
import { anOrderToGermany } from '../support/world/world-data.ts';

/** What a channel holds back once it is planned, in a mode without documents. */
let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

const HELD = { reason: 'fraud check' };

function version(minute: number, hold: IncomingOrder['hold'] = 'none'): IncomingOrder {
  return anOrderToGermany({
    requestedMode: 'overseas-fulfilment',
    sourceUpdatedAt: `2026-11-23T02:0${String(minute)}:00.000Z`,
    hold,
  });
}

async function say(order: IncomingOrder): Promise<void> {
  await acceptOrder(world.services, aDelivery(order));
  await settle(world);
}

const asked = () => world.partners.calls.map(({ ask }) => ask);
const changesOf = async (id: string) =>
  (await world.services.orders.order(id.slice(0, -3)))?.changes?.map(
    ({ parts, answer }) => `${parts.join()} ${answer}`,
  );

describe('a planned order that its channel holds back', () => {
  test('stops before anybody else is asked, and goes on when it is let go', async () => {
    const id = await accepted(world, version(1));
    await settle(world);
    await say(version(2, HELD));
    expect(await changesOf(id)).toEqual(['hold accepted']);
    await told(world, id, ACCEPTED_BY_WAREHOUSE);
    expect(await consignmentOf(world, id)).toMatchObject({
      status: 'held',
      hold: { reason: 'held-by-channel', message: expect.stringContaining('fraud check') },
    });
    expect(asked()).not.toContain('pick');
    await say(version(3));
    expect(stateOf(world, id)).toBe('hand-off');
    expect(asked()).toContain('pick');
    await told(world, id, PACKED, GATED_OUT, scan('EMA'), scan('EMI'));
    expect(stateOf(world, id)).toBe('Delivered');
  });

  test('before its first stage is entered asks nobody', async () => {
    const id = await accepted(world, version(1));
    await acceptOrder(world.services, aDelivery(version(2, HELD)));
    await settle(world);
    expect(asked()).toEqual([]);
    await say(version(3));
    expect(asked()).toContain('fulfilment');
    expect(await consignmentOf(world, id)).not.toHaveProperty('heldBack', expect.anything());
  });

  test('once it is to be let out hears that it is too late', async () => {
    const id = await accepted(world, version(1));
    await settle(world);
    await told(world, id, ACCEPTED_BY_WAREHOUSE, PACKED);
    await say(version(2, HELD));
    expect(await changesOf(id)).toEqual(['hold too-late']);
    await told(world, id, GATED_OUT, scan('EMA'));
    expect(stateOf(world, id)).toBe('confirm');
  });

  test('in versions out of order stays as the newest says', async () => {
    const id = await accepted(world, version(1));
    await settle(world);
    await say(version(3));
    await say(version(2, HELD));
    expect((await consignmentOf(world, id)).heldBack).toBeUndefined();
    await say(version(5, HELD));
    await say(version(4));
    expect((await consignmentOf(world, id)).heldBack).toMatchObject(HELD);
  });

  test('held by a rival of the one that lets it go is let go by whoever comes last', async () => {
    const id = await accepted(world, version(1));
    await settle(world);
    await Promise.all([say(version(2, HELD)), say(version(3))]);
    expect((await consignmentOf(world, id)).heldBack).toBeUndefined();
  });

  test('goes on for an operator who overrules it, and is held again only once it was let go', async () => {
    const id = await accepted(world, version(1));
    await settle(world);
    await say(version(2, HELD));
    expect(await fixHold(world.services, id, [], 'ann')).toMatchObject({ kind: 'fixed' });
    await say(version(3, HELD));
    expect(await consignmentOf(world, id)).toMatchObject({ status: 'dispatching' });
    await say(version(4));
    await say(version(5, HELD));
    expect(await consignmentOf(world, id)).toMatchObject({ status: 'held' });
  });

  test('is cancelled as any other', async () => {
    const id = await accepted(world, version(1));
    await settle(world);
    await say(version(2, HELD));
    await say({ ...version(3, HELD), cancelled: { reason: 'by buyer' } });
    await told(world, id, { type: 'parcel-stopped' });
    expect(stateOf(world, id)).toBe('Cancelled');
  });
});
