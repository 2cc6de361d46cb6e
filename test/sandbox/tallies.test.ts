import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { unwrapDxp } from '../../functions/adapters/customs/messages/dxp-envelope.ts';
import { warehouseMessage } from '../../functions/adapters/warehouses/messages.ts';
import type { ScriptChoice } from '../../functions/sandbox/scripts.ts';
import { tallyMessage } from '../../functions/sandbox/warehouse/tally-filing.ts';
import { describeWithSchemas, schemaErrors } from '../support/ceb-schemas.ts';
import { filed, return213 } from './documents.ts';
import type { ExportOrder } from './documents.ts';
import { CUSTOMS, exportBegun, exportDocuments, exportListed, gatedOut } from './journeys.ts';
import type { Journey } from './journeys.ts';
import { BEGIN, DAY, HOUR, openRig } from './rig.ts';
import type { Reply, Rig } from './rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.close());

const SITE = '/warehouse/xiamen-export';

interface Returned {
  readonly journey: Journey<ExportOrder>;
  readonly list: string;
}

/** An export that left, applied for and granted where customs is asked for it, and back in its warehouse. */
async function back(script: ScriptChoice = 'accept', isGranted = true): Promise<Returned> {
  const journey = await exportBegun(rig, script);
  await exportDocuments(rig, journey);
  const list = (await exportListed(rig, journey)) ?? '';
  await gatedOut(rig, journey, list);
  if (isGranted) {
    const application = return213(journey.order, journey, list);
    await rig.post(`${CUSTOMS}/messages`, filed(application, rig.identity));
    await rig.pass(DAY);
  }
  const { consignmentId } = journey;
  const requestId = `${consignmentId}.goods-back.1`;
  await rig.post(`${SITE}/returns`, { requestId, consignmentId, reason: 'too small' }, requestId);
  await rig.pass(7 * DAY);
  return { journey, list };
}

/** As Bondway asks for it; `others` instead of what 213 says. */
function request({ journey, list }: Returned, turn: number, others: object = {}) {
  const { consignmentId, waybillNumber, order } = journey;
  const [line] = order.line_items;
  return {
    ...{ requestId: `${consignmentId}.document-215.${String(turn)}`, consignmentId },
    ...{ customsId: 'customs-xiamen', customsCode: '3702' },
    logistics: { code: '3702980001', name: 'China Post' },
    ...{ waybillNumber, masterBill: '784-40000012', listNumber: list },
    ...{ trafficMode: '5', vessel: 'B-1234', voyage: 'CF100' },
    lines: [{ sku: line?.sku ?? '', quantity: 2 }],
    ...others,
  };
}

async function tallied(returned: Returned, turn = 1, others: object = {}): Promise<Reply> {
  const body = request(returned, turn, others);
  const reply = await rig.post(`${SITE}/tallies`, body, body.requestId);
  await rig.pass(12 * HOUR);
  return reply;
}

const counts = () =>
  rig
    .messages('xiamen-export')
    .filter(({ type }) => type === 'parcel.tallied')
    .map((message) => (message['lines'] as { quantity: number }[])[0]?.quantity);
const receipts = () => rig.receipts().filter(({ kind }) => kind === '216');
const statuses = () => receipts().map(({ status }) => status);

describe('what comes back to the site', () => {
  test('is counted, told, and filed with customs, which concludes it', async () => {
    const returned = await back();
    await tallied(returned);
    expect(counts()).toEqual([2]);
    const told = rig.messages('xiamen-export').at(-1);
    expect(z.safeParse(warehouseMessage, told).success).toBe(true);
    const { consignmentId, waybillNumber, orderNumber } = returned.journey;
    expect(told).toMatchObject({ requestId: `${consignmentId}.document-215.1`, consignmentId });
    expect(receipts()).toMatchObject([
      {
        status: '399',
        keys: {
          operatorCode: '3502460022',
          logisticsNo: waybillNumber,
          coElNo: consignmentId,
          preNo: expect.stringMatching(/^B\d{17}$/),
        },
      },
    ]);
    expect(await rig.effects()).toMatchObject({ [`tally-accepted ${orderNumber}`]: 1 });
  });

  test('is told again by customs when asked for the list’s receipts, and by the site', async () => {
    const returned = await back();
    await tallied(returned);
    const { consignmentId } = returned.journey;
    const { body } = await rig.get(`${CUSTOMS}/receipts?copNo=${consignmentId}`);
    const items = (body['items'] as string[]).map((item) => Buffer.from(item, 'base64').toString());
    expect(items.filter((item) => item.includes('CEB216Message'))).toHaveLength(1);
    const so = await rig.get(`${SITE}/parcels/${consignmentId}`);
    expect(so.body['messages']).toContainEqual(
      expect.objectContaining({ type: 'parcel.tallied', requestId: expect.any(String) }),
    );
  });

  test('is counted once per request, and a second filing is refused', async () => {
    const returned = await back();
    await tallied(returned);
    await tallied(returned);
    expect([counts(), statuses()]).toEqual([[2], ['399']]);
    await tallied(returned, 2);
    expect([counts(), statuses()]).toEqual([
      [2, 2],
      ['399', '-215005'],
    ]);
  });

  test('is not counted before it is there', async () => {
    const journey = await exportBegun(rig);
    const reply = await tallied({ journey, list: '37022026E000000001' });
    expect(reply).toMatchObject({ status: 409, body: { code: 'not-possible' } });
    expect([counts(), statuses()]).toEqual([[], []]);
  });
});

describe('customs refuses a tally', () => {
  test('of a return that was never granted', async () => {
    await tallied(await back('accept', false));
    expect(statuses()).toEqual(['-215005']);
  });

  test.each([
    [{ listNumber: '37022026E000000099' }, '-215003'],
    [{ waybillNumber: 'EB000000000CN' }, '100'],
    [{ masterBill: '784-00000000' }, '100'],
    [{ logistics: { code: '3702980009', name: 'Another' } }, '100'],
  ])('that says %j', async (others, status) => {
    await tallied(await back(), 1, others);
    expect(statuses()).toEqual([status]);
  });
});

describe('scripts', () => {
  test.each([
    ['tally', 1],
    ['tally:short', 1],
    ['tally:over', 3],
  ] as const)('%s: miscounted, filed once it is counted right', async (script, first) => {
    const returned = await back(script);
    await tallied(returned);
    expect([counts(), statuses()]).toEqual([[first], []]);
    await tallied(returned, 2);
    expect([counts(), statuses()]).toEqual([[first, 2], ['399']]);
  });

  test('tally:wrong: other goods the first time', async () => {
    const returned = await back('tally:wrong');
    await tallied(returned);
    const lines = rig.messages('xiamen-export').at(-1)?.['lines'];
    expect(lines).not.toEqual(request(returned, 1).lines);
    expect(statuses()).toEqual([]);
  });

  test('tally:lost: a piece never comes back, and what is applied for then is filed', async () => {
    const returned = await back('tally:lost');
    const { body } = await rig.get(`${SITE}/stock`);
    const shelf = (body['items'] as { bookItem: string; onHand: number }[]).map(
      ({ onHand }) => onHand % 10,
    );
    expect(shelf.filter((last) => last === 9)).toHaveLength(1);
    await tallied(returned);
    await tallied(returned, 2);
    expect([counts(), statuses()]).toEqual([[1, 1], []]);
    const { lines } = request(returned, 3);
    await tallied(returned, 3, { lines: lines.map((line) => ({ ...line, quantity: 1 })) });
    expect([counts(), statuses()]).toEqual([[1, 1, 1], ['399']]);
  });

  test('tally:rejected: customs rejects the first, and takes the next', async () => {
    const returned = await back('tally:rejected');
    await tallied(returned);
    await tallied(returned, 2);
    expect([counts(), statuses()]).toEqual([
      [2, 2],
      ['100', '399'],
    ]);
  });
});

describeWithSchemas('what the site and customs send of a tally', () => {
  test('is valid, refusals too', async () => {
    const returned = await back('tally:rejected');
    const body = request(returned, 1);
    const message = tallyMessage('xiamen-export', body, BEGIN).toString();
    expect(await schemaErrors('terminal.xsd', [message])).toEqual([]);
    await tallied(returned);
    const received = rig.host.received
      .filter(({ headers }) => headers['content-type'] === 'application/xml')
      .map(({ body: text }) => inside(text));
    const answers = received.filter((xml) => xml.includes('CEB216Message'));
    expect(answers).toHaveLength(1);
    expect(await schemaErrors('export.xsd', [inside(message), ...answers])).toEqual([]);
  });
});

function inside(envelope: string): string {
  const opened = unwrapDxp(envelope);
  return opened.ok ? opened.value.xml : '';
}
