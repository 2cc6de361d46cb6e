import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { acceptOrder } from '../../functions/usecases/accept-order.ts';
import { units } from '../../functions/domain/money/quantity.ts';
import { ACCEPTED_BY_WAREHOUSE } from '../support/world/facts.ts';
import {
  accepted,
  aDelivery,
  aWorld,
  settle,
  stateOf,
  stockOf,
  told,
} from '../support/world/world.ts';
import type { World } from '../support/world/world.ts';
import {
  anIncomingOrder,
  BOOK_ITEM,
  IMPORT_BOOK,
  IMPORT_WAREHOUSE,
  ITEM,
  MERCHANT,
  UNIT,
} from '../support/world/world-data.ts';

let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(() => world.close());

const cases = () => world.services.orders.cases(MERCHANT.merchantId, 100);
const order = (id: string) => world.services.orders.order(id);
const LATER = '2026-11-23T01:45:00.000Z';
const AFTER_THAT = '2026-11-23T01:50:00.000Z';

describe('one order, many deliveries', () => {
  test('20 identical deliveries at once: one order, one consignment, one start in effect', async () => {
    const delivery = aDelivery();
    const results = await Promise.all(
      Array.from({ length: 20 }, () => acceptOrder(world.services, delivery)),
    );
    expect(new Set(results.map(({ orderId }) => orderId)).size).toBe(1);
    expect(results.map(({ kind }) => kind).filter((kind) => kind === 'accepted')).toHaveLength(1);
    const stored = await order(results[0]?.orderId ?? '');
    expect(stored?.consignmentIds).toHaveLength(1);
    expect(world.workflow.entries).toHaveLength(1);
    expect(await stockOf(world)).toEqual({ book: 100, reserved: 2 });
    expect(await cases()).toEqual([]);
  });

  test('20 identical deliveries of the last pieces: the order gets them, nobody is refused', async () => {
    await world.close();
    world = await aWorld(2);
    const delivery = aDelivery();
    const results = await Promise.all(
      Array.from({ length: 20 }, () => acceptOrder(world.services, delivery)),
    );
    expect(results.filter(({ kind }) => kind === 'refused')).toEqual([]);
    expect((await order(results[0]?.orderId ?? ''))?.status).toBe('planned');
    expect(await cases()).toEqual([]);
    expect(await stockOf(world)).toEqual({ book: 2, reserved: 2 });
  });

  test('another payload under the same delivery id is a case and changes nothing', async () => {
    const first = aDelivery();
    await acceptOrder(world.services, first);
    const other = anIncomingOrder({ displayNumber: '#9', channelOrderId: 'SO-9' });
    const result = await acceptOrder(
      world.services,
      aDelivery(other, { deliveryId: first.deliveryId }),
    );
    expect(result.kind).toBe('conflicting');
    expect(await cases()).toMatchObject([{ kind: 'conflicting-delivery' }]);
    expect(await order(result.orderId)).toBeUndefined();
  });

  test('two payloads under one delivery id at once: one is taken, the other is a case', async () => {
    const first = aDelivery();
    const other = anIncomingOrder({ displayNumber: '#9', channelOrderId: 'SO-9' });
    const results = await Promise.all([
      acceptOrder(world.services, first),
      acceptOrder(world.services, aDelivery(other, { deliveryId: first.deliveryId })),
    ]);
    expect(results.map(({ kind }) => kind).sort()).toEqual(['accepted', 'conflicting']);
    expect(await cases()).toHaveLength(1);
  });

  test('two payloads that claim one version are a case', async () => {
    await acceptOrder(world.services, aDelivery());
    const shipTo = { ...anIncomingOrder().shipTo, street: 'elsewhere 1' };
    const result = await acceptOrder(world.services, aDelivery(anIncomingOrder({ shipTo })));
    expect(result.kind).toBe('conflicting');
    expect(await cases()).toHaveLength(1);
  });

  test('an update after planning, delivered three times, is answered every time', async () => {
    const id = await accepted(world);
    const update = aDelivery(anIncomingOrder({ sourceUpdatedAt: LATER, displayNumber: '#1001b' }));
    const results = [];
    for (let time = 0; time < 3; time += 1) {
      results.push((await acceptOrder(world.services, update)).kind);
    }
    expect(results).toEqual(['accepted', 'repeated', 'repeated']);
    const { version, consignmentIds } = (await order(id.slice(0, -3))) ?? {};
    expect(consignmentIds).toEqual([id]);
    await acceptOrder(world.services, update);
    expect((await order(id.slice(0, -3)))?.version).toBe(version);
  });

  test('another address after its papers were filed is answered and told, and the parcel goes as planned', async () => {
    const id = await accepted(world);
    await settle(world);
    await told(world, id, ACCEPTED_BY_WAREHOUSE);
    world.queue.take('notices');
    const orderId = id.slice(0, -3);
    const shipTo = { ...anIncomingOrder().shipTo, street: 'elsewhere 1' };
    const update = aDelivery(anIncomingOrder({ sourceUpdatedAt: LATER, shipTo }));
    expect((await acceptOrder(world.services, update)).kind).toBe('late');
    expect((await acceptOrder(world.services, update)).kind).toBe('repeated');
    expect(await order(orderId)).toMatchObject({
      shipTo: anIncomingOrder().shipTo,
      changes: [{ number: 1, parts: ['address'], answer: 'too-late' }],
    });
    const answered = { orderId, kind: 'change-answered', change: 1 };
    const owed = world.queue.take('notices').map(({ body }) => body);
    expect(owed.filter((body) => JSON.stringify(body).includes('change'))).toEqual([
      answered,
      answered,
    ]);
  });

  test('what its channel holds back starts when a newer version releases it', async () => {
    const held = anIncomingOrder({ hold: { reason: 'fraud check' } });
    expect((await acceptOrder(world.services, aDelivery(held))).kind).toBe('accepted');
    expect(world.workflow.starts).toEqual([]);
    const still = anIncomingOrder({ sourceUpdatedAt: LATER });
    await acceptOrder(world.services, aDelivery(still));
    expect(world.workflow.starts).toEqual([]);
    const released = anIncomingOrder({ sourceUpdatedAt: AFTER_THAT, hold: 'none' });
    await accepted(world, released);
    expect(world.workflow.entries).toHaveLength(1);
  });

  test('unpaid, then paid: started once', async () => {
    const unpaid = await acceptOrder(world.services, aDelivery(anIncomingOrder({ paid: false })));
    expect(unpaid.kind).toBe('accepted');
    expect(world.workflow.starts).toEqual([]);
    expect(await stockOf(world)).toEqual({ book: 100, reserved: 0 });
    await accepted(world, anIncomingOrder({ sourceUpdatedAt: LATER }));
    expect(world.workflow.entries).toHaveLength(1);
  });

  test('a test order is kept and never started', async () => {
    const result = await acceptOrder(world.services, aDelivery(anIncomingOrder({ test: true })));
    expect(result.kind).toBe('test');
    expect(world.workflow.starts).toEqual([]);
    expect((await order(result.orderId))?.status).toBe('test');
  });
});

describe('cancelled orders', () => {
  const cancelled = anIncomingOrder({ sourceUpdatedAt: LATER, cancelled: { reason: 'by buyer' } });

  test('cancelled first, paid later: never started', async () => {
    expect((await acceptOrder(world.services, aDelivery(cancelled))).kind).toBe('cancelled');
    expect((await acceptOrder(world.services, aDelivery())).kind).toBe('cancelled');
    expect(world.workflow.starts).toEqual([]);
    expect(await stockOf(world)).toEqual({ book: 100, reserved: 0 });
  });

  test('cancelled while it is fulfilled: unwound, the stock is back', async () => {
    const id = await accepted(world);
    await settle(world);
    expect((await acceptOrder(world.services, aDelivery(cancelled))).kind).toBe('cancelled');
    await settle(world);
    await told(world, id, { type: 'parcel-stopped' });
    expect(stateOf(world, id)).toBe('Cancelled');
    expect(await stockOf(world)).toEqual({ book: 100, reserved: 0 });
  });

  test('paid and cancelled at once, in any order: nothing stays reserved in the end', async () => {
    for (let round = 0; round < 10; round += 1) {
      const channelOrderId = `SO-${String(round)}`;
      const both = [
        aDelivery(anIncomingOrder({ channelOrderId })),
        aDelivery({ ...cancelled, channelOrderId }),
      ];
      const results = await Promise.all(
        (round % 2 === 0 ? both : both.reverse()).map((each) => acceptOrder(world.services, each)),
      );
      // A delivery is worked again when its message comes again; so it is here.
      for (const each of both) await acceptOrder(world.services, each);
      const stored = await order(results[0]?.orderId ?? '');
      await settle(world);
      for (const id of stored?.consignmentIds ?? []) {
        await told(world, id, { type: 'parcel-stopped' });
        expect(stateOf(world, id)).toBe('Cancelled');
      }
    }
    expect(await stockOf(world)).toEqual({ book: 100, reserved: 0 });
  });

  test('cancelled between reservation and plan: the reservation is given back', async () => {
    const { orders } = world.services;
    const commit = orders.commit.bind(orders);
    let isFirstPlan = true;
    const racing = {
      ...world.services,
      orders: {
        ...orders,
        commit: async (change: Parameters<typeof commit>[0]) => {
          if (isFirstPlan && change.order?.status === 'planned') {
            isFirstPlan = false;
            await acceptOrder(world.services, aDelivery(cancelled));
          }
          return commit(change);
        },
      },
    };
    await acceptOrder(racing, aDelivery());
    expect(isFirstPlan).toBe(false);
    expect(await stockOf(world)).toEqual({ book: 100, reserved: 0 });
    expect(world.workflow.starts).toEqual([]);
  });
});

describe('cancelled just before the reservation', () => {
  test('the start that lost the race gives back what it reserved', async () => {
    const { ledger } = world.services;
    const cancelled = anIncomingOrder({
      sourceUpdatedAt: LATER,
      cancelled: { reason: 'by buyer' },
    });
    let isFirst = true;
    const racing = {
      ...world.services,
      ledger: {
        ...ledger,
        move: async (movements: Parameters<typeof ledger.move>[0]) => {
          if (isFirst) {
            isFirst = false;
            await acceptOrder(world.services, aDelivery(cancelled));
          }
          return ledger.move(movements);
        },
      },
    };
    await acceptOrder(racing, aDelivery());
    expect(await stockOf(world)).toEqual({ book: 100, reserved: 0 });
    expect(world.workflow.starts).toEqual([]);
  });
});

describe('crashes between the steps of a start', () => {
  const afterReserving = () => ({
    ...world.services,
    orders: {
      ...world.services.orders,
      commit: async (change: Parameters<World['services']['orders']['commit']>[0]) => {
        if (change.order?.status === 'planned') throw new Error('killed');
        return world.services.orders.commit(change);
      },
    },
  });

  test('killed after the last pieces were reserved: the next try gets exactly them', async () => {
    await world.close();
    world = await aWorld(2);
    await expect(acceptOrder(afterReserving(), aDelivery())).rejects.toThrow('killed');
    expect(await stockOf(world)).toEqual({ book: 2, reserved: 2 });
    const result = await acceptOrder(world.services, aDelivery());
    expect((await order(result.orderId))?.status).toBe('planned');
    expect(await stockOf(world)).toEqual({ book: 2, reserved: 2 });
  });

  test('killed after reserving, and stock came elsewhere: the plan follows the reservation', async () => {
    const other = 'T4619W000000';
    const { directory, ledger, clock } = world.services;
    await expect(acceptOrder(afterReserving(), aDelivery())).rejects.toThrow('killed');
    await directory.putCatalogueItem({
      ...ITEM,
      bookItems: { ...ITEM.bookItems, [other]: BOOK_ITEM },
    });
    // Listed before the one that was reserved in.
    await directory.putWarehouse({
      ...IMPORT_WAREHOUSE,
      warehouseId: 'warehouse-a',
      accountBook: other,
    });
    await ledger.move([
      {
        movementId: 'late',
        kind: 'receipt',
        accountBook: other,
        bookItem: BOOK_ITEM,
        unit: UNIT,
        quantity: units(50),
        at: clock.now(),
        cause: 'late',
        voucher: 'late',
      },
    ]);
    const id = await accepted(world);
    const consignment = await world.services.orders.consignment(id);
    expect(consignment?.parties.accountBook).toBe(IMPORT_BOOK);
    expect(await stockOf(world, other)).toEqual({ book: 50, reserved: 0 });
  });

  test('killed after reserving, then cancelled: the reservation is given back', async () => {
    await expect(acceptOrder(afterReserving(), aDelivery())).rejects.toThrow('killed');
    const cancelled = { sourceUpdatedAt: LATER, cancelled: { reason: 'by buyer' } };
    await acceptOrder(world.services, aDelivery(anIncomingOrder(cancelled)));
    expect(await stockOf(world)).toEqual({ book: 100, reserved: 0 });
    await acceptOrder(world.services, aDelivery());
    expect(await stockOf(world)).toEqual({ book: 100, reserved: 0 });
    expect(world.workflow.starts).toEqual([]);
  });

  test('killed after reserving, then cancelled, and others keep the article: given back where it was reserved', async () => {
    const other = 'T4619W000000';
    const { directory, ledger, clock } = world.services;
    const bookItems = { ...ITEM.bookItems, [other]: BOOK_ITEM };
    await directory.putCatalogueItem({ ...ITEM, bookItems });
    await expect(acceptOrder(afterReserving(), aDelivery())).rejects.toThrow('killed');
    await directory.putWarehouse({
      ...IMPORT_WAREHOUSE,
      warehouseId: 'warehouse-a',
      accountBook: other,
    });
    const line = { accountBook: other, bookItem: BOOK_ITEM, unit: UNIT, at: clock.now() };
    const terms = { cause: 'others', voucher: 'others' };
    await ledger.move([
      { ...line, ...terms, movementId: 'others.in', kind: 'receipt', quantity: units(50) },
      { ...line, ...terms, movementId: 'others.held', kind: 'reserve', quantity: units(5) },
    ]);
    const cancelled = { sourceUpdatedAt: LATER, cancelled: { reason: 'by buyer' } };
    await acceptOrder(world.services, aDelivery(anIncomingOrder(cancelled)));
    expect(await stockOf(world)).toEqual({ book: 100, reserved: 0 });
    expect(await stockOf(world, other)).toEqual({ book: 50, reserved: 5 });
  });

  test('killed before the start: the delivery, come again, starts it', async () => {
    const services = {
      ...world.services,
      workflow: {
        ...world.workflow,
        start: () => Promise.reject(new Error('killed')),
      },
    };
    await expect(acceptOrder(services, aDelivery())).rejects.toThrow('killed');
    expect(world.workflow.entries).toEqual([]);
    await acceptOrder(world.services, aDelivery());
    expect(world.workflow.entries).toHaveLength(1);
    expect(await stockOf(world)).toEqual({ book: 100, reserved: 2 });
  });
});

describe('orders without a route', () => {
  test('an unknown article: refused with a case, once, and nothing is reserved', async () => {
    const [line] = anIncomingOrder().lines;
    const unknown = anIncomingOrder({
      lines: line === undefined ? [] : [{ ...line, sku: 'NONE' }],
    });
    const first = await acceptOrder(world.services, aDelivery(unknown));
    expect(first).toMatchObject({ kind: 'refused', code: 'unknown-sku' });
    await acceptOrder(world.services, aDelivery(unknown));
    expect(await cases()).toMatchObject([{ kind: 'order-refused', severity: 'warning' }]);
    expect((await order(first.orderId))?.status).toBe('refused');
    expect(await stockOf(world)).toEqual({ book: 100, reserved: 0 });
  });

  test('more than there is: refused for stock', async () => {
    await world.close();
    world = await aWorld(1);
    expect(await acceptOrder(world.services, aDelivery())).toMatchObject({
      kind: 'refused',
      code: 'no-stock',
    });
    expect(await stockOf(world)).toEqual({ book: 1, reserved: 0 });
  });

  test('two lines of one article that only fit apart: refused for stock', async () => {
    await world.close();
    world = await aWorld(3);
    const [line] = anIncomingOrder().lines;
    const lines = line === undefined ? [] : [line, { ...line, lineId: 'line-2' }];
    expect(await acceptOrder(world.services, aDelivery(anIncomingOrder({ lines })))).toMatchObject({
      kind: 'refused',
      code: 'no-stock',
    });
    expect(await stockOf(world)).toEqual({ book: 3, reserved: 0 });
  });
});

describe('identities', () => {
  test('an older delivery does not put old values over newer ones', async () => {
    const { vault } = world.services;
    const newer = anIncomingOrder({
      sourceUpdatedAt: LATER,
      paid: false,
      identity: { buyerTelephone: '13811112222' },
    });
    const { orderId } = await acceptOrder(world.services, aDelivery(newer));
    const older = anIncomingOrder({ paid: false, identity: { buyerTelephone: '13800000000' } });
    expect((await acceptOrder(world.services, aDelivery(older))).kind).toBe('older');
    expect(await vault.open(orderId)).toEqual({ buyerTelephone: '13811112222' });
  });

  test('an update after planning does not undo what an operator corrected', async () => {
    const { vault } = world.services;
    const id = await accepted(world);
    const orderId = id.slice(0, -3);
    await vault.seal(orderId, { buyerTelephone: '13899998888' });
    await acceptOrder(world.services, aDelivery(anIncomingOrder({ sourceUpdatedAt: LATER })));
    expect((await vault.open(orderId)).buyerTelephone).toBe('13899998888');
  });

  test('no identity value stands in the order', async () => {
    const { orderId } = await acceptOrder(world.services, aDelivery());
    const text = JSON.stringify(await order(orderId));
    for (const value of Object.values(anIncomingOrder().identity)) {
      if (value !== '王小明') expect(text).not.toContain(value);
    }
  });
});
