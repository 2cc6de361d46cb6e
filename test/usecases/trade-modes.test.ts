import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { IncomingOrder } from '../../functions/domain/order/incoming-order.ts';
import { money } from '../../functions/domain/money/money.ts';
import { stockBook } from '../../functions/domain/stock/stock-book.ts';
import { acceptOrder } from '../../functions/usecases/accept-order.ts';
import { applyAnswer } from '../../functions/usecases/apply-answer.ts';
import { fixHold } from '../../functions/usecases/fix-hold.ts';
import {
  ACCEPTED_BY_WAREHOUSE,
  EXPORT_ACCEPTED,
  PACKED,
  receipt,
  scan,
} from '../support/world/facts.ts';
import {
  accepted,
  aDelivery,
  aWorld,
  consignmentOf,
  OPENING_STOCK,
  settle,
  stateOf,
  stockOf,
  told,
} from '../support/world/world.ts';
import type { World } from '../support/world/world.ts';
import { ABROAD, anOrderToGermany, HUB, ITEM } from '../support/world/world-data.ts';

let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

const LEFT = { type: 'gated-out' } as const;
const inHub = () => stockOf(world, stockBook(HUB), ITEM.sku);
const abroad = () => stockOf(world, stockBook(ABROAD), ITEM.sku);
const asked = () => world.partners.calls.map(({ ask }) => ask);

async function started(order: IncomingOrder): Promise<string> {
  const id = await accepted(world, order);
  await settle(world);
  return id;
}

const STOCKING = {
  requestedMode: 'overseas-stocking',
  receivingWarehouseId: ABROAD.warehouseId,
} as const;

describe('receipts of payment (403)', () => {
  const order = () => anOrderToGermany({ requestedMode: 'b2b-direct-export' });
  const documentsOf = async (id: string) => (await consignmentOf(world, id)).documents;

  test('are filed for a merchant whose policy it is, and its list waits for them', async () => {
    const merchant = await world.services.directory.merchant('merchant-1');
    if (merchant === undefined) throw new Error('no merchant');
    await world.services.directory.putMerchant({ ...merchant, exportReceipts: 'filed' });
    const id = await started(order());
    await told(world, id, ACCEPTED_BY_WAREHOUSE);
    expect(Object.keys(await documentsOf(id))).toContain('403');
    await told(world, id, ...EXPORT_ACCEPTED);
    expect((await documentsOf(id))['603']).toBeUndefined();
    await told(world, id, receipt('403', '120'));
    expect((await documentsOf(id))['603']).toBeDefined();
  });

  test('are asked for by nobody else', async () => {
    const id = await started(order());
    await told(world, id, ACCEPTED_BY_WAREHOUSE, ...EXPORT_ACCEPTED);
    expect(Object.keys(await documentsOf(id)).toSorted()).toEqual(['303', '505', '603']);
  });
});

describe('overseas fulfilment', () => {
  test('is chosen when the goods lie in the buyer’s country, and declares nothing', async () => {
    const id = await started(anOrderToGermany());
    expect(await consignmentOf(world, id)).toMatchObject({
      mode: 'overseas-fulfilment',
      warehouseId: ABROAD.warehouseId,
    });
    expect(await abroad()).toEqual({ book: OPENING_STOCK, reserved: 2 });
    await told(world, id, ACCEPTED_BY_WAREHOUSE, PACKED, LEFT, scan('EMA'), scan('EMI'));
    expect(stateOf(world, id)).toBe('Delivered');
    expect(asked()).toEqual(['fulfilment', 'waybill', 'pick', 'gate-out']);
    expect(await abroad()).toEqual({ book: OPENING_STOCK - 2, reserved: 0 });
    expect((await consignmentOf(world, id)).bookPostings).toHaveLength(1);
  });

  test('gives way to a mode that the merchant prefers', async () => {
    const merchant = await world.services.directory.merchant('merchant-1');
    if (merchant === undefined) throw new Error('no merchant');
    const preferredModes = ['special-area-export'] as const;
    await world.services.directory.putMerchant({ ...merchant, preferredModes });
    const { mode, planReason } = await consignmentOf(world, await started(anOrderToGermany()));
    expect(mode).toBe('special-area-export');
    expect(planReason).toMatch(
      /Also possible: Overseas fulfilment .* from abroad, about 3 days, nothing owed at the border\.$/,
    );
  });
});

describe('B2B direct export', () => {
  const ORDER = anOrderToGermany({ requestedMode: 'b2b-direct-export' });

  test('files order and list, and leaves the hub without a gate pass', async () => {
    const id = await started(ORDER);
    await told(world, id, ACCEPTED_BY_WAREHOUSE, receipt('303', '120'), receipt('505', '120'));
    expect(asked().sort()).toEqual(['document-505', 'file', 'file', 'fulfilment', 'waybill']);
    expect(await inHub()).toEqual({ book: OPENING_STOCK, reserved: 2 });
    await told(world, id, receipt('603', '800'), PACKED, LEFT);
    expect(await inHub()).toEqual({ book: OPENING_STOCK - 2, reserved: 0 });
    await told(world, id, scan('EMA'), scan('EMI'));
    expect(stateOf(world, id)).toBe('Delivered');
    expect(asked()).not.toContain('gate-pass');
  });

  test('over the list’s limit waits for the general declaration that an operator records', async () => {
    const yuan = (amount: number) => money(amount, 'CNY');
    const [line] = ORDER.lines;
    if (line === undefined) throw new Error('no line');
    const lines = [{ ...line, price: yuan(300_000), total: yuan(600_000) }];
    const totals = { ...ORDER.totals, goods: yuan(600_000), paid: yuan(603_057) };
    const id = await started({ ...ORDER, lines, totals });
    await told(world, id, ACCEPTED_BY_WAREHOUSE);
    expect((await consignmentOf(world, id)).hold).toBeUndefined();
    await told(world, id, receipt('303', '120'), receipt('505', '120'));
    const { hold } = await consignmentOf(world, id);
    expect(hold).toMatchObject({
      reason: 'general-declaration-needed',
      pointers: ['declaration.generalNumber', 'declaration.releasedOn'],
    });
    expect(hold?.message).toMatch(/6000\.00 CNY/);
    const changes = [
      { field: 'declaration.generalNumber', value: '290120261234567890' },
      { field: 'declaration.releasedOn', value: '2026-11-22' },
    ];
    const fixed = await fixHold(world.services, id, changes, 'operator');
    expect(fixed).toMatchObject({ kind: 'fixed' });
    await settle(world);
    expect(stateOf(world, id)).toBe('hand-off');
    expect(asked()).not.toContain('document-603');
  });
});

describe('overseas-warehouse stocking', () => {
  async function underWay(): Promise<string> {
    const id = await started(anOrderToGermany(STOCKING));
    await told(world, id, ACCEPTED_BY_WAREHOUSE, receipt('303', '120'), receipt('505', '120'));
    await told(world, id, receipt('603', '800'), PACKED, LEFT, scan('EMA'));
    return id;
  }
  const counted = (consignmentId: string, quantity: number) =>
    applyAnswer(world.services, ABROAD.warehouseId, {
      messageId: 'count-1',
      about: { consignmentId },
      facts: [{ type: 'goods-received', lines: [{ sku: ITEM.sku, quantity }] }],
    });

  test('ends with the goods receipt, which enters the stock there', async () => {
    const id = await underWay();
    await told(world, id, scan('EMI'));
    expect(stateOf(world, id)).toBe('confirm');
    expect(await counted(id, 2)).toBe('applied');
    await settle(world);
    expect(stateOf(world, id)).toBe('Delivered');
    expect(await inHub()).toEqual({ book: OPENING_STOCK - 2, reserved: 0 });
    expect(await abroad()).toEqual({ book: OPENING_STOCK + 2, reserved: 0 });
    expect(await world.services.orders.cases('merchant-1', 10)).toEqual([]);
    expect(await counted(id, 2)).toBe('nothing-new');
    expect(await abroad()).toEqual({ book: OPENING_STOCK + 2, reserved: 0 });
  });

  test('a short receipt is entered as counted, and is a case', async () => {
    const id = await underWay();
    await counted(id, 1);
    await settle(world);
    expect(await abroad()).toEqual({ book: OPENING_STOCK + 1, reserved: 0 });
    expect(await world.services.orders.cases('merchant-1', 10)).toMatchObject([
      { kind: 'short-receipt', consignmentId: id, title: 'abroad counted 1 of 2 CREAM-50ML' },
    ]);
  });

  test.each([
    ['none', undefined],
    ['one that is not the merchant’s', 'elsewhere'],
    ['one in another country', HUB.warehouseId],
  ])('is refused with %s as receiving warehouse', async (_name, receivingWarehouseId) => {
    const order = anOrderToGermany({ ...STOCKING, receivingWarehouseId });
    expect(await acceptOrder(world.services, aDelivery(order))).toMatchObject({
      kind: 'refused',
      code: 'receiving-warehouse',
    });
  });
});
