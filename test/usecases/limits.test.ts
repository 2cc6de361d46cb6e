import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { money } from '../../functions/domain/money/money.ts';
import { annualUsed, giveBackLimits } from '../../functions/usecases/draw-limits.ts';
import { acceptOrder } from '../../functions/usecases/accept-order.ts';
import { cancelConsignment } from '../../functions/usecases/cancel-consignment.ts';
import { fixHold } from '../../functions/usecases/fix-hold.ts';
import { anIdentity } from '../support/consignment-builder.ts';
import { telephoneHash } from '../support/world/plain-vault.ts';
import {
  ACCEPTED_BY_WAREHOUSE,
  IMPORT_ACCEPTED,
  receipt,
  UNTIL_RELEASE,
} from '../support/world/facts.ts';
import { anExportOrder, anIncomingOrder, MERCHANT } from '../support/world/world-data.ts';
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

let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(() => world.close());

const BUYER = '11010519491231002X';
const YEAR = `${telephoneHash(BUYER)}.2026`;
/** Goods 259.00, freight 10.00, insurance 1.00. */
const COUNTS = 270_00;
/** 70 % of 13 % of 270.00. */
const TAX = 24_57;

const drawnInYear = async (account = YEAR) =>
  (await world.services.limits.account('buyer-year', account)).drawn;
const guaranteed = async () =>
  (await world.services.limits.account('guarantee', MERCHANT.guarantorCode)).drawn;
const usedBefore = (amount: number) =>
  world.services.limits.draw(
    { kind: 'buyer-year', account: YEAR, consignmentId: 'elsewhere', amount },
    'none',
  );
const order = (number: string) =>
  anIncomingOrder({ channelOrderId: number, displayNumber: number });

describe('the year of a buyer', () => {
  test('counts goods, freight and insurance of an import when it is planned', async () => {
    const id = await accepted(world);
    expect(await drawnInYear()).toBe(COUNTS);
    expect((await consignmentOf(world, id)).limits).toEqual({
      'buyer-year': {
        state: 'drawn',
        of: '2026',
        amount: money(COUNTS, 'CNY'),
        left: money(26_000_00 - COUNTS, 'CNY'),
      },
    });
    await accepted(world, order('SO-2'));
    expect(await drawnInYear()).toBe(2 * COUNTS);
  });

  test('is not touched by exports', async () => {
    const id = await accepted(world, anExportOrder());
    expect((await consignmentOf(world, id)).limits).toBeUndefined();
    expect(await drawnInYear()).toBe(0);
  });

  test('lets an order through to the last fen, and refuses beyond with what is left', async () => {
    await usedBefore(26_000_00 - COUNTS);
    await accepted(world);
    const refused = await acceptOrder(world.services, aDelivery(order('SO-2')));
    expect(refused).toMatchObject({
      kind: 'refused',
      code: 'annual-limit-exceeded',
      message: expect.stringContaining('0.00 of 26000.00 CNY left this year'),
    });
    expect(await drawnInYear()).toBe(26_000_00);
    expect((await stockOf(world)).reserved).toBe(2);
  });

  test('another buyer, and another year, have their own', async () => {
    await usedBefore(26_000_00);
    const identity = anIdentity({ buyerIdNumber: '440524188001010014' });
    await accepted(world, anIncomingOrder({ channelOrderId: 'SO-3', identity }));
    // 00:30 on New Year's Day in China.
    world.clock.advance({ days: 38, hours: 14, minutes: 30 });
    await accepted(world, order('SO-4'));
    expect(await drawnInYear(`${telephoneHash(BUYER)}.2027`)).toBe(COUNTS);
  });

  test('is given back when the parcel is cancelled, once', async () => {
    const id = await accepted(world);
    await settle(world);
    await cancelConsignment(world.services, id, { reason: 'changed my mind', by: 'channel' });
    await settle(world);
    await told(world, id, { type: 'parcel-stopped' });
    expect(await drawnInYear()).toBe(0);
    const { limits } = await consignmentOf(world, id);
    expect(limits?.['buyer-year']?.state).toBe('restored');
    await giveBackLimits(world.services, id);
    expect(await drawnInYear()).toBe(0);
  });

  test('of a buyer who is not known when planned is counted before the declaration', async () => {
    const identity = anIdentity({ buyerIdNumber: undefined });
    const id = await accepted(world, anIncomingOrder({ identity }));
    expect(await drawnInYear()).toBe(0);
    await settle(world);
    await fixHold(world.services, id, [{ field: 'buyer.idNumber', value: BUYER }], 'op');
    await settle(world);
    await told(world, id, ACCEPTED_BY_WAREHOUSE);
    expect(await drawnInYear()).toBe(COUNTS);
  });

  test('holds such a parcel once; then customs decides', async () => {
    await usedBefore(26_000_00);
    const identity = anIdentity({ buyerIdNumber: undefined });
    const id = await accepted(world, anIncomingOrder({ identity }));
    await settle(world);
    await fixHold(world.services, id, [{ field: 'buyer.idNumber', value: BUYER }], 'op');
    await settle(world);
    await told(world, id, ACCEPTED_BY_WAREHOUSE);
    expect((await consignmentOf(world, id)).hold).toMatchObject({
      reason: 'annual-limit-exceeded',
      message: 'The buyer’s limit of 2026 has 0.00 CNY left; this order counts 270.00.',
    });
    await fixHold(world.services, id, [], 'op');
    await settle(world);
    const went = await consignmentOf(world, id);
    expect(went.hold).toBeUndefined();
    expect(went.documents['311']).toBeDefined();
    expect(await drawnInYear()).toBe(26_000_00 + COUNTS);
  });

  test('that customs counts further becomes a case, and blocks nothing more', async () => {
    const id = await accepted(world);
    await settle(world);
    await told(world, id, ACCEPTED_BY_WAREHOUSE, ...IMPORT_ACCEPTED, receipt('621', '-621018'));
    const cases = await world.services.orders.cases(MERCHANT.merchantId, 10);
    expect(cases).toMatchObject([
      { kind: 'buyer-year-differs', detail: expect.stringContaining('25730.00 CNY left') },
    ]);
    await accepted(world, order('SO-2'));
  });

  test('knows what others count, and not what the order itself drew in an earlier try', async () => {
    await usedBefore(100);
    const id = await accepted(world);
    const stored = await world.services.orders.order((await consignmentOf(world, id)).orderId);
    if (stored === undefined) throw new Error('no order');
    expect(await annualUsed(world.services, stored)).toEqual(money(100, 'CNY'));
  });
});

describe('the guarantee', () => {
  const untilList = [ACCEPTED_BY_WAREHOUSE, ...IMPORT_ACCEPTED];

  test('is drawn with the computed tax before the list is filed', async () => {
    const id = await accepted(world);
    await settle(world);
    await told(world, id, ACCEPTED_BY_WAREHOUSE);
    expect(await guaranteed()).toBe(0);
    await told(world, id, ...IMPORT_ACCEPTED);
    expect(await guaranteed()).toBe(TAX);
    expect((await consignmentOf(world, id)).documents['621']).toBeDefined();
  });

  test('exhausted holds the list until the limit is raised', async () => {
    await world.services.limits.setGuarantee(MERCHANT.guarantorCode, TAX - 1);
    const id = await accepted(world);
    await settle(world);
    await told(world, id, ...untilList);
    const held = await consignmentOf(world, id);
    expect(held.hold).toMatchObject({
      reason: 'guarantee-exhausted',
      message: `Guarantor ${MERCHANT.guarantorCode} has 24.56 CNY left; the tax is 24.57.`,
    });
    expect(held.documents['621']).toBeUndefined();
    await fixHold(world.services, id, [], 'op');
    await settle(world);
    expect((await consignmentOf(world, id)).hold?.reason).toBe('guarantee-exhausted');
    await world.services.limits.setGuarantee(MERCHANT.guarantorCode, TAX);
    await fixHold(world.services, id, [], 'op');
    await settle(world);
    const went = await consignmentOf(world, id);
    expect(went.documents['621']).toBeDefined();
    expect(went.limits?.guarantee).toMatchObject({ state: 'drawn', left: money(0, 'CNY') });
  });

  test('is given back when the list is withdrawn', async () => {
    const id = await accepted(world);
    await settle(world);
    await told(world, id, ...untilList, receipt('621', '120'));
    await cancelConsignment(world.services, id, { reason: 'no more', by: 'channel' });
    await settle(world);
    await told(world, id, { type: 'parcel-stopped' }, receipt('623', '399'));
    expect(await guaranteed()).toBe(0);
    expect(await drawnInYear()).toBe(0);
  });
});

describe('a tax bill of customs', () => {
  const bill = (vat: number, status: '1' | '2' | '3' = '1', lines = true) => ({
    type: 'tax-billed' as const,
    bill: {
      ...{ number: 'T1', status, at: '2026-11-23T07:00:00.000Z' },
      lines: lines
        ? [
            {
              line: 1,
              duty: money(0, 'CNY'),
              consumptionTax: money(0, 'CNY'),
              vat: money(vat, 'CNY'),
            },
          ]
        : [],
    },
  });
  const cases = () => world.services.orders.cases(MERCHANT.merchantId, 10);
  let id = '';
  beforeEach(async () => {
    id = await accepted(world);
    await settle(world);
    await told(world, id, ...UNTIL_RELEASE);
  });

  test('that agrees is kept and opens nothing', async () => {
    await told(world, id, bill(TAX), bill(TAX));
    expect((await consignmentOf(world, id)).taxBills).toEqual([bill(TAX).bill]);
    expect(await cases()).toEqual([]);
  });

  test('a fen more opens a case that names both values, once', async () => {
    await told(world, id, bill(TAX + 1), bill(TAX + 1));
    expect(await cases()).toMatchObject([
      {
        kind: 'tax-differs',
        consignmentId: id,
        detail: 'Bill T1: line 1, VAT: computed 24.57, billed 24.58 CNY.',
      },
    ]);
  });

  test('void gives the guarantee back, in whatever order bill and status come', async () => {
    expect(await guaranteed()).toBe(TAX);
    await told(world, id, bill(0, '3', false));
    expect(await guaranteed()).toBe(0);
    await told(world, id, bill(TAX));
    const { taxBills, limits } = await consignmentOf(world, id);
    expect(taxBills).toMatchObject([{ status: '3', lines: [{ line: 1 }] }]);
    expect(limits?.guarantee?.state).toBe('restored');
    expect(await guaranteed()).toBe(0);
  });

  test('is no matter for the stage the parcel stands in', async () => {
    const before = stateOf(world, id);
    await told(world, id, bill(TAX));
    expect(stateOf(world, id)).toBe(before);
  });
});
