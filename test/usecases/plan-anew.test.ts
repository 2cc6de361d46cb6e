import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { multiplyMoney } from '../../functions/domain/money/money.ts';
import type { IncomingOrder } from '../../functions/domain/order/incoming-order.ts';
import { stockBook } from '../../functions/domain/stock/stock-book.ts';
import { acceptOrder } from '../../functions/usecases/accept-order.ts';
import { cancelOrder } from '../../functions/usecases/cancel-order.ts';
import { queueNotices } from '../../functions/usecases/owed-notices.ts';
import { planAnew } from '../../functions/usecases/plan-anew.ts';
import { findConsignments } from '../../functions/usecases/views/find-consignments.ts';
import { tellChannel } from '../../functions/usecases/tell-channel.ts';
import type { NoticeMessage } from '../../functions/usecases/owed-notices.ts';
import { ACCEPTED_BY_WAREHOUSE, GATED_OUT, PACKED } from '../support/world/facts.ts';
import { feedOrder, workVacated } from '../support/world/making-room.ts';
import {
  accepted,
  aDelivery,
  aWorld,
  consignmentOf,
  settle,
  stateOf,
  stockOf,
  told,
} from '../support/world/world.ts';
import type { World } from '../support/world/world.ts';
import {
  ABROAD,
  anIncomingOrder,
  anOrderToGermany,
  ITEM,
  MERCHANT,
} from '../support/world/world-data.ts';

let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

const WHOLE = anOrderToGermany({ requestedMode: 'overseas-fulfilment' });

/** Version `minute` of an order of so many pieces of its one line. */
function version(
  minute: number,
  quantity: number,
  change: Partial<IncomingOrder> = {},
): IncomingOrder {
  const [line] = WHOLE.lines;
  if (line === undefined) throw new Error('an order has a line');
  const total = multiplyMoney(line.price, quantity);
  const paid = {
    ...total,
    amount: WHOLE.totals.paid.amount + total.amount - WHOLE.totals.goods.amount,
  };
  return {
    ...WHOLE,
    sourceUpdatedAt: `2026-11-23T02:${String(minute).padStart(2, '0')}:00.000Z`,
    lines: [{ ...line, quantity, total }],
    totals: { ...WHOLE.totals, goods: total, paid },
    ...change,
  };
}

const tell = (order: IncomingOrder) => acceptOrder(world.services, aDelivery(order));
const orderIdOf = (id: string) => id.slice(0, -3);
const orderOf = async (id: string) => world.services.orders.order(orderIdOf(id));
const stock = async () => stockOf(world, stockBook(ABROAD), ITEM.sku);
const pieces = async (id: string) =>
  (await consignmentOf(world, id)).lines.map(({ quantity }) => quantity);
const anew = (id: string, number = 2) => `${orderIdOf(id)}-0${String(number)}`;

/** A parcel that the warehouse has, not packed yet. */
async function begun(): Promise<string> {
  const id = await accepted(world, version(0, 2));
  await settle(world);
  await told(world, id, ACCEPTED_BY_WAREHOUSE);
  return id;
}

async function stopped(id: string): Promise<void> {
  await told(world, id, { type: 'parcel-stopped' });
  await told(world, id, { type: 'label-voided' });
  await feedOrder(world, orderIdOf(id));
}

/** What the channel was told of the order, by the feed and by what is queued. */
async function toldChannel(id: string): Promise<readonly string[]> {
  const { orders } = world.services;
  const { consignmentIds = [], formerConsignmentIds = [] } = (await orderOf(id)) ?? {};
  for (const each of [...formerConsignmentIds, ...consignmentIds]) {
    await queueNotices(world.services, await orders.events(each));
  }
  for (const { body } of world.queue.take('notices')) {
    await tellChannel(world.services, body as NoticeMessage);
  }
  return [...new Set(world.notices.map(({ noticeId }) => noticeId))];
}

describe('a changed order whose parcel has not left', () => {
  test('takes it back and goes in another, as it is now; its channel hears that once', async () => {
    const id = await begun();
    expect((await tell(version(1, 3))).kind).toBe('late');
    await settle(world);
    expect(stateOf(world, id)).toBe('unwind');
    expect(await orderOf(id)).toMatchObject({
      consignmentIds: [id],
      changes: [{ number: 1, parts: ['lines'], answer: 'underway' }],
    });
    await stopped(id);
    expect(stateOf(world, id)).toBe('Cancelled');
    expect(await orderOf(id)).toMatchObject({
      ...{ status: 'planned', formerConsignmentIds: [id], consignmentIds: [anew(id)] },
      ...{ lines: [{ quantity: 3 }], sourceUpdatedAt: version(1, 3).sourceUpdatedAt },
      changes: [{ number: 1, answer: 'accepted' }],
    });
    expect(await orderOf(id)).not.toHaveProperty('nextContent');
    expect([await pieces(anew(id)), stateOf(world, anew(id))]).toEqual([[3], 'dispatch']);
    expect(await stock()).toEqual({ book: 100, reserved: 3 });
    const { orderNumber } = await consignmentOf(world, anew(id));
    expect(orderNumber).toBe(`${WHOLE.channelOrderId}-2`);
    const found = await findConsignments(world.services, MERCHANT.merchantId, WHOLE.channelOrderId);
    expect(found.map(({ consignmentId }) => consignmentId).sort()).toEqual([id, anew(id)]);
    const notices = await toldChannel(id);
    expect(notices).toContain(`${orderIdOf(id)}.change-answered.1`);
    expect(notices.filter((notice) => notice.includes('cancel'))).toEqual([]);
  });

  test('does nothing twice, whatever comes again', async () => {
    const id = await begun();
    await tell(version(1, 3));
    await tell(version(1, 3));
    await settle(world);
    await stopped(id);
    await feedOrder(world, orderIdOf(id));
    await tell(version(1, 3));
    await tell(version(0, 2));
    await settle(world);
    expect((await orderOf(id))?.consignmentIds).toEqual([anew(id)]);
    expect((await orderOf(id))?.changes).toHaveLength(1);
    expect(await stock()).toEqual({ book: 100, reserved: 3 });
    expect(world.partners.calls.filter(({ ask }) => ask === 'fulfilment')).toHaveLength(2);
  });

  test('is planned by what came last, also while its parcel is being taken back', async () => {
    const id = await begun();
    await tell(version(1, 3));
    await settle(world);
    await tell(version(3, 1));
    await tell(version(2, 4));
    await stopped(id);
    expect(await pieces(anew(id))).toEqual([1]);
    expect((await orderOf(id))?.changes).toMatchObject([
      { number: 1, answer: 'accepted' },
      { number: 2, answer: 'accepted' },
    ]);
    const notices = await toldChannel(id);
    expect(notices.filter((notice) => notice.includes('change-answered'))).toHaveLength(2);
  });

  test('may be changed again', async () => {
    const id = await begun();
    await tell(version(1, 3));
    await settle(world);
    await stopped(id);
    await told(world, anew(id), ACCEPTED_BY_WAREHOUSE);
    await tell(version(2, 1));
    await settle(world);
    await stopped(anew(id));
    expect(await orderOf(id)).toMatchObject({
      formerConsignmentIds: [id, anew(id)],
      consignmentIds: [anew(id, 3)],
    });
    expect(await pieces(anew(id, 3))).toEqual([1]);
    expect(await stock()).toEqual({ book: 100, reserved: 1 });
  });

  test('waits, where its channel holds it back meanwhile', async () => {
    const id = await begun();
    await tell(version(1, 3));
    await tell(version(2, 3, { hold: { reason: 'fraud check' } }));
    await settle(world);
    await stopped(id);
    expect(await orderOf(id)).toMatchObject({ status: 'received', consignmentIds: [] });
    expect(await stock()).toEqual({ book: 100, reserved: 0 });
    await tell(version(3, 3, { hold: 'none' }));
    await settle(world);
    expect(await pieces(anew(id))).toEqual([3]);
  });

  test('is cancelled as usual meanwhile, and its channel hears that', async () => {
    const id = await begun();
    await tell(version(1, 3));
    await settle(world);
    await tell(version(2, 3, { cancelled: { reason: 'by buyer' } }));
    await stopped(id);
    expect(await orderOf(id)).toMatchObject({
      consignmentIds: [id],
      changes: [{ answer: 'too-late', reason: 'the order was cancelled' }],
    });
    expect(await stock()).toEqual({ book: 100, reserved: 0 });
    const notices = await toldChannel(id);
    expect(notices.filter((notice) => notice.includes('.cancelled.'))).toHaveLength(1);
  });

  test('without a legal route any more it is refused, and its channel hears that', async () => {
    const id = await begun();
    await tell(version(1, 101));
    await settle(world);
    await stopped(id);
    expect(await orderOf(id)).toMatchObject({ status: 'refused', refusal: { code: 'no-stock' } });
    expect(await toldChannel(id)).toContain(`${orderIdOf(id)}.order-refused`);
  });
});

describe('a changed order whose parcel goes its way', () => {
  test('stays as it was where the warehouse could not stop it, and its channel hears one answer', async () => {
    const id = await begun();
    await tell(version(1, 3));
    await settle(world);
    await told(world, id, { type: 'parcel-too-late' });
    expect(stateOf(world, id)).toBe('unwind');
    const { resumeConsignment } = await import('../../functions/usecases/resume-consignment.ts');
    await resumeConsignment(world.services, id, 'hand-off', 'ann');
    await settle(world);
    await feedOrder(world, orderIdOf(id));
    expect(await orderOf(id)).toMatchObject({
      ...{ consignmentIds: [id], lines: [{ quantity: 2 }] },
      changes: [{ number: 1, answer: 'too-late' }],
    });
    const notices = await toldChannel(id);
    expect(notices).toContain(`${orderIdOf(id)}.change-answered.1`);
    expect(notices.filter((notice) => notice.includes('cancel'))).toEqual([]);
  });

  test('is answered at once when it has left', async () => {
    const id = await begun();
    await told(world, id, PACKED, GATED_OUT);
    await tell(version(1, 3));
    expect((await orderOf(id))?.changes).toMatchObject([{ answer: 'return' }]);
    expect((await consignmentOf(world, id)).cancel).toBeUndefined();
  });
});

test('an import is not planned anew once its papers were filed', async () => {
  const whole = anIncomingOrder();
  const id = await accepted(world, whole);
  await settle(world);
  await told(world, id, ACCEPTED_BY_WAREHOUSE);
  const lines = whole.lines.map((line) => ({ ...line, name: 'other' }));
  await tell({ ...whole, lines, sourceUpdatedAt: '2026-11-23T02:45:00.000Z' });
  expect(Object.keys((await consignmentOf(world, id)).documents)).not.toEqual([]);
  expect((await orderOf(id))?.changes).toMatchObject([{ answer: 'too-late' }]);
});

describe('a cancellation of quantities of a planned order', () => {
  const less = (quantity: number) => ({
    ...{ reason: 'one less', by: 'ann' },
    lines: [{ lineId: WHOLE.lines[0]?.lineId ?? '', quantity }],
  });

  test('leaves what is left of it to another parcel', async () => {
    const id = await begun();
    expect(await cancelOrder(world.services, orderIdOf(id), less(1))).toMatchObject({
      kind: 'accepted',
    });
    await settle(world);
    await stopped(id);
    expect(await pieces(anew(id))).toEqual([1]);
    expect(await stock()).toEqual({ book: 100, reserved: 1 });
    // What the sender said before is older than that.
    await tell(version(0, 2, { sourceUpdatedAt: WHOLE.sourceUpdatedAt }));
    expect((await orderOf(id))?.lines).toMatchObject([{ quantity: 1 }]);
  });

  test('counts from what is left already, and of the last piece cancels all', async () => {
    const id = await begun();
    await cancelOrder(world.services, orderIdOf(id), less(1));
    await cancelOrder(world.services, orderIdOf(id), less(1));
    await settle(world);
    await stopped(id);
    expect(await orderOf(id)).toMatchObject({
      cancel: { reason: 'one less' },
      consignmentIds: [id],
    });
    expect(await stock()).toEqual({ book: 100, reserved: 0 });
  });

  test('is carried out by a message where its process died after writing it', async () => {
    const id = await begun();
    const { orders } = world.services;
    const dying: World['services'] = {
      ...world.services,
      orders: {
        ...orders,
        commit: async (change) => {
          const result = await orders.commit(change);
          if (change.order !== undefined) throw new Error('killed');
          return result;
        },
      },
    };
    await expect(cancelOrder(dying, orderIdOf(id), less(1))).rejects.toThrow('killed');
    await workVacated(world);
    expect(stateOf(world, id)).toBe('unwind');
    await stopped(id);
    expect(await pieces(anew(id))).toEqual([1]);
  });
});

test('whoever dies after planning it anew is followed up', async () => {
  const id = await begun();
  await tell(version(1, 3));
  await settle(world);
  await told(world, id, { type: 'parcel-stopped' });
  await told(world, id, { type: 'label-voided' });
  const { orders } = world.services;
  const commit: typeof orders.commit = async (change) => {
    if (change.consignment !== undefined) throw new Error('killed');
    return orders.commit(change);
  };
  const dying = { ...world.services, orders: { ...orders, commit } };
  await expect(planAnew(dying, orderIdOf(id))).rejects.toThrow('killed');
  expect(await orderOf(id)).toMatchObject({ status: 'received', consignmentIds: [] });
  await planAnew(world.services, orderIdOf(id));
  await settle(world);
  expect(await pieces(anew(id))).toEqual([3]);
  expect(await stock()).toEqual({ book: 100, reserved: 3 });
});
