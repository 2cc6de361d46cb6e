import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { units } from '../../functions/domain/money/quantity.ts';
import { money } from '../../functions/domain/money/money.ts';
import { stockBook } from '../../functions/domain/stock/stock-book.ts';
import type { Change } from '../../functions/ports/order-store.ts';
import { acceptOrder } from '../../functions/usecases/accept-order.ts';
import { cancelOrder } from '../../functions/usecases/cancel-order.ts';
import { queueNotices } from '../../functions/usecases/owed-notices.ts';
import { tellChannel } from '../../functions/usecases/tell-channel.ts';
import type { NoticeMessage } from '../../functions/usecases/owed-notices.ts';
import { ACCEPTED_BY_WAREHOUSE, UNTIL_DELIVERY } from '../support/world/facts.ts';
import { aDelivery, aWorld, consignmentOf, settle, stateOf, told } from '../support/world/world.ts';
import type { World } from '../support/world/world.ts';
import { ABROAD, anOrderToGermany, ITEM, UNIT } from '../support/world/world-data.ts';
import { aLine } from '../support/consignment-builder.ts';

let world: World;
/** A second warehouse in Germany, with three of the article that no other has. */
const SECOND = { ...ABROAD, warehouseId: 'second', name: 'second' };
const ELSEWHERE = { ...ITEM, sku: 'SOAP', bookItems: {} };

beforeEach(async () => {
  world = await aWorld();
  const { directory, ledger } = world.services;
  await directory.putWarehouse(SECOND);
  await directory.putPartner({
    ...(await partnerOf('abroad')),
    partnerId: 'second',
  });
  await directory.putCatalogueItem(ELSEWHERE);
  await ledger.move([
    {
      ...{ movementId: 'soap', kind: 'receipt', accountBook: stockBook(SECOND), bookItem: 'SOAP' },
      ...{ unit: UNIT, quantity: units(3), at: world.clock.now(), cause: 'o', voucher: 'o' },
    },
  ]);
});
afterEach(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

async function partnerOf(id: string) {
  const partner = await world.services.directory.partner(id);
  if (partner === undefined) throw new Error(`no partner ${id}`);
  return partner;
}

const yuan = (amount: number) => money(amount, 'CNY');
/** Two creams, which lie in `abroad`, and a soap, which lies in `second`. */
const order = () => {
  const cream = aLine();
  const soap = { ...cream, lineId: 'soap', sku: 'SOAP', quantity: 1, total: cream.price };
  const goods = yuan(cream.total.amount + soap.total.amount);
  const totals = { ...anOrderToGermany().totals, goods, tax: yuan(0), freight: yuan(1_001) };
  const paid = yuan(goods.amount + 1_001 + totals.insurance.amount - totals.discount.amount);
  return anOrderToGermany({
    requestedMode: 'overseas-fulfilment',
    lines: [cream, soap].map(({ lineId, sku, name, quantity, price, total }) => ({
      ...{ lineId, sku, name, quantity, price, total },
    })),
    totals: { ...totals, paid },
  });
};
const reserved = async (warehouse: typeof ABROAD, sku: string) => {
  const line = { accountBook: stockBook(warehouse), bookItem: sku, unit: UNIT };
  return ((await world.services.ledger.balance(line))?.reserved ?? 0) / units(1);
};
const stored = async (orderId: string) => {
  const found = await world.services.orders.order(orderId);
  if (found === undefined) throw new Error('no order');
  return found;
};
async function accepted(): Promise<readonly [first: string, second: string]> {
  const { orderId } = await acceptOrder(world.services, aDelivery(order()));
  await settle(world);
  const [first = '', second = '', ...others] = (await stored(orderId)).consignmentIds;
  expect(others).toEqual([]);
  return [first, second];
}

describe('an order that no single warehouse has', () => {
  test('is planned, reserved and started as two parcels that add up', async () => {
    const parcels = await Promise.all((await accepted()).map((id) => consignmentOf(world, id)));
    expect(parcels.map(({ warehouseId }) => warehouseId)).toEqual(['abroad', 'second']);
    expect(parcels.map((each) => stateOf(world, each.consignmentId))).toEqual([
      'dispatch',
      'dispatch',
    ]);
    const paid = parcels.reduce((sum, { totals }) => sum + totals.paid.amount, 0);
    expect(paid).toBe(order().totals.paid.amount);
    expect([await reserved(ABROAD, ITEM.sku), await reserved(SECOND, 'SOAP')]).toEqual([2, 1]);
    const { parties, orderId } = await consignmentOf(world, parcels[0]?.consignmentId ?? '');
    // Either is found by the number that the channel knows.
    expect(
      await world.services.orders.referenced('order-number', `${parties.seller.code}:SO-1001`),
    ).toHaveLength(2);
    expect((await stored(orderId)).status).toBe('planned');
  });

  test('each parcel goes its own way, and is told with what is in it', async () => {
    const [first, second] = await accepted();
    await told(world, first, ACCEPTED_BY_WAREHOUSE, ...UNTIL_DELIVERY);
    expect([stateOf(world, first), stateOf(world, second)]).toEqual(['Delivered', 'dispatch']);
    await tellAll([first]);
    const shipped = world.notices.find(({ kind }) => kind === 'shipped');
    if (shipped === undefined || !('consignment' in shipped)) throw new Error('not told');
    expect(shipped.consignment.lines).toMatchObject([{ sku: ITEM.sku, quantity: 2 }]);
    expect(shipped.whole).toBe(false);
  });

  test('is cancelled as a whole; the last parcel says that nothing of it goes on', async () => {
    const [first, second] = await accepted();
    const { orderId } = await consignmentOf(world, first);
    const cancelled = await cancelOrder(world.services, orderId, { reason: 'x', by: 'ann' });
    expect(cancelled.kind).toBe('accepted');
    await settle(world);
    for (const id of [first, second]) await told(world, id, { type: 'parcel-stopped' });
    expect([stateOf(world, first), stateOf(world, second)]).toEqual(['Cancelled', 'Cancelled']);
    expect([await reserved(ABROAD, ITEM.sku), await reserved(SECOND, 'SOAP')]).toEqual([0, 0]);
    await tellAll([first, second]);
    const gone = world.notices.filter(({ kind }) => kind === 'cancelled');
    expect(gone.at(-1)).toMatchObject({ whole: true });
  });
});

async function tellAll(ids: readonly string[]): Promise<void> {
  const owed: NoticeMessage[] = [];
  const queue = {
    send: async (_name: string, { body }: { body: string }) =>
      void owed.push(JSON.parse(body) as NoticeMessage),
  };
  for (const id of ids) await queueNotices({ queue }, await world.services.orders.events(id));
  for (const message of owed) await tellChannel(world.services, message);
}

describe('killed in between', () => {
  const dying = (when: (change: Change) => boolean): World['services'] => ({
    ...world.services,
    orders: {
      ...world.services.orders,
      commit: async (change) => {
        if (when(change)) throw new Error('killed');
        return world.services.orders.commit(change);
      },
    },
  });
  const dieBeforeWriting = async () => {
    const services = dying(({ consignment }) => consignment !== undefined);
    await expect(acceptOrder(services, aDelivery(order()))).rejects.toThrow('killed');
  };

  test('after reserving, and stock of everything came to one place: the reservation decides', async () => {
    await dieBeforeWriting();
    await world.services.ledger.move([
      {
        ...{ movementId: 'late', kind: 'receipt', accountBook: stockBook(ABROAD) },
        ...{ bookItem: 'SOAP', unit: UNIT, quantity: units(9), at: world.clock.now() },
        ...{ cause: 'o', voucher: 'o' },
      },
    ]);
    const parcels = await Promise.all((await accepted()).map((id) => consignmentOf(world, id)));
    expect(parcels.map(({ warehouseId }) => warehouseId)).toEqual(['abroad', 'second']);
    expect([await reserved(ABROAD, ITEM.sku), await reserved(SECOND, 'SOAP')]).toEqual([2, 1]);
    expect(await reserved(ABROAD, 'SOAP')).toBe(0);
  });

  test('after reserving all in one place, which has too little for others now: not split', async () => {
    const { ledger } = world.services;
    const soap = { accountBook: stockBook(ABROAD), bookItem: 'SOAP', unit: UNIT };
    const paper = { at: world.clock.now(), cause: 'o', voucher: 'o' };
    const one = { ...soap, ...paper, quantity: units(1) };
    await ledger.move([{ ...one, movementId: 'one', kind: 'receipt' }]);
    await dieBeforeWriting();
    expect(await reserved(ABROAD, 'SOAP')).toBe(1);
    const { orderId } = await acceptOrder(world.services, aDelivery(order()));
    const { consignmentIds } = await stored(orderId);
    expect(consignmentIds).toHaveLength(1);
    expect([await reserved(ABROAD, 'SOAP'), await reserved(SECOND, 'SOAP')]).toEqual([1, 0]);
  });

  test('after reserving, then cancelled: all of it is given back', async () => {
    await dieBeforeWriting();
    const cancelled = { at: world.clock.now(), reason: 'changed their mind' };
    await acceptOrder(
      world.services,
      aDelivery({ ...order(), cancelled, sourceUpdatedAt: '2026-11-23T02:30:00.000Z' }),
    );
    expect([await reserved(ABROAD, ITEM.sku), await reserved(SECOND, 'SOAP')]).toEqual([0, 0]);
  });

  test('after reserving, then with fewer pieces: reserved anew, in one parcel', async () => {
    await dieBeforeWriting();
    const [cream] = order().lines;
    if (cream === undefined) throw new Error('no line');
    const { totals } = order();
    const paid = yuan(
      cream.total.amount + 1_001 + totals.insurance.amount - totals.discount.amount,
    );
    const { orderId } = await acceptOrder(
      world.services,
      aDelivery({
        ...order(),
        ...{ lines: [cream], totals: { ...totals, goods: cream.total, paid } },
        sourceUpdatedAt: '2026-11-23T02:30:00.000Z',
      }),
    );
    expect((await stored(orderId)).consignmentIds).toHaveLength(1);
    expect([await reserved(ABROAD, ITEM.sku), await reserved(SECOND, 'SOAP')]).toEqual([2, 0]);
  });

  test('before the starts: the delivery, come again, starts both', async () => {
    const { workflow } = world.services;
    const services = {
      ...world.services,
      workflow: { ...workflow, start: async () => Promise.reject(new Error('killed')) },
    };
    await expect(acceptOrder(services, aDelivery(order()))).rejects.toThrow('killed');
    const [first, second] = await accepted();
    expect([stateOf(world, first), stateOf(world, second)]).toEqual(['dispatch', 'dispatch']);
  });
});
