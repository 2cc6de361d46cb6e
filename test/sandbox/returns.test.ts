import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { EXPORT_BOOK, IMPORT_BOOK } from '../../functions/sandbox/demo/catalogue.ts';
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

async function pieces(book = IMPORT_BOOK): Promise<number> {
  const { body } = await rig.get(`${CUSTOMS}/books?accountBook=${book}`);
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

test('an export may be returned long after an import could', async () => {
  const journey = await exportBegun(rig);
  await exportDocuments(rig, journey);
  const list = (await exportListed(rig, journey)) ?? '';
  await rig.pass(31 * DAY);
  const application = return213(journey.order, journey, list);
  await rig.post(`${CUSTOMS}/messages`, filed(application, rig.identity));
  await rig.pass(DAY);
  expect(statusesOf('214')).toEqual(['120', '800']);
});

describe('an export return (213) that is amended', () => {
  async function exported() {
    const journey = await exportBegun(rig);
    await exportDocuments(rig, journey);
    const list = (await exportListed(rig, journey)) ?? '';
    const { head, lines } = return213(journey.order, journey, list);
    const apply = async (appType: '1' | '2', qty: string, day: string) => {
      const opening = { appType, appTime: `202611${day}000000`, guid: randomUUID().toUpperCase() };
      const application = {
        ...({ kind: '213', head: { ...head, ...opening } } as const),
        lines: lines.map((line) => ({ ...line, qty })),
      };
      await rig.post(`${CUSTOMS}/messages`, filed(application, rig.identity));
      await rig.pass(DAY);
    };
    return { journey, apply };
  }

  test('is granted anew, and the book holds what it says then', async () => {
    const { journey, apply } = await exported();
    const before = await pieces(EXPORT_BOOK);
    await apply('1', '2', '25');
    expect(await pieces(EXPORT_BOOK)).toBe(before + 2);
    await apply('2', '1', '26');
    expect(statusesOf('214')).toEqual(['120', '800', '120', '800']);
    expect(await pieces(EXPORT_BOOK)).toBe(before + 1);
    await apply('2', '3', '27');
    expect(statusesOf('214').at(-1)).toBe('100');
    expect(await pieces(EXPORT_BOOK)).toBe(before + 1);
    expect(await rig.effects()).toMatchObject({
      [`list-returned ${journey.orderNumber}`]: 1,
      [`book-restored ${journey.orderNumber}`]: 1,
    });
  });

  test('must say so: a second application of its own is refused', async () => {
    const { apply } = await exported();
    await apply('1', '2', '25');
    await apply('1', '1', '26');
    expect(statusesOf('214')).toEqual(['120', '800', '-213005']);
  });
});
