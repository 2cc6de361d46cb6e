import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parseInvtNo, parsePreNo } from '../../functions/domain/identifiers/ceb-list-number.ts';
import type { CebReceipt } from '../../functions/domain/customs/ceb-receipt.ts';
import {
  filed,
  filedUnsigned,
  list603,
  list621,
  order303,
  order311,
  withdrawal623,
} from './documents.ts';
import {
  CUSTOMS,
  exportBegun,
  exportDocuments,
  exportListed,
  importBegun,
  importDocuments,
  importListed,
} from './journeys.ts';
import { aSigningIdentity } from '../support/signing-identity.ts';
import { HOUR, MINUTE, openRig, receiptsIn } from './rig.ts';
import type { ImportOrder } from './documents.ts';
import type { Rig } from './rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.close());

const shown = (receipts: readonly CebReceipt[]) =>
  receipts.map(({ kind, status }) => `${kind} ${status}`);
const statusesOf = (kind: CebReceipt['kind']) =>
  rig
    .receipts()
    .filter((each) => each.kind === kind)
    .map(({ status }) => status);

async function booked(accountBook: string): Promise<Record<string, string>> {
  const { body } = await rig.get(`${CUSTOMS}/books?accountBook=${accountBook}`);
  const items = body['items'] as { bookItem: string; quantity: string }[];
  return Object.fromEntries(items.map(({ bookItem, quantity }) => [bookItem, quantity]));
}

describe('an import list', () => {
  test('is accepted, released and written off the book once its three documents are there', async () => {
    const journey = await importBegun(rig);
    await importDocuments(rig, journey);
    expect(
      shown(rig.receipts())
        .filter((each) => each.endsWith('120'))
        .sort(),
    ).toEqual(['312 120', '412 120', '512 120']);
    const before = await booked('T3714W000046');
    const listNumber = await importListed(rig, journey);
    const lists = rig.receipts().filter(({ kind }) => kind === '622');
    expect(shown(lists)).toEqual(['622 120', '622 800']);
    expect(lists[0]?.keys.copNo).toBe(journey.consignmentId);
    expect(parseInvtNo(listNumber ?? '').ok).toBe(true);
    expect(parsePreNo(lists[0]?.keys.preNo ?? '').ok).toBe(true);
    const after = await booked('T3714W000046');
    const [line] = journey.order.lines;
    const taken = Object.keys(after).reduce(
      (total, item) => total + Number(before[item]) - Number(after[item]),
      0,
    );
    expect(taken).toBe(journey.order.lines.reduce((total, { quantity }) => total + quantity, 0));
    expect(line).toBeDefined();
    const { body } = await rig.get(`${CUSTOMS}/lists?accountBook=T3714W000046`);
    expect(body['items']).toEqual([
      { copNumber: journey.consignmentId, status: '800', listNumber },
    ]);
  });

  test('is rejected while a document is not accepted', async () => {
    const journey = await importBegun(rig);
    await rig.post(`${CUSTOMS}/messages`, filed(order311(journey.order), rig.identity));
    await rig.pass(30 * MINUTE);
    await importListed(rig, journey);
    const [answer] = rig.receipts().filter(({ kind }) => kind === '622');
    expect(answer).toMatchObject({ status: '100', info: expect.stringContaining('payment') });
    expect(await rig.effects()).not.toHaveProperty([`list-declared ${journey.orderNumber}`]);
  });

  test('is rejected when the payment is of another amount', async () => {
    const journey = await importBegun(rig, 'payment-difference');
    await importDocuments(rig, journey);
    await importListed(rig, journey);
    const [answer] = rig.receipts().filter(({ kind }) => kind === '622');
    expect(answer).toMatchObject({ status: '100', info: expect.stringContaining('amountPaid') });
  });

  test.each([
    ['another buyer', { buyerName: '别人' }, 'buyerName'],
    ['another waybill', { logisticsNo: 'LP000000018CN' }, 'waybill not accepted'],
    ['two packages', { packNo: '2' }, 'packNo'],
    ['an unknown account book', { emsNo: 'T0000W000000' }, '账册'],
    ['an address of its own', { consigneeAddress: '别处' }, 'consigneeAddress'],
    ['more net than gross', { netWeight: '2' }, 'netWeight'],
  ])('is rejected with %s', async (_what, changes, info) => {
    const journey = await importBegun(rig);
    await importDocuments(rig, journey);
    const list = list621(journey.order, journey, changes);
    await rig.post(`${CUSTOMS}/messages`, filed(list, rig.identity));
    await rig.pass(HOUR);
    const [answer] = rig.receipts().filter(({ kind }) => kind === '622');
    expect(answer).toMatchObject({ status: '100', info: expect.stringContaining(info) });
  });

  test('may be filed anew after a rejection, with a newer time, and not as it was', async () => {
    const journey = await importBegun(rig);
    await importDocuments(rig, journey);
    const wrong = list621(journey.order, journey, { packNo: '2' });
    await rig.post(`${CUSTOMS}/messages`, filed(wrong, rig.identity));
    await rig.pass(HOUR);
    await rig.post(`${CUSTOMS}/messages`, filed(wrong, rig.identity));
    await rig.pass(HOUR);
    expect(statusesOf('622')).toEqual(['100', '-621012']);
    const right = list621(journey.order, journey, { appTime: '20261123180000' });
    await rig.post(`${CUSTOMS}/messages`, filed(right, rig.identity));
    await rig.pass(12 * HOUR);
    expect(statusesOf('622')).toEqual(['100', '-621012', '120', '800']);
  });

  test.each([
    ['unsigned', (document: ReturnType<typeof list621>) => filedUnsigned(document), '-621026'],
    [
      'signed by somebody else',
      (document: ReturnType<typeof list621>) => filed(document, aSigningIdentity()),
      '-621015',
    ],
  ])('is refused when it is %s', async (_how, message, status) => {
    const journey = await importBegun(rig);
    await importDocuments(rig, journey);
    await rig.post(`${CUSTOMS}/messages`, message(list621(journey.order, journey)));
    await rig.pass(HOUR);
    expect(statusesOf('622')).toEqual([status]);
  });

  test('is refused when it was changed after it was signed', async () => {
    const journey = await importBegun(rig);
    await importDocuments(rig, journey);
    const message = filed(list621(journey.order, journey), rig.identity);
    const data = /<dxp:Data>([^<]+)</.exec(message)?.[1] ?? '';
    const xml = Buffer.from(data, 'base64').toString().replace('>1.2<', '>1.3<');
    const changed = message.replace(data, Buffer.from(xml).toString('base64'));
    await rig.post(`${CUSTOMS}/messages`, changed);
    await rig.pass(HOUR);
    expect(statusesOf('622')).toEqual(['-621028']);
  });
});

describe('an export list', () => {
  test('is accepted and released with order and waybill', async () => {
    const journey = await exportBegun(rig);
    await exportDocuments(rig, journey);
    const listNumber = await exportListed(rig, journey);
    expect(
      shown(rig.receipts())
        .filter((each) => !each.endsWith(' 2'))
        .sort(),
    ).toEqual(['304 120', '506 120', '604 120', '604 800']);
    expect(listNumber).toMatch(/^37022026E\d{9}$/);
    const byOrder = await rig.get(`${CUSTOMS}/receipts?orderNumber=${journey.orderNumber}`);
    const found = (byOrder.body['items'] as string[]).flatMap((item) =>
      receiptsIn(Buffer.from(item, 'base64').toString()),
    );
    expect(found.map(({ guid }) => guid).sort()).toEqual(
      rig
        .receipts()
        .map(({ guid }) => guid)
        .sort(),
    );
  });

  test('is rejected when its waybill was not declared', async () => {
    const journey = await exportBegun(rig);
    await rig.post(`${CUSTOMS}/messages`, filed(order303(journey.order), rig.identity));
    await rig.pass(30 * MINUTE);
    await rig.post(`${CUSTOMS}/messages`, filed(list603(journey.order, journey), rig.identity));
    await rig.pass(HOUR);
    expect(statusesOf('604')).toEqual(['100']);
  });
});

describe('customs knows no idempotency', () => {
  test('the same order and list again get negative receipts and change nothing', async () => {
    const journey = await importBegun(rig);
    await importDocuments(rig, journey);
    await importListed(rig, journey);
    const before = await booked('T3714W000046');
    await rig.post(`${CUSTOMS}/messages`, filed(order311(journey.order), rig.identity));
    await rig.post(`${CUSTOMS}/messages`, filed(list621(journey.order, journey), rig.identity));
    await rig.pass(12 * HOUR);
    expect(statusesOf('312').at(-1)).toBe('-301010');
    expect(statusesOf('622')).toEqual(['120', '800', '-621004']);
    expect(await booked('T3714W000046')).toEqual(before);
    expect(await rig.effects()).toMatchObject({
      [`order-accepted ${journey.orderNumber}`]: 1,
      [`list-declared ${journey.orderNumber}`]: 1,
      [`list-released ${journey.orderNumber}`]: 1,
      [`filing-resent -301010 ${journey.orderNumber}`]: 1,
      [`filing-resent -621004 ${journey.orderNumber}`]: 1,
    });
  });
});

describe('an order filed again', () => {
  const amended = (
    changes: { guid: string; appType: string; appTime: string },
    journey: { order: ImportOrder },
  ) => {
    const document = order311(journey.order);
    return filed({ ...document, head: { ...document.head, ...changes } }, rig.identity);
  };

  const version = (number: number) => ({
    guid: `00000000-0000-4000-8000-00000000000${String(number)}`,
  });

  test('as new is refused however new it is; as an amendment it replaces the first', async () => {
    const journey = await importBegun(rig);
    await rig.post(`${CUSTOMS}/messages`, filed(order311(journey.order), rig.identity));
    const again = amended({ ...version(2), appType: '1', appTime: '20261123110000' }, journey);
    await rig.post(`${CUSTOMS}/messages`, again);
    const amendment = amended({ ...version(3), appType: '2', appTime: '20261123120000' }, journey);
    await rig.post(`${CUSTOMS}/messages`, amendment);
    const stale = amended({ ...version(4), appType: '2', appTime: '20261123113000' }, journey);
    await rig.post(`${CUSTOMS}/messages`, stale);
    await rig.pass(HOUR);
    const told = statusesOf('312').filter((status) => status !== '2');
    expect([...told].sort()).toEqual(['-301010', '-301014', '120']);
    expect(await rig.effects()).toMatchObject({
      [`order-amended ${journey.orderNumber}`]: 1,
      [`filing-refused -301010 ${journey.orderNumber}`]: 1,
    });
  });
});

describe('a withdrawal', () => {
  test('is granted until the list is released, and the book line is free again', async () => {
    const journey = await importBegun(rig, 'slow');
    await importDocuments(rig, journey);
    await rig.pass(2 * HOUR);
    const list = list621(journey.order, journey);
    await rig.post(`${CUSTOMS}/messages`, filed(list, rig.identity));
    await rig.pass(2 * HOUR);
    expect(statusesOf('622')).toEqual(['120']);
    const listNumber = rig.receipts().at(-1)?.keys.invtNo ?? '';
    const before = await booked('T3714W000046');
    const message = filed(withdrawal623(journey.order, journey, listNumber), rig.identity);
    await rig.post(`${CUSTOMS}/messages`, message);
    await rig.pass(72 * HOUR);
    expect(statusesOf('624')).toEqual(['399']);
    expect(statusesOf('622')).toEqual(['120']);
    expect(await booked('T3714W000046')).toEqual(before);
    expect(await rig.effects()).toMatchObject({ [`list-withdrawn ${journey.orderNumber}`]: 1 });
  });

  test('is refused once the list is released, and for a list nobody filed', async () => {
    const journey = await importBegun(rig);
    await importDocuments(rig, journey);
    const listNumber = (await importListed(rig, journey)) ?? '';
    for (const number of [listNumber, '37022026I000000099']) {
      const message = filed(withdrawal623(journey.order, journey, number), rig.identity);
      await rig.post(`${CUSTOMS}/messages`, message);
    }
    await rig.pass(3 * HOUR);
    expect(statusesOf('624').sort()).toEqual(['-623003', '-623005']);
  });
});

describe('a gate pass', () => {
  const ask = (consignmentId: string, waybillNumber: string, listNumber: string) => {
    const body = { consignmentId, waybillNumber, listNumber, warehouseId: 'xiamen-import' };
    return rig.post(`${CUSTOMS}/gate-passes`, { ...body, requestId: 'g1', weightGrams: 900 });
  };

  test('is not issued for a list that is accepted and not released', async () => {
    const journey = await importBegun(rig, 'slow');
    await importDocuments(rig, journey);
    await rig.pass(2 * HOUR);
    const list = list621(journey.order, journey);
    await rig.post(`${CUSTOMS}/messages`, filed(list, rig.identity));
    await rig.pass(2 * HOUR);
    const listNumber = rig.receipts().at(-1)?.keys.invtNo ?? '';
    expect(statusesOf('622')).toEqual(['120']);
    expect((await ask(journey.consignmentId, journey.waybillNumber, listNumber)).status).toBe(409);
  });

  test('is issued once for a released list and its parcel, and for nothing else', async () => {
    const journey = await importBegun(rig);
    const { consignmentId, waybillNumber } = journey;
    await importDocuments(rig, journey);
    expect((await ask(consignmentId, waybillNumber, '37022026I000000001')).status).toBe(409);
    const listNumber = (await importListed(rig, journey)) ?? '';
    const first = await ask(consignmentId, waybillNumber, listNumber);
    expect(first.status).toBe(200);
    expect((await ask(consignmentId, waybillNumber, listNumber)).body).toEqual(first.body);
    const other = await ask(consignmentId, 'LP000000018CN', listNumber);
    expect(other).toMatchObject({ status: 409, body: { code: 'list-not-released' } });
    expect(await rig.effects()).toMatchObject({ [`gate-pass-issued ${journey.orderNumber}`]: 1 });
  });
});

describe('the terminal', () => {
  test.each([
    ['no XML', 'hello'],
    ['no envelope', '<a/>'],
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
  ])('refuses %s', async (_what, body) => {
    expect(await rig.post(`${CUSTOMS}/messages`, body)).toMatchObject({
      status: 422,
      body: { code: 'malformed' },
    });
  });

  test('answers with the id of the message', async () => {
    const journey = await importBegun(rig);
    const document = order311(journey.order);
    const { status, body } = await rig.post(`${CUSTOMS}/messages`, filed(document, rig.identity));
    expect({ status, body }).toEqual({ status: 202, body: { copMsgId: document.head.guid } });
  });
});
