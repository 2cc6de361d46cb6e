import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { PositiveLine } from '../../functions/domain/screening/goods-lists.ts';
import { rescreen } from '../../functions/usecases/rescreen.ts';
import { accepted, aWorld, consignmentOf, settle, workAsks } from '../support/world/world.ts';
import type { World } from '../support/world/world.ts';
import { anExportOrder, anIncomingOrder } from '../support/world/world-data.ts';

const CREAM = '33049900';
let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

const load = (effectiveFrom: string, ...lines: PositiveLine[]) =>
  world.services.screening.putPositiveList({
    ...{ listId: `CN-${effectiveFrom}`, source: 'invented', effectiveFrom, lines },
  });
async function started(order = anIncomingOrder()): Promise<string> {
  const id = await accepted(world, order);
  await settle(world);
  return id;
}
const holdOf = async (id: string) => (await consignmentOf(world, id)).hold;

describe('the plan', () => {
  test('says that it went by the sample while no list is loaded', async () => {
    const { planReason } = await consignmentOf(world, await started());
    expect(planReason).toContain('Goods by the sample of the positive list.');
  });

  test('says which edition it went by: the one in force', async () => {
    await load('2026-01-01', { hsCode: CREAM });
    await load('2026-06-01', { hsCode: CREAM });
    await load('2027-01-01', { hsCode: CREAM });
    const { planReason, screening } = await consignmentOf(world, await started());
    expect(planReason).toContain('Goods by the positive list CN-2026-06-01 of 2026-06-01.');
    expect(screening?.goods).toMatchObject({ listId: 'CN-2026-06-01', asOf: '2026-06-01' });
    const exported = await consignmentOf(
      world,
      await started(anExportOrder({ channelOrderId: 'SO-2' })),
    );
    expect(exported.planReason).not.toContain('positive list');
  });

  test('does not buy directly what the list takes from bond only, and says so', async () => {
    await load('2026-01-01', { hsCode: CREAM, bondedOnly: true });
    const merchant = await world.services.directory.merchant('merchant-1');
    if (merchant === undefined) throw new Error('no merchant');
    await world.services.directory.putMerchant({ ...merchant, preferredModes: ['direct-import'] });
    const { mode, planReason } = await consignmentOf(world, await started());
    expect([mode, planReason]).toEqual([
      'bonded-import',
      expect.stringContaining('takes it from bond (1210) only'),
    ]);
    const direct = anIncomingOrder({ channelOrderId: 'SO-2', requestedMode: 'direct-import' });
    await expect(accepted(world, direct)).rejects.toThrow('positive-list');
  });
});

describe('a loaded list', () => {
  test('holds what is not on it, where the sample only noted it', async () => {
    await load('2026-01-01', { hsCode: '22042100' });
    const id = await started();
    expect(await holdOf(id)).toMatchObject({
      reason: 'screening-hold',
      message: expect.stringContaining('not on the positive list CN-2026-01-01') as unknown,
    });
    expect(world.partners.calls).toEqual([]);
  });

  test('notes what it remarks', async () => {
    await load('2026-01-01', { hsCode: CREAM, remark: 'not for infants' });
    const { hold, screening } = await consignmentOf(world, await started());
    expect(hold).toBeUndefined();
    expect(screening?.hits).toContainEqual(
      expect.objectContaining({
        ...{ tier: 'note', hitId: 'positive-list.1' },
        message: expect.stringContaining('not for infants') as unknown,
      }),
    );
  });

  test('comes to parcels that have not departed, and so does one that takes effect', async () => {
    await load('2026-11-30', { hsCode: '22042100' });
    const id = await started();
    await rescreen(world.services);
    expect(await holdOf(id)).toBeUndefined();
    world.clock.advance({ days: 7 });
    expect(await rescreen(world.services)).toBe(1);
    expect((await holdOf(id))?.reason).toBe('screening-hold');
    await load('2026-11-30', { hsCode: CREAM });
    expect(await rescreen(world.services)).toBe(1);
    expect(await holdOf(id)).toBeUndefined();
  });

  test('that cannot be read parks', async () => {
    const { screening } = world.services;
    const goods = screening.goods.bind(screening);
    Object.assign(screening, { goods: async () => 'outage' });
    const id = await started();
    await workAsks(world);
    expect([await holdOf(id), world.partners.calls]).toEqual([undefined, []]);
    Object.assign(screening, { goods });
    await workAsks(world);
    expect(world.partners.calls).not.toEqual([]);
  });
});

test('restricted goods are loaded beside those that are known here', async () => {
  const rule = {
    ...({ id: 'kr-cream', territory: 'KR', tariffs: ['3304'], tier: 'hold' } as const),
    ...{ says: 'No creams.', validFrom: '2026-01-01', source: 'invented' },
  };
  const id = await started(anExportOrder());
  expect(await holdOf(id)).toBeUndefined();
  await world.services.screening.putRestrictedGoods({
    ...{ listId: 'R', source: 'invented', asOf: '2026-11-01', rules: [rule] },
  });
  expect(await rescreen(world.services)).toBe(1);
  expect((await holdOf(id))?.message).toContain('No creams.');
});
