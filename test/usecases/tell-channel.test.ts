import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { cancelConsignment } from '../../functions/usecases/cancel-consignment.ts';
import { queueNotices, tellChannel } from '../../functions/usecases/tell-channel.ts';
import type { NoticeMessage } from '../../functions/usecases/tell-channel.ts';
import {
  ACCEPTED_BY_WAREHOUSE,
  GATED_OUT,
  IMPORT_ACCEPTED,
  PACKED,
  receipt,
  scan,
  UNTIL_DELIVERY,
  UNTIL_RELEASE,
} from '../support/world/facts.ts';
import { accepted, aWorld, settle, told } from '../support/world/world.ts';
import type { World } from '../support/world/world.ts';
import { anIncomingOrder } from '../support/world/world-data.ts';

let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(() => world.close());

async function started(order = anIncomingOrder()): Promise<string> {
  const id = await accepted(world, order);
  await settle(world);
  return id;
}

/** Feeds the whole trail to the consumer and works what it queued. */
async function notify(id: string): Promise<void> {
  await queueNotices(world.services, await world.services.orders.events(id));
  for (const { body } of world.queue.take('notices')) {
    await tellChannel(world.services, body as NoticeMessage);
  }
}
const kinds = () => world.notices.map(({ kind }) => kind);

describe('what a channel is told', () => {
  test('accepted, shipped at the first scan, delivered', async () => {
    const id = await started();
    await told(world, id, ...UNTIL_RELEASE, PACKED, GATED_OUT);
    await notify(id);
    expect(kinds()).toEqual(['accepted']);
    await told(world, id, ...UNTIL_DELIVERY);
    world.notices.length = 0;
    await notify(id);
    expect(kinds()).toEqual(['accepted', 'shipped', 'delivered']);
  });

  test('held, with the reason and the fields', async () => {
    const { identity } = anIncomingOrder();
    const id = await started(
      anIncomingOrder({ identity: { ...identity, payerIdNumber: undefined } }),
    );
    await notify(id);
    expect(world.notices[1]).toMatchObject({
      kind: 'held',
      reason: expect.stringContaining('payer.idNumber') as unknown,
      pointers: ['payer.idNumber'],
    });
  });

  test('cancelled, with what customs said', async () => {
    const id = await started();
    await told(world, id, ACCEPTED_BY_WAREHOUSE, ...IMPORT_ACCEPTED, receipt('621', '-621018'));
    await told(world, id, { type: 'parcel-stopped' });
    await notify(id);
    expect(kinds()).toEqual(['accepted', 'cancelled']);
    expect(world.notices[1]?.reason).toContain('-621018');
  });

  test('that a cancellation came too late', async () => {
    const id = await started();
    await told(world, id, ...UNTIL_RELEASE, PACKED, GATED_OUT);
    await cancelConsignment(world.services, id, 'by buyer', 'channel');
    await told(world, id, scan('EMA', '2026-11-23T09:00:00.000Z'));
    await notify(id);
    expect(kinds()).toEqual(['accepted', 'cancel-refused', 'shipped']);
  });

  test('each notice has the same id however often its event comes', async () => {
    const id = await started();
    await notify(id);
    await notify(id);
    expect(world.notices.map(({ noticeId }) => noticeId)).toEqual([
      `${id}.accepted.1`,
      `${id}.accepted.1`,
    ]);
  });
});

describe('a notice that cannot be told', () => {
  const answering = (kind: 'transient' | 'not-wanted') => ({
    ...world.services,
    marketplace: {
      ...world.services.marketplace,
      tell: async () =>
        kind === 'transient' ? ({ kind, reason: 'HTTP 503' } as const) : ({ kind } as const),
    },
  });

  test('comes again while the channel is down, not when it does not want it', async () => {
    const id = await started();
    const message = { consignmentId: id, version: 1 };
    await expect(tellChannel(answering('transient'), message)).rejects.toThrow('HTTP 503');
    await expect(tellChannel(answering('not-wanted'), message)).resolves.toBeUndefined();
  });

  test('of an event that owes nothing, or of nobody, is dropped', async () => {
    const id = await started();
    await tellChannel(world.services, { consignmentId: id, version: 2 });
    await tellChannel(world.services, { consignmentId: id, version: 99 });
    await tellChannel(world.services, { consignmentId: 'O0-01', version: 1 });
    expect(world.notices).toEqual([]);
  });
});
