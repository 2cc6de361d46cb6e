import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { multiplyMoney } from '../../functions/domain/money/money.ts';
import type { IncomingOrder } from '../../functions/domain/order/incoming-order.ts';
import type { Movement } from '../../functions/domain/stock/movements.ts';
import { acceptOrder, orderIdAt } from '../../functions/usecases/accept-order.ts';
import { cancelOrder } from '../../functions/usecases/cancel-order.ts';
import {
  aDelivery,
  aWorld,
  consignmentOf,
  settle,
  stateOf,
  stockOf,
  told,
} from '../support/world/world.ts';
import type { World } from '../support/world/world.ts';
import { anIncomingOrder, CHANNEL } from '../support/world/world-data.ts';

/** Versions of one paid order that follow each other while its start is cut short. */
let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

/** Version `minute` of an order of so many pieces of its one line. */
function version(minute: number, quantity: number, lineId?: string): IncomingOrder {
  const order = anIncomingOrder();
  const [line] = order.lines;
  if (line === undefined) throw new Error('an order has a line');
  const total = multiplyMoney(line.price, quantity);
  const more = total.amount - order.totals.goods.amount;
  const { currency } = total;
  const paid = { amount: order.totals.paid.amount + more, currency };
  return {
    ...order,
    sourceUpdatedAt: `2026-11-23T02:0${String(minute)}:00.000Z`,
    lines: [{ ...line, quantity, total, lineId: lineId ?? line.lineId }],
    totals: { ...order.totals, goods: total, paid },
  };
}

/** Dies at the write that plans the order: its stock is reserved by then. */
function dying(): World['services'] {
  const { orders } = world.services;
  return {
    ...world.services,
    orders: {
      ...orders,
      commit: async (change) => {
        if (change.consignment !== undefined) throw new Error('killed');
        return orders.commit(change);
      },
    },
  };
}

async function cutShort(order: IncomingOrder): Promise<void> {
  await expect(acceptOrder(dying(), aDelivery(order))).rejects.toThrow('killed');
}

async function parcelOf(order: IncomingOrder): Promise<string> {
  const { orderId } = await acceptOrder(world.services, aDelivery(order));
  const [consignmentId = ''] = (await world.services.orders.order(orderId))?.consignmentIds ?? [];
  return consignmentId;
}

const quantities = async (id: string) =>
  (await consignmentOf(world, id)).lines.map(({ quantity }) => quantity);

describe('an order whose start was cut short after reserving', () => {
  test('reserves anew for a newer version with more pieces, and gives all back when stopped', async () => {
    await cutShort(version(1, 2));
    expect(await stockOf(world)).toEqual({ book: 100, reserved: 2 });
    const id = await parcelOf(version(2, 5));
    expect(await quantities(id)).toEqual([5]);
    expect(await stockOf(world)).toEqual({ book: 100, reserved: 5 });
    await settle(world);
    const { orderId } = await consignmentOf(world, id);
    await cancelOrder(world.services, orderId, { reason: 'x', by: 'ann' });
    await settle(world);
    await told(world, id, { type: 'parcel-stopped' });
    expect(stateOf(world, id)).toBe('Cancelled');
    expect(await stockOf(world)).toEqual({ book: 100, reserved: 0 });
  });

  test('gives back the stock of a line that a newer version does not have', async () => {
    await cutShort(version(1, 2));
    expect(await quantities(await parcelOf(version(2, 1, 'another-line')))).toEqual([1]);
    expect(await stockOf(world)).toEqual({ book: 100, reserved: 1 });
  });

  test('takes the last pieces again, though the version before holds them', async () => {
    await world.close();
    world = await aWorld(3);
    await cutShort(version(1, 2));
    expect(await quantities(await parcelOf(version(2, 3)))).toEqual([3]);
    expect(await stockOf(world)).toEqual({ book: 3, reserved: 3 });
  });

  test('cut short in each of its versions, and while giving back: the last one counts', async () => {
    await cutShort(version(1, 2));
    await cutShort(version(2, 4));
    const { ledger } = world.services;
    const move = async (movements: readonly Movement[]) => {
      if (movements.some(({ kind }) => kind === 'release')) throw new Error('killed');
      return ledger.move(movements);
    };
    const services = { ...world.services, ledger: { ...ledger, move } };
    await expect(acceptOrder(services, aDelivery(version(3, 2)))).rejects.toThrow('killed');
    expect(await quantities(await parcelOf(version(3, 2)))).toEqual([2]);
    expect(await stockOf(world)).toEqual({ book: 100, reserved: 2 });
  });

  test('of which its merchant then cancels a part: what is left is reserved', async () => {
    const order = version(1, 3);
    await cutShort(order);
    const orderId = orderIdAt(world.services, CHANNEL, order.channelOrderId);
    const [{ lineId } = { lineId: '' }] = order.lines;
    const part = { reason: 'x', by: 'ann', lines: [{ lineId, quantity: 2 }] };
    expect((await cancelOrder(world.services, orderId, part)).kind).toBe('accepted');
    expect(await quantities(await parcelOf(order))).toEqual([1]);
    expect(await stockOf(world)).toEqual({ book: 100, reserved: 1 });
  });

  test('and is then cancelled, in a newer version: nothing stays reserved', async () => {
    await cutShort(version(1, 2));
    await cutShort(version(2, 4, 'another-line'));
    await parcelOf({ ...version(3, 1), cancelled: { reason: 'x' } });
    expect(await stockOf(world)).toEqual({ book: 100, reserved: 0 });
  });
});

describe('two versions at once', () => {
  test('whoever reserved for the older one, after the newer was planned, gives it back', async () => {
    const { ledger } = world.services;
    let parcel: string | undefined;
    const late = async (movements: readonly Movement[]) => {
      parcel ??= await parcelOf(version(2, 5));
      return ledger.move(movements);
    };
    const slow = { ...world.services, ledger: { ...ledger, move: late } };
    await acceptOrder(slow, aDelivery(version(1, 2)));
    expect(await quantities(parcel ?? '')).toEqual([5]);
    expect(await stockOf(world)).toEqual({ book: 100, reserved: 5 });
  });
});
