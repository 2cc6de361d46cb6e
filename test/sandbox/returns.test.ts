import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { filed, return213, return625 } from './documents.ts';
import type { ImportOrder } from './documents.ts';
import {
  CUSTOMS,
  exportBegun,
  exportDocuments,
  exportListed,
  importBegun,
  importDocuments,
  importListed,
} from './journeys.ts';
import type { Journey } from './journeys.ts';
import { DAY, HOUR, openRig } from './rig.ts';
import type { Rig } from './rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.close());

const statusesOf = (kind: string) =>
  rig
    .receipts()
    .filter((each) => each.kind === kind)
    .map(({ status }) => status);

async function released(): Promise<{ journey: Journey<ImportOrder>; list: string }> {
  const journey = await importBegun(rig);
  await importDocuments(rig, journey);
  return { journey, list: (await importListed(rig, journey)) ?? '' };
}

async function pieces(): Promise<number> {
  const { body } = await rig.get(`${CUSTOMS}/books?accountBook=T3714W000046`);
  const items = body['items'] as { quantity: string }[];
  return items.reduce((sum, { quantity }) => sum + Number(quantity), 0);
}

async function applied(
  { journey, list }: Awaited<ReturnType<typeof released>>,
  line: Parameters<typeof return625>[3] = {},
): Promise<void> {
  const application = return625(journey.order, journey, list, line);
  await rig.post(`${CUSTOMS}/messages`, filed(application, rig.identity));
  await rig.pass(DAY);
}

describe('a return to the bonded zone (625)', () => {
  test('is accepted, then granted, and the book holds the goods again', async () => {
    const sold = await released();
    const before = await pieces();
    await applied(sold);
    expect(statusesOf('626')).toEqual(['120', '399']);
    expect(await pieces()).toBe(before + 1);
    expect(rig.receipts().find(({ kind }) => kind === '626')?.keys).toMatchObject({
      copNo: sold.journey.consignmentId,
      invtNo: sold.list,
    });
    expect(await rig.effects()).toMatchObject({
      [`list-returned ${sold.journey.orderNumber}`]: 1,
      [`book-restored ${sold.journey.orderNumber}`]: 1,
    });
  });

  test('may come within thirty days of the release and not after', async () => {
    const sold = await released();
    await rig.pass(31 * DAY);
    await applied(sold);
    const [refused] = rig.receipts().filter(({ kind }) => kind === '626');
    expect(refused).toMatchObject({ status: '100', info: expect.stringContaining('30') });
  });

  test.each([
    ['a line that the list has not', { gnum: '9' }, '-625209'],
    ['other goods than the line', { gcode: '9999999999' }, '-625209'],
    ['more than was sold', { qty: '99' }, '100'],
    ['nothing', { qty: '0' }, '100'],
  ])('is refused for %s', async (_what, line, status) => {
    await applied(await released(), line);
    expect(statusesOf('626')).toEqual([status]);
  });

  test('is refused for a list that is unknown, not released, or returned already', async () => {
    const sold = await released();
    await applied({ ...sold, list: '370220260000000099' });
    await applied(sold);
    await applied(sold);
    expect(statusesOf('626')).toEqual(['-625003', '120', '399', '-625005']);
    const slow = await importBegun(rig, 'detain', 1);
    await importDocuments(rig, slow);
    const list = rig.receipts().length;
    await importListed(rig, slow);
    const number =
      rig
        .receipts()
        .slice(list)
        .find(({ keys }) => keys.invtNo)?.keys.invtNo ?? '';
    await applied({ journey: slow, list: number });
    expect(statusesOf('626').at(-1)).toBe('-625005');
  });
});

test('an export is returned by 213: accepted, then released, as 214 has no 399', async () => {
  const journey = await exportBegun(rig);
  await exportDocuments(rig, journey);
  const list = (await exportListed(rig, journey)) ?? '';
  const application = return213(journey.order, journey, list);
  await rig.post(`${CUSTOMS}/messages`, filed(application, rig.identity));
  await rig.pass(HOUR);
  expect(statusesOf('214')).toEqual(['120']);
  await rig.pass(DAY);
  expect(statusesOf('214')).toEqual(['120', '800']);
  const [receipt] = rig.receipts().filter(({ kind }) => kind === '214');
  expect(receipt?.keys).toMatchObject({ coElNo: journey.consignmentId, invtNo: list });
  expect(await rig.effects()).toMatchObject({ [`list-returned ${journey.orderNumber}`]: 1 });
});
