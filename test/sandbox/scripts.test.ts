import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { filed, list621, withdrawal623 } from './documents.ts';
import {
  CUSTOMS,
  exportBegun,
  exportDocuments,
  exportListed,
  gatedOut,
  importBegun,
  importDocuments,
  importListed,
} from './journeys.ts';
import { DAY, HOUR, openRig, receiptsIn } from './rig.ts';
import type { Rig } from './rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.close());

const listStatuses = () =>
  rig
    .receipts()
    .filter(({ kind }) => kind === '622' || kind === '604')
    .map(({ status }) => status);

async function asked(query: string): Promise<readonly string[]> {
  const { body } = await rig.get(`${CUSTOMS}/receipts?${query}`);
  return (body['items'] as string[])
    .flatMap((item) => receiptsIn(Buffer.from(item, 'base64').toString()))
    .filter(({ kind }) => kind === '622' || kind === '604')
    .map(({ status }) => status);
}

describe('scripts', () => {
  test('inspect: customs inspects, then releases', async () => {
    const journey = await importBegun(rig, 'inspect');
    await importDocuments(rig, journey);
    await importListed(rig, journey);
    await rig.pass(12 * HOUR);
    expect(listStatuses()).toEqual(['120', '500', '800']);
  });

  test('inspect with hours: it takes so much longer', async () => {
    const journey = await importBegun(rig, 'inspect:48');
    await importDocuments(rig, journey);
    await importListed(rig, journey);
    await rig.pass(40 * HOUR);
    expect(listStatuses()).toEqual(['120', '500']);
    await rig.pass(24 * HOUR);
    expect(listStatuses()).toEqual(['120', '500', '800']);
  });

  test('reject: customs refuses for the annual limit and says why', async () => {
    const journey = await importBegun(rig, 'reject');
    await importDocuments(rig, journey);
    await importListed(rig, journey);
    const [refusal] = rig.receipts().filter(({ kind }) => kind === '622');
    expect(refusal).toMatchObject({ status: '-621018', info: expect.stringMatching(/限值/) });
    expect(await rig.effects()).toMatchObject({ [`list-rejected ${journey.orderNumber}`]: 1 });
  });

  test('lost-receipt: the release is never sent and found by asking', async () => {
    const journey = await exportBegun(rig, 'lost-receipt');
    await exportDocuments(rig, journey);
    await exportListed(rig, journey);
    expect(listStatuses()).toEqual(['120']);
    expect(await asked(`copNo=${journey.consignmentId}`)).toEqual(['120', '800']);
    expect(await asked(`orderNumber=${journey.orderNumber}`)).toEqual(['120', '800']);
  });

  test('silent: customs never answers the list, asked or not', async () => {
    const journey = await importBegun(rig, 'silent');
    await importDocuments(rig, journey);
    await importListed(rig, journey);
    await rig.pass(2 * DAY);
    await rig.post(`${CUSTOMS}/messages`, filed(list621(journey.order, journey), rig.identity));
    await rig.pass(2 * DAY);
    expect(listStatuses()).toEqual([]);
    expect(await asked(`copNo=${journey.consignmentId}`)).toEqual([]);
    const { body } = await rig.get(`${CUSTOMS}/lists?accountBook=T3714W000046`);
    expect(body['items']).toEqual([]);
  });

  test('slow: everything takes five times as long', async () => {
    const usual = await openRig();
    try {
      const accepted = async (from: Rig, script: 'accept' | 'slow') => {
        await importBegun(from, script);
        const begin = from.now();
        while (from.messages('xiamen-import').length === 0) await from.pass(60_000);
        const { occurredAt } = from.messages('xiamen-import')[0] ?? {};
        return Date.parse(String(occurredAt)) - begin;
      };
      const [quick, slow] = [await accepted(usual, 'accept'), await accepted(rig, 'slow')];
      expect(Math.abs(slow - 5 * quick)).toBeLessThan(10);
    } finally {
      await usual.close();
    }
  });

  test('duplicate: the order comes 20 times at once, every message twice, all alike', async () => {
    const journey = await importBegun(rig, 'duplicate');
    await rig.pass(HOUR);
    const posted = rig.host.received.filter(
      ({ path, body }) => path === '/webhooks/demo-market' && body.includes('order.paid'),
    );
    expect(posted).toHaveLength(20);
    expect(new Set(posted.map(({ body }) => body)).size).toBe(1);
    expect(new Set(posted.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(rig.messages('xiamen-import')).toHaveLength(2);
    expect(await rig.effects()).toMatchObject({
      [`order-posted ${journey.orderNumber}`]: 1,
      [`fulfilment-accepted ${journey.orderNumber}`]: 1,
    });
  });

  test('out-of-order: the release overtakes the acceptance, delivery the scan before it', async () => {
    const journey = await importBegun(rig, 'out-of-order');
    await importDocuments(rig, journey);
    const listNumber = (await importListed(rig, journey)) ?? '';
    expect(listStatuses()).toEqual(['800', '120']);
    await gatedOut(rig, journey, listNumber);
    await rig.pass(6 * DAY);
    const scans = rig.messages('china-post');
    expect(scans.map(({ code }) => code)).toEqual(['EMA', 'EMG', 'EMI', 'EDG']);
    const times = scans.map(({ occurredAt }) => String(occurredAt));
    expect(times[3]).toBeDefined();
    expect(String(times[3]) < String(times[2])).toBe(true);
  });

  test.each(['-621005', '-621012', '100'] as const)('reject:%s: with that code', async (code) => {
    const journey = await importBegun(rig, `reject:${code}`);
    await importDocuments(rig, journey);
    await importListed(rig, journey);
    expect(listStatuses()).toEqual([code]);
  });

  test.each(['detain', 'detain:502', 'detain:599'] as const)(
    '%s: customs keeps the goods, and they cannot be withdrawn',
    async (script) => {
      const journey = await importBegun(rig, script);
      await importDocuments(rig, journey);
      const listNumber = (await importListed(rig, journey)) ?? '';
      await rig.pass(5 * DAY);
      expect(listStatuses()).toEqual(['120', script.split(':')[1] ?? '501']);
      const withdrawal = withdrawal623(journey.order, journey, listNumber);
      await rig.post(`${CUSTOMS}/messages`, filed(withdrawal, rig.identity));
      await rig.pass(HOUR);
      expect(rig.receipts().at(-1)).toMatchObject({ kind: '624', status: '-623005' });
    },
  );

  test('detain-release:503: customs detains the goods and releases them days later', async () => {
    const journey = await importBegun(rig, 'detain-release:503');
    await importDocuments(rig, journey);
    await importListed(rig, journey);
    expect(listStatuses()).toEqual(['120', '503']);
    await rig.pass(5 * DAY);
    expect(listStatuses()).toEqual(['120', '503', '800']);
  });

  test('send-back: customs reviews, then sends the goods back abroad, and never releases', async () => {
    const journey = await importBegun(rig, 'send-back');
    await importDocuments(rig, journey);
    const listNumber = (await importListed(rig, journey)) ?? '';
    expect(listStatuses()).toEqual(['120', '300']);
    await rig.pass(5 * DAY);
    expect(listStatuses()).toEqual(['120', '300', '700']);
    const withdrawal = withdrawal623(journey.order, journey, listNumber);
    await rig.post(`${CUSTOMS}/messages`, filed(withdrawal, rig.identity));
    await rig.pass(HOUR);
    expect(rig.receipts().at(-1)).toMatchObject({ kind: '624', status: '-623005' });
  });

  test('shuffle: receipts come in another order than customs decided, none is missing', async () => {
    for (let index = 0; index < 6; index += 1) {
      const journey = await importBegun(rig, 'shuffle', index);
      await importDocuments(rig, journey);
      await importListed(rig, journey);
      await rig.pass(DAY);
    }
    const lists = rig.receipts().filter(({ kind }) => kind === '622');
    expect(lists.filter(({ status }) => status === '120')).toHaveLength(6);
    expect(lists.filter(({ status }) => status === '800')).toHaveLength(6);
    const moments = rig.receipts().map(({ at }) => at);
    expect(moments).not.toEqual([...moments].sort());
  });

  test.each([
    ['tax-bill', 0],
    ['tax-bill:250', 2.5],
    ['tax-bill:-100', -1],
  ] as const)('%s: customs bills the tax of a released list', async (script, more) => {
    const journey = await importBegun(rig, script);
    await importDocuments(rig, journey);
    const listNumber = await importListed(rig, journey);
    const [bill, ...others] = rig.taxBills();
    expect(others).toEqual([]);
    expect(bill).toMatchObject({ kind: '816', head: { invtNo: listNumber, status: '1' } });
    const due = Number(journey.order.totals.tax) + more;
    expect(Number(bill?.head.valueAddedTax)).toBeCloseTo(due, 5);
    const lines = bill?.lines.map((line) => Number(line.valueAddedTax)) ?? [];
    expect(lines.reduce((sum, each) => sum + each, 0)).toBeCloseTo(due, 5);
    expect(await rig.effects()).toMatchObject({ [`tax-billed ${journey.orderNumber}`]: 1 });
  });

  test('cancel: the store cancels long before the warehouse accepts', async () => {
    const journey = await exportBegun(rig, 'cancel');
    await rig.pass(HOUR);
    const topics = rig.host.received
      .filter(({ path }) => path === '/webhooks/shopify/demo-shop')
      .map(({ headers }) => headers['x-shopify-topic']);
    expect(topics).toEqual(['orders/create', 'orders/paid', 'orders/cancelled']);
    expect(rig.messages('xiamen-export')).toEqual([]);
    await rig.pass(3 * HOUR);
    expect(rig.messages('xiamen-export')).toHaveLength(1);
    expect(await rig.effects()).toMatchObject({ [`order-cancelled ${journey.orderNumber}`]: 1 });
  });

  test('may be chosen before the order comes, by any of its numbers', async () => {
    const journey = await exportBegun(rig);
    const set = await rig.admin('PUT', '/scripts/1001', { script: 'silent' });
    expect(set.status).toBe(200);
    await exportDocuments(rig, journey);
    await exportListed(rig, journey);
    expect(listStatuses()).toEqual([]);
    for (const script of ['nonsense', 'accept:1', 'reject:', 'reject:5', 'detain:800', 'x:y']) {
      expect((await rig.admin('PUT', '/scripts/1001', { script })).status).toBe(422);
    }
  });
});
