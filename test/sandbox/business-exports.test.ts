import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CebDocumentOf } from '../../functions/domain/customs/ceb-document.ts';
import { filed, list603, order303 } from './documents.ts';
import type { ExportOrder } from './documents.ts';
import { CUSTOMS, exportBegun, exportDocuments } from './journeys.ts';
import type { Journey } from './journeys.ts';
import { HOUR, openRig } from './rig.ts';
import type { Rig } from './rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.close());

type Lists = Parameters<typeof list603>[2];

/** Begins an export whose order is of this type, declared with its waybill. */
async function begun(orderType: string, quantity = 1): Promise<Journey<ExportOrder>> {
  const journey = await exportBegun(rig);
  const order = enlarged(journey.order, quantity);
  const amended = order303(order, { orderType, appType: '2', appTime: '20261123110000' });
  await exportDocuments(rig, journey);
  await rig.post(`${CUSTOMS}/messages`, filed(amended, rig.identity));
  await rig.pass(HOUR);
  return { ...journey, order };
}

/** So many times the first line, and nothing else. */
function enlarged(order: ExportOrder, quantity: number): ExportOrder {
  const [first] = order.line_items;
  if (first === undefined) throw new Error('no line');
  const goods = Math.round(Number(first.price) * 100 * quantity) / 100;
  return { ...order, line_items: [{ ...first, quantity }], subtotal_price: String(goods) };
}

async function listed(journey: Journey<ExportOrder>, changes: Lists) {
  const business = { emsNo: '', iacCode: '', iacName: '', ...changes };
  const list = list603(journey.order, journey, business);
  await rig.post(`${CUSTOMS}/messages`, filed(list, rig.identity));
  await rig.pass(6 * HOUR);
  return rig.receipts().filter(({ kind }) => kind === '604');
}

const rejected = (info: string) => [{ status: '100', info: expect.stringContaining(info) }];

test('receipts of payment (403) are taken once, and not without a sum', async () => {
  const journey = await exportBegun(rig);
  const { head } = order303(journey.order);
  const receipts = (changes: object = {}): CebDocumentOf<'403'> => ({
    kind: '403',
    head: {
      ...{ guid: head.guid, appType: '1', appTime: head.appTime, appStatus: '2' },
      ...{ ebpCode: head.ebpCode, ebpName: head.ebpName },
      ...{ ebcCode: head.ebcCode, ebcName: head.ebcName, orderNo: head.orderNo },
      ...{ payName: '现金支付', charge: '25.00', currency: '502' },
      ...{ accountingDate: head.appTime, ...changes },
    },
    lines: [],
  });
  for (const [hour, changes] of [{ charge: '0' }, {}, {}].entries()) {
    const document = receipts({ appTime: `202611231${String(hour)}0000`, ...changes });
    await rig.post(`${CUSTOMS}/messages`, filed(document, rig.identity));
    await rig.pass(HOUR);
  }
  const answers = rig.receipts().filter(({ kind }) => kind === '404');
  expect(answers.map(({ status }) => status)).toEqual(['100', '120', '-401007']);
});

describe('a business export list', () => {
  test.each([
    ['9710', 'B'],
    ['9810', 'W'],
  ])('of %s goes through with an order of type %s, without a load', async (tradeMode, type) => {
    const receipts = await listed(await begun(type), { tradeMode });
    expect(receipts.map(({ status }) => status)).toEqual(['120', '800']);
  });

  test.each([
    ['9710', 'W'],
    ['9810', 'E'],
    ['9610', 'B'],
  ])('of %s is rejected with an order of type %s', async (tradeMode, type) => {
    expect(await listed(await begun(type), { tradeMode })).toMatchObject(rejected('orderType'));
  });

  test('above 5,000 CNY needs a general declaration', async () => {
    expect(await listed(await begun('B', 90), { tradeMode: '9710' })).toMatchObject(
      rejected('5,000 CNY'),
    );
  });

  test.each([
    ['no statistics flag', { statisticsFlag: 'C' }, 'statisticsFlag'],
    ['an account book', { emsNo: 'T3714W000052' }, 'emsNo'],
    ['an unknown mode', { tradeMode: '0110' }, 'tradeMode'],
  ])('is rejected with %s', async (_what, changes, info) => {
    const receipts = await listed(await begun('B'), { tradeMode: '9710', ...changes });
    expect(receipts).toMatchObject(rejected(`(${info})`));
  });
});

test('an order of no known type is rejected', async () => {
  await begun('X');
  const receipts = rig.receipts().filter(({ kind, status }) => kind === '304' && status === '100');
  expect(receipts).toMatchObject(rejected('orderType'));
});
