import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { cancelConsignment } from '../../functions/usecases/cancel-consignment.ts';
import { acceptOrder } from '../../functions/usecases/accept-order.ts';
import { tellChannelJob } from '../../functions/handlers/jobs/tell-channel.ts';
import { queueNotices } from '../../functions/usecases/owed-notices.ts';
import { tellChannel } from '../../functions/usecases/tell-channel.ts';
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
import { accepted, aDelivery, aWorld, settle, told } from '../support/world/world.ts';
import type { World } from '../support/world/world.ts';
import { anIncomingOrder, MERCHANT } from '../support/world/world-data.ts';

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
  await workNotices();
}

async function workNotices(): Promise<void> {
  const bodies = world.queue.take('notices').map(({ body }) => JSON.stringify(body));
  const faults: unknown[] = [];
  expect(await tellChannelJob(world.services, (fault) => faults.push(fault))(bodies)).toEqual([]);
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
    expect(world.notices[1]).toMatchObject({
      reason: expect.stringContaining('-621018') as unknown,
    });
  });

  test('that a cancellation came too late', async () => {
    const id = await started();
    await told(world, id, ...UNTIL_RELEASE, PACKED, GATED_OUT);
    await cancelConsignment(world.services, id, { reason: 'by buyer', by: 'channel' });
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

describe('what a channel is told of an order that has no parcel', () => {
  const LATER = '2026-11-23T01:45:00.000Z';
  const cancelled = { sourceUpdatedAt: LATER, cancelled: { reason: 'by buyer' } };
  const [line] = anIncomingOrder().lines;
  if (line === undefined) throw new Error('no line');
  const unknownSku = { lines: [{ ...line, sku: 'NOT-OURS' }] };

  test('cancelled before it was paid: once, with the reason', async () => {
    await acceptOrder(world.services, aDelivery(anIncomingOrder({ paid: false })));
    await acceptOrder(world.services, aDelivery(anIncomingOrder({ paid: false, ...cancelled })));
    await workNotices();
    expect(world.notices).toMatchObject([{ kind: 'order-cancelled', reason: 'by buyer' }]);
  });

  test('cancelled first, paid later: the answer goes to the cancellation only', async () => {
    await acceptOrder(world.services, aDelivery(anIncomingOrder({ paid: false, ...cancelled })));
    await acceptOrder(world.services, aDelivery());
    await workNotices();
    expect(world.notices).toMatchObject([{ kind: 'order-cancelled' }]);
  });

  test('read as cancelled for each of three messages that only name it: once', async () => {
    const order = anIncomingOrder(cancelled);
    const named = ['created', 'paid', 'cancelled'].map((deliveryId) =>
      aDelivery(order, { deliveryId, payloadHash: deliveryId, contentHash: 'what is read' }),
    );
    await Promise.all(named.map((delivery) => acceptOrder(world.services, delivery)));
    const later = { contentHash: 'what is read later', deliveryId: 'late', payloadHash: 'late' };
    await acceptOrder(world.services, aDelivery(order, later));
    await workNotices();
    expect(world.notices).toMatchObject([{ kind: 'order-cancelled' }]);
  });

  test('a crash after the commit loses nothing: the same notice comes of the message again', async () => {
    const delivery = aDelivery(anIncomingOrder(cancelled));
    const { queue } = world.services;
    let crashes = 1;
    const crashing = {
      ...world.services,
      queue: {
        send: async (...sent: Parameters<typeof queue.send>) => {
          crashes -= 1;
          if (crashes >= 0) throw new Error('killed');
          await queue.send(...sent);
        },
      },
    };
    await expect(acceptOrder(crashing, delivery)).rejects.toThrow('killed');
    expect(world.queue.take('notices')).toEqual([]);
    world.clock.advance({ minutes: 1 });
    await acceptOrder(crashing, delivery);
    await acceptOrder(crashing, delivery);
    await workNotices();
    const [first, second] = world.notices;
    expect(world.notices).toHaveLength(2);
    expect(first?.noticeId).toMatch(/^O\w+\.order-cancelled$/);
    expect(second).toEqual(first);
  });

  test('without a legal route: why, under the same id and with the same time again', async () => {
    const delivery = aDelivery(anIncomingOrder(unknownSku));
    expect((await acceptOrder(world.services, delivery)).kind).toBe('refused');
    world.clock.advance({ minutes: 1 });
    await acceptOrder(world.services, delivery);
    await workNotices();
    const [first, second] = world.notices;
    expect(first).toMatchObject({ kind: 'order-refused', code: 'unknown-sku' });
    expect(second).toEqual(first);
  });

  test('nothing of a test order, of one that waits for its payment, of one with a parcel', async () => {
    await acceptOrder(world.services, aDelivery(anIncomingOrder({ test: true, ...cancelled })));
    const other = { channelOrderId: 'SO-2', paid: false };
    await acceptOrder(world.services, aDelivery(anIncomingOrder(other)));
    const id = await started(anIncomingOrder({ channelOrderId: 'SO-3' }));
    await acceptOrder(
      world.services,
      aDelivery(anIncomingOrder({ channelOrderId: 'SO-3', ...cancelled })),
    );
    expect(world.queue.take('notices')).toEqual([]);
    await tellChannel(world.services, { orderId: id.slice(0, -3), kind: 'order-cancelled' });
    await tellChannel(world.services, { orderId: 'O0', kind: 'order-cancelled' });
    expect(world.notices).toEqual([]);
  });
});

const casesNow = () => world.services.orders.cases(MERCHANT.merchantId, 100);

describe('a notice that cannot be told', () => {
  const answering = (kind: 'transient' | 'not-wanted') => ({
    ...world.services,
    marketplace: {
      ...world.services.marketplace,
      tell: async () =>
        kind === 'transient' ? ({ kind, reason: 'HTTP 503' } as const) : ({ kind } as const),
    },
  });

  test('comes again, later each time, while the channel is down, not when it does not want it', async () => {
    const id = await started();
    const message = { consignmentId: id, version: 1 };
    world.queue.take('notices');
    await tellChannel(answering('transient'), message);
    await tellChannel(answering('transient'), { ...message, failures: 5 });
    await tellChannel(answering('not-wanted'), message);
    expect(world.queue.take('notices')).toEqual([
      { queue: 'notices', body: { ...message, failures: 1 }, delaySeconds: 1 },
      { queue: 'notices', body: { ...message, failures: 6 }, delaySeconds: 32 },
    ]);
    expect(await casesNow()).toEqual([]);
  });

  test('is a case after half an hour, once, and set aside after three days', async () => {
    const id = await started();
    const message = { consignmentId: id, version: 1 };
    await tellChannel(answering('transient'), { ...message, failures: 11 });
    await tellChannel(answering('transient'), { ...message, failures: 12 });
    expect(await casesNow()).toMatchObject([
      { kind: 'channel-not-told', detail: expect.stringContaining('HTTP 503') },
    ]);
    const last = tellChannel(answering('transient'), { ...message, failures: 860 });
    await expect(last).rejects.toThrow('channel not told: HTTP 503');
  });

  test('of an event that owes nothing, or of nobody, is dropped', async () => {
    const id = await started();
    await tellChannel(world.services, { consignmentId: id, version: 2 });
    await tellChannel(world.services, { consignmentId: id, version: 99 });
    await tellChannel(world.services, { consignmentId: 'O0-01', version: 1 });
    expect(world.notices).toEqual([]);
  });
});
