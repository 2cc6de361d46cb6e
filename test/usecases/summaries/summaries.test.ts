import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { requestSummary } from '../../../functions/usecases/summaries/request-summary.ts';
import { summaryView } from '../../../functions/usecases/views/summary-view.ts';
import {
  aReleasedList,
  arrives,
  listNumberOf,
  notice792,
  receipt702,
  takenBack,
} from '../../support/world/summaries.ts';
import { aWorld, signTogether } from '../../support/world/world.ts';
import type { World } from '../../support/world/world.ts';
import { MERCHANT } from '../../support/world/world-data.ts';

let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

const { merchantId } = MERCHANT;
const ask = async (month = '2026-11') => {
  const asked = await requestSummary(world.services, merchantId, month, 'anna');
  return asked.ok ? asked.value.map(summaryView) : asked.code;
};
const applications = async (month?: string) => {
  const asked = await ask(month);
  if (typeof asked === 'string') throw new Error(asked);
  return asked;
};
const filed = () =>
  world.partners.calls
    .map(({ requestId }) => requestId)
    .filter((requestId) => requestId.includes('.701'));
const shown = async (summaryId: string) => {
  const stored = await world.services.office.summaries.get(summaryId);
  if (stored === undefined) throw new Error('no such application');
  return summaryView(stored);
};
const cases = async () =>
  (await world.services.orders.cases(merchantId, 10)).map(({ kind }) => kind);

/** One application of one list, signed and filed. */
async function filedOne(): Promise<string> {
  await aReleasedList(world, 1);
  const [asked] = await applications();
  await signTogether(world);
  return asked?.summaryId ?? '';
}

describe('a month that is asked for', () => {
  test('sums its lists up in one application, signed and filed once however often it is asked', async () => {
    await aReleasedList(world, 1);
    await aReleasedList(world, 2);
    const [first, ...others] = await applications();
    expect(others).toEqual([]);
    expect(first?.listNumbers.toSorted()).toEqual([listNumberOf(1), listNumberOf(2)]);
    await signTogether(world);
    expect(await applications()).toMatchObject([{ state: 'filed', by: 'anna' }]);
    await signTogether(world);
    expect(filed()).toEqual([`${first?.summaryId ?? ''}.701`]);
  });

  test('leaves out lists that stand alone, of other months, and taken back', async () => {
    await aReleasedList(world, 1, { isSummedUp: false });
    // In Beijing it was December by then.
    await aReleasedList(world, 2, { releasedAt: '2026-11-30T16:30:00.000Z' });
    await aReleasedList(world, 3);
    await takenBack(world, await aReleasedList(world, 4));
    expect(await ask('2026-10')).toBe('nothing-to-sum-up');
    const [november] = await applications();
    expect(november?.listNumbers).toEqual([listNumberOf(3)]);
    expect(await ask('2026-12')).toBe('month-to-come');
    world.clock.advance({ days: 10 });
    expect(await applications('2026-12')).toMatchObject([{ listNumbers: [listNumberOf(2)] }]);
  });

  test('takes one application per district, and another for what is released later', async () => {
    await aReleasedList(world, 1);
    await aReleasedList(world, 2, { customsCode: '3702' });
    expect(await applications()).toHaveLength(2);
    await aReleasedList(world, 3);
    const again = await applications();
    expect(again.map(({ listNumbers }) => listNumbers).toSorted()).toEqual([
      [listNumberOf(1)],
      [listNumberOf(2)],
      [listNumberOf(3)],
    ]);
    expect(new Set(again.map(({ summaryId }) => summaryId)).size).toBe(3);
  });

  test('two who ask at once file each list once', async () => {
    await aReleasedList(world, 1);
    await Promise.all([ask(), ask(), ask()]);
    await signTogether(world);
    expect(filed()).toHaveLength(1);
    expect(await applications()).toHaveLength(1);
  });
});

describe('what customs answers', () => {
  test('is kept word for word and takes the application on, once', async () => {
    const id = await filedOne();
    const receipt = receipt702(id);
    await arrives(world, receipt);
    await arrives(world, receipt);
    expect(await shown(id)).toMatchObject({ state: 'accepted', declarations: [] });
    const notice = notice792(listNumberOf(1), '292420260000000001');
    await arrives(world, notice);
    await arrives(world, notice);
    const stored = await world.services.office.summaries.get(id);
    expect(stored?.receipts).toHaveLength(1);
    expect(stored?.declarations).toMatchObject([{ entryNumber: '292420260000000001' }]);
    expect(await shown(id)).toMatchObject({ state: 'declared' });
    const keys = [stored?.receipts[0]?.key, stored?.declarations[0]?.key];
    const bodies = await Promise.all(keys.map((key = '') => world.services.documents.get(key)));
    expect(bodies.map((body) => Buffer.from(body ?? []))).toEqual([receipt, notice]);
    expect(await cases()).toEqual([]);
  });

  test.each([
    ['a rejection', '100'],
    ['a pre-check error', '-703002'],
  ])('%s is a case, and the month asked for again files anew', async (_name, status) => {
    const id = await filedOne();
    const refusal = receipt702(id, { status, info: 'Desc' });
    await arrives(world, refusal);
    expect(await shown(id)).toMatchObject({ state: 'refused' });
    expect(await cases()).toEqual(['summary-refused']);
    const before = await world.services.office.summaries.get(id);
    await applications();
    await signTogether(world);
    // The refusal of the first filing, repeated, says nothing of the second.
    await arrives(world, refusal);
    expect(await shown(id)).toMatchObject({ state: 'filed', filing: 2 });
    const after = await world.services.office.summaries.get(id);
    expect(Number(after?.appTime)).toBeGreaterThan(Number(before?.appTime));
    expect(filed()).toEqual([`${id}.701`, `${id}.701`]);
    await arrives(world, receipt702(id, { guid: 'R-2' }));
    expect(await shown(id)).toMatchObject({ state: 'accepted' });
  });

  test('that it has the application already refuses nothing', async () => {
    const id = await filedOne();
    await arrives(world, receipt702(id, { status: '-704015' }));
    expect(await shown(id)).toMatchObject({ state: 'filed' });
    expect(await cases()).toEqual([]);
  });

  test('an undocumented code parks: a case, and the application stays where it is', async () => {
    const id = await filedOne();
    await arrives(world, receipt702(id, { status: '23' }));
    expect(await shown(id)).toMatchObject({ state: 'filed' });
    expect(await cases()).toEqual(['summary-refused']);
  });

  test.each([
    ['a receipt', receipt702('SA202611-00000000-01')],
    ['a declaration', notice792('29242026E999999999')],
  ])('%s about no application of ours is a case', async (_name, body) => {
    await filedOne();
    await arrives(world, body);
    const open = await world.services.orders.cases('unassigned', 10);
    expect(open.map(({ kind }) => kind)).toEqual(['unknown-answer']);
  });
});

test('what customs refused is filed anew without the lists that were taken back', async () => {
  const back = await aReleasedList(world, 1);
  await aReleasedList(world, 2);
  const [asked] = await applications();
  await signTogether(world);
  await arrives(world, receipt702(asked?.summaryId ?? '', { status: '100' }));
  await takenBack(world, back);
  expect(await applications()).toMatchObject([{ filing: 2, listNumbers: [listNumberOf(2)] }]);
});
