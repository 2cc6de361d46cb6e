import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { matchFactsOf } from '../../functions/domain/customs/match-facts.ts';
import { money } from '../../functions/domain/money/money.ts';
import { units } from '../../functions/domain/money/quantity.ts';
import type { IncomingOrder } from '../../functions/domain/order/incoming-order.ts';
import { wrongSubOrders } from '../../functions/domain/order/sub-orders.ts';
import { stockBook } from '../../functions/domain/stock/stock-book.ts';
import type { Change } from '../../functions/ports/order-store.ts';
import { acceptOrder } from '../../functions/usecases/accept-order.ts';
import { cancelOrder } from '../../functions/usecases/cancel-order.ts';
import { aLine, anIdentity } from '../support/consignment-builder.ts';
import { ACCEPTED_BY_WAREHOUSE, IMPORT_ACCEPTED } from '../support/world/facts.ts';
import { aDelivery, aWorld, consignmentOf, settle, stateOf, told } from '../support/world/world.ts';
import type { World } from '../support/world/world.ts';
import {
  anIncomingOrder,
  BOOK_ITEM,
  IMPORT_BOOK,
  IMPORT_WAREHOUSE,
  ITEM,
  PARTNERS,
  UNIT,
} from '../support/world/world-data.ts';

const SECOND = {
  ...IMPORT_WAREHOUSE,
  ...{ warehouseId: 'second', name: 'second', accountBook: 'T4619W000009' },
};
const SOAP = { ...ITEM, sku: 'SOAP', bookItems: { [SECOND.accountBook]: '7' } };
const yuan = (amount: number) => money(amount, 'CNY');

let world: World;
beforeEach(async () => {
  world = await aWorld();
  const { directory, ledger } = world.services;
  await directory.putWarehouse(SECOND);
  const like = PARTNERS.find(({ partnerId }) => partnerId === IMPORT_WAREHOUSE.warehouseId);
  if (like === undefined) throw new Error('no partner');
  await directory.putPartner({ ...like, partnerId: 'second' });
  await directory.putCatalogueItem(SOAP);
  await ledger.move([
    {
      ...{ movementId: 'soap', kind: 'receipt', accountBook: stockBook(SECOND), bookItem: '7' },
      ...{ unit: UNIT, quantity: units(3), at: world.clock.now(), cause: 'o', voucher: 'o' },
    },
  ]);
});
afterEach(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

/** Two creams, which lie in one bonded warehouse, and a soap, which lies in the other. */
function anOrderApart(): IncomingOrder & Required<Pick<IncomingOrder, 'subOrders'>> {
  const { lineId, sku, name, quantity, price, total } = aLine();
  const cream = { lineId, sku, name, quantity, price, total };
  const soap = { ...cream, lineId: 'soap', sku: 'SOAP', quantity: 1, total: price };
  const part = (line: typeof cream, letter: string, freight: number, tax: number) => {
    const { lineId, quantity, total: goods } = line;
    const paid = yuan(goods.amount + freight + tax);
    const rest = { insurance: yuan(0), discount: yuan(0), paid };
    return {
      ...{ number: `SO-1001-${letter}`, quantities: [{ lineId, quantity }] },
      totals: { goods, freight: yuan(freight), tax: yuan(tax), ...rest },
      payment: { transactionId: `PAY-${letter}`, amount: paid },
    };
  };
  // 70 % of 13 % VAT on goods and freight.
  const subOrders = [part(cream, 'A', 1_000, 2_448), part(soap, 'B', 700, 1_242)];
  const sum = (key: 'goods' | 'freight' | 'tax' | 'paid') =>
    yuan(subOrders.reduce((all, each) => all + each.totals[key].amount, 0));
  return {
    ...anIncomingOrder({ lines: [cream, soap] }),
    totals: {
      ...{ goods: sum('goods'), freight: sum('freight'), tax: sum('tax'), paid: sum('paid') },
      ...{ insurance: yuan(0), discount: yuan(0) },
    },
    subOrders,
  };
}

const reserved = async (accountBook: string, bookItem: string) => {
  const balance = await world.services.ledger.balance({ accountBook, bookItem, unit: UNIT });
  return (balance?.reserved ?? 0) / units(1);
};
const allReserved = async () => [
  await reserved(IMPORT_BOOK, BOOK_ITEM),
  await reserved(SECOND.accountBook, '7'),
];
/** What the parcels of the order count in their buyer's year. */
const counted = async (orderId: string) =>
  Promise.all(
    ['01', '02'].map(async (number) => {
      const drawn = await world.services.limits.drawOf('buyer-year', `${orderId}-${number}`);
      return drawn?.amount ?? 0;
    }),
  );
async function accepted(order: IncomingOrder = anOrderApart()) {
  const { orderId } = await acceptOrder(world.services, aDelivery(order));
  await settle(world);
  const stored = await world.services.orders.order(orderId);
  return { orderId, ids: stored?.consignmentIds ?? [] };
}

test('the order of these tests is its sub-orders', () => {
  expect(wrongSubOrders(anOrderApart())).toBeUndefined();
});

describe('an import whose sub-orders lie in two warehouses', () => {
  test('is reserved and counted as two parcels, each with the papers of its sub-order', async () => {
    const { orderId, ids } = await accepted();
    expect(ids).toHaveLength(2);
    expect(await allReserved()).toEqual([2, 1]);
    expect(await counted(orderId)).toEqual([26_900, 13_650]);
    for (const id of ids) await told(world, id, ACCEPTED_BY_WAREHOUSE, ...IMPORT_ACCEPTED);
    for (const [at, id] of ids.entries()) {
      const consignment = await consignmentOf(world, id);
      const { number, totals, payment } = anOrderApart().subOrders[at] ?? {};
      const {
        order,
        list,
        payment: firm,
      } = matchFactsOf(consignment, 'import', '', {
        identity: anIdentity(),
      });
      const paid = (totals?.paid.amount ?? 0) / 100;
      expect([order.head['orderNo'], list.head['orderNo'], firm?.['orderNo']]).toEqual([
        ...[number, number, number],
      ]);
      expect([order.head['acturalPaid'], firm?.['amountPaid']].map(Number)).toEqual([paid, paid]);
      expect(Number(list.head['freight'])).toBe((totals?.freight.amount ?? 0) / 100);
      expect(order.head['payTransactionId']).toBe(payment?.transactionId);
      expect(consignment.match.filter(({ ok }) => !ok)).toEqual([]);
      expect(consignment.match.length).toBeGreaterThan(8);
      expect(consignment.hold).toBeUndefined();
      const asked = world.partners.calls.filter((call) => call.requestId.startsWith(id));
      expect(asked.map(({ ask }) => ask)).toContain('document-411');
      expect(asked.map(({ requestId }) => requestId)).toContain(`${id}.621`);
      // Receipts name one of them.
      const found = await world.services.orders.referenced('payment', payment?.transactionId ?? '');
      expect(found).toEqual([id]);
    }
  });

  test('is cancelled with both parcels: stock and year are given back', async () => {
    const { orderId, ids } = await accepted();
    await cancelOrder(world.services, orderId, { reason: 'x', by: 'ann' });
    await settle(world);
    for (const id of ids) await told(world, id, { type: 'parcel-stopped' });
    expect(ids.map((id) => stateOf(world, id))).toEqual(['Cancelled', 'Cancelled']);
    expect(await allReserved()).toEqual([0, 0]);
    expect(await counted(orderId)).toEqual([0, 0]);
  });

  test('is reserved whole or not at all: nothing where one sub-order lacks a piece', async () => {
    const order = anOrderApart();
    const at = world.clock.now();
    await world.services.ledger.move([
      {
        ...{ movementId: 'gone', kind: 'reserve', accountBook: stockBook(SECOND), bookItem: '7' },
        ...{ unit: UNIT, quantity: units(3), at, cause: 'o', voucher: 'o' },
      },
    ]);
    const { orderId, ids } = await accepted(order);
    expect(ids).toEqual([]);
    expect(await reserved(IMPORT_BOOK, BOOK_ITEM)).toBe(0);
    expect(await counted(orderId)).toEqual([0, 0]);
  });

  test('exceeds the year as sold: neither parcel goes, nothing is kept', async () => {
    const { limits, vault } = world.services;
    const hash = await vault.hash(anIdentity().buyerIdNumber ?? '');
    const others = { kind: 'buyer-year', account: `${hash}.2026`, consignmentId: 'other' } as const;
    // Enough is left for either, not for both.
    await limits.draw({ ...others, amount: 2_600_000 - 30_000 }, 'none');
    const { orderId, ids } = await accepted();
    expect(ids).toEqual([]);
    expect((await world.services.orders.order(orderId))?.refusal?.code).toBe(
      'annual-limit-exceeded',
    );
    expect([await allReserved(), await counted(orderId)]).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  test('another order of the buyer is faster after the first parcel is counted: both go back', async () => {
    const { limits, vault } = world.services;
    const hash = await vault.hash(anIdentity().buyerIdNumber ?? '');
    const others = { kind: 'buyer-year', account: `${hash}.2026`, consignmentId: 'other' } as const;
    await limits.draw({ ...others, amount: 2_600_000 - 30_000 }, 'none');
    const account: typeof limits.account = async (kind, name) => ({
      ...(await limits.account(kind, name)),
      drawn: 0,
    });
    const services = { ...world.services, limits: { ...limits, account } };
    const { orderId } = await acceptOrder(services, aDelivery(anOrderApart()));
    const stored = await world.services.orders.order(orderId);
    expect(stored?.refusal?.code).toBe('annual-limit-exceeded');
    expect([await allReserved(), await counted(orderId)]).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  test('without sub-orders it is refused', async () => {
    const { orderId } = await accepted({ ...anOrderApart(), subOrders: undefined });
    const stored = await world.services.orders.order(orderId);
    expect(stored).toMatchObject({ status: 'refused', refusal: { code: 'no-stock' } });
  });
});

describe('killed after reserving', () => {
  async function die(): Promise<void> {
    const { orders } = world.services;
    const commit = async (change: Change) => {
      if (change.consignment !== undefined) throw new Error('killed');
      return orders.commit(change);
    };
    const services = { ...world.services, orders: { ...orders, commit } };
    await expect(acceptOrder(services, aDelivery(anOrderApart()))).rejects.toThrow('killed');
  }

  test('and nothing is left in stock: the reservation decides, and counts once', async () => {
    await die();
    const at = world.clock.now();
    await world.services.ledger.move([
      {
        ...{ movementId: 'rest', kind: 'reserve', accountBook: stockBook(SECOND), bookItem: '7' },
        ...{ unit: UNIT, quantity: units(2), at, cause: 'o', voucher: 'o' },
      },
    ]);
    const { orderId, ids } = await accepted();
    expect(ids).toHaveLength(2);
    expect(await allReserved()).toEqual([2, 3]);
    expect(await counted(orderId)).toEqual([26_900, 13_650]);
  });

  test('and a newer version has no sub-orders: stock and year of both parcels are given back', async () => {
    await die();
    const newer = { subOrders: undefined, sourceUpdatedAt: '2026-11-23T02:30:00.000Z' };
    const { orderId, ids } = await accepted({ ...anOrderApart(), ...newer });
    expect(ids).toEqual([]);
    expect([await allReserved(), await counted(orderId)]).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  test('and cancelled: all of it is given back', async () => {
    await die();
    const cancelled = { reason: 'changed their mind' };
    const newer = { cancelled, sourceUpdatedAt: '2026-11-23T02:30:00.000Z' };
    const { orderId } = await accepted({ ...anOrderApart(), ...newer });
    expect([await allReserved(), await counted(orderId)]).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });
});

test('quantities cancelled before it is planned take the sub-orders with them', async () => {
  const unpaid = { ...anOrderApart(), paid: false };
  const { orderId } = await accepted(unpaid);
  const lines = [{ lineId: 'soap', quantity: 1 }];
  await cancelOrder(world.services, orderId, { reason: 'x', by: 'ann', lines });
  expect((await world.services.orders.order(orderId))?.subOrders).toBeUndefined();
});
