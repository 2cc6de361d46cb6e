import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parseS10 } from '../../functions/domain/identifiers/s10.ts';
import { parseSscc } from '../../functions/domain/identifiers/sscc.ts';
import { warehouseMessage } from '../../functions/adapters/warehouses/messages.ts';
import { trackingMessage } from '../../functions/adapters/carriers/messages.ts';
import * as z from 'zod';
import {
  CARRIER,
  CUSTOMS,
  exportBegun,
  exportDocuments,
  exportListed,
  gatedOut,
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

const WAREHOUSE = '/warehouse/xiamen-import';

function stop({ consignmentId }: Journey<unknown>) {
  const requestId = `${consignmentId}.stop-parcel.1`;
  return rig.post(`${WAREHOUSE}/stops`, { requestId, consignmentId, reason: 'why' }, requestId);
}

async function released(script?: 'accept'): Promise<{ journey: Journey<unknown>; list: string }> {
  const journey = await importBegun(rig, script);
  await importDocuments(rig, journey);
  return { journey, list: (await importListed(rig, journey)) ?? '' };
}

describe('a parcel', () => {
  test('is accepted, packed, let out, scanned and delivered, each once', async () => {
    const { journey, list } = await released();
    const pass = await gatedOut(rig, journey, list);
    await rig.pass(5 * DAY);
    const told = rig.messages('xiamen-import');
    expect(told.map(({ type }) => type)).toEqual([
      'fulfilment.accepted',
      'parcel.packed',
      'parcel.gated-out',
    ]);
    for (const message of told) expect(z.safeParse(warehouseMessage, message).success).toBe(true);
    expect(parseSscc(String(told[1]?.['sscc'])).ok).toBe(true);
    expect(told[2]).toMatchObject({ gatePassNumber: pass, seq: 3 });
    const scans = rig.messages('china-post');
    for (const scan of scans) expect(z.safeParse(trackingMessage, scan).success).toBe(true);
    expect(scans.map(({ code }) => code)).toEqual(['EMA', 'EMG', 'EDG', 'EMI']);
    const [first, last] = [scans[0], scans.at(-1)].map((scan) =>
      Date.parse(String(scan?.['occurredAt'])),
    );
    expect((last ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(2 * DAY);
    expect((last ?? 0) - (first ?? 0)).toBeLessThanOrEqual(4 * DAY);
    await rig.pass(HOUR);
    expect(rig.receipts().filter(({ kind }) => kind === '514')).toMatchObject([
      { status: '120', keys: { logisticsNo: journey.waybillNumber, logisticsStatus: 'S' } },
    ]);
    const effects = await rig.effects();
    expect(Object.entries(effects).filter(([, count]) => count !== 1)).toEqual([]);
    expect(effects).toHaveProperty([`delivered ${journey.orderNumber}`]);
  });

  test('answers what happened to it so far as it was told', async () => {
    const { journey, list } = await released();
    await gatedOut(rig, journey, list);
    const { body } = await rig.get(`${WAREHOUSE}/parcels/${journey.consignmentId}`);
    expect(body['messages']).toEqual(rig.messages('xiamen-import'));
    const scans = await rig.get(`${CARRIER}/waybills/${journey.waybillNumber}`);
    expect((scans.body['events'] as { code: string }[]).map(({ code }) => code)).toEqual(['EMA']);
    expect((await rig.get(`${WAREHOUSE}/parcels/O00000000000009-01`)).status).toBe(404);
    expect((await rig.get(`${CARRIER}/waybills/LP000000018CN`)).status).toBe(404);
  });

  test('takes its pieces from the shelf at the gate', async () => {
    const onHand = async () => {
      const { body } = await rig.get(`${WAREHOUSE}/stock`);
      return (body['items'] as { onHand: number }[]).reduce((sum, item) => sum + item.onHand, 0);
    };
    const before = await onHand();
    const { journey, list } = await released();
    expect(await onHand()).toBe(before);
    await gatedOut(rig, journey, list);
    const { order } = journey as Journey<{ lines: { quantity: number }[] }>;
    const pieces = order.lines.reduce((sum, { quantity }) => sum + quantity, 0);
    expect(await onHand()).toBe(before - pieces);
    const { body } = await rig.get(`${WAREHOUSE}/parcels`);
    expect(body['items']).toEqual([{ consignmentId: journey.consignmentId, gatedOut: true }]);
  });

  test('goes nowhere without a pass that customs issued for it', async () => {
    const { journey, list } = await released();
    const { consignmentId, waybillNumber } = journey;
    const ask = { consignmentId, waybillNumber, listNumber: list };
    await rig.post(`${WAREHOUSE}/picks`, { ...ask, requestId: 'p1' }, 'p1');
    await rig.pass(2 * HOUR);
    const out = { ...ask, requestId: 'g1', gatePassNumber: 'HF0000' };
    expect(await rig.post(`${WAREHOUSE}/gate-outs`, out, 'g1')).toMatchObject({
      status: 409,
      body: { code: 'no-gate-pass' },
    });
  });

  test('is stopped before the gate and not after', async () => {
    const { journey, list } = await released();
    await gatedOut(rig, journey, list);
    await stop(journey);
    await rig.pass(HOUR);
    expect(rig.messages('xiamen-import').at(-1)).toMatchObject({ type: 'parcel.too-late' });
    const other = await importBegun(rig, 'accept', 1);
    await stop(other);
    await rig.pass(5 * HOUR);
    const types = rig
      .messages('xiamen-import')
      .filter(({ consignmentId }) => consignmentId === other.consignmentId)
      .map(({ type }) => type);
    expect(types.at(-1)).toBe('parcel.stopped');
    const picked = await rig.post(
      `${WAREHOUSE}/picks`,
      { ...other, order: undefined, listNumber: 'x', requestId: 'p9' },
      'p9',
    );
    expect(picked).toMatchObject({ status: 409, body: { code: 'parcel-stopped' } });
  });

  test('whose list was refused is claimed to have left where that is planted', async () => {
    await rig.admin('POST', '/start', { orders: 1, plantGatedWithoutRelease: true, seed: 9 });
    const journey = await importBegun(rig, 'reject');
    await rig.pass(HOUR);
    await stop(journey);
    await rig.pass(HOUR);
    const { body } = await rig.get(`${WAREHOUSE}/parcels`);
    expect(body['items']).toEqual([{ consignmentId: journey.consignmentId, gatedOut: true }]);
    expect(await rig.effects()).toMatchObject({ [`planted-gate-out ${journey.orderNumber}`]: 1 });
    expect(await rig.effects()).not.toHaveProperty([`gated-out ${journey.orderNumber}`]);
  });
});

describe('acting once', () => {
  test('a repeat under one key gets the first answer and no second effect', async () => {
    const journey = await importBegun(rig);
    const { consignmentId, orderNumber, waybillNumber } = journey;
    const id = `${consignmentId}.waybill.1`;
    const shipTo = { name: 'Kim', country: 'KR', city: 'Seoul', street: 'x' };
    const ask = { requestId: id, consignmentId, orderNumber, direction: 'import' };
    const body = { ...ask, service: 'LP', shipTo: journey.order.shipTo, weightGrams: 900 };
    const again = await rig.post(
      `${CARRIER}/waybills`,
      { ...body, shipTo: { ...journey.order.shipTo, telephone: undefined } },
      id,
    );
    expect(again).toEqual({ status: 200, body: { waybillNumber } });
    const differs = await rig.post(`${CARRIER}/waybills`, { ...body, shipTo }, id);
    expect(differs).toMatchObject({ status: 422, body: { code: 'key-reused' } });
    expect(await rig.effects()).toMatchObject({ [`label-drawn ${orderNumber}`]: 1 });
  });

  test('the same under a fresh key is done again, and shows', async () => {
    const { orderNumber } = await importBegun(rig);
    const twin = await rig.admin('GET', '/journal');
    expect(twin.status).toBe(200);
    const ask = { consignmentId: 'O00000000000000-01', orderNumber, direction: 'import' };
    const shipTo = { name: 'Kim', country: 'KR', city: 'Seoul', street: 'x' };
    for (const requestId of ['fresh-1', 'fresh-2']) {
      const body = { ...ask, requestId, service: 'LP', shipTo, weightGrams: 900 };
      await rig.post(`${CARRIER}/waybills`, body, requestId);
    }
    expect(await rig.effects()).toMatchObject({ [`label-drawn ${orderNumber}`]: 3 });
  });
});

describe('waybills', () => {
  test('are S10 numbers, each another one', async () => {
    const drawn = [await importBegun(rig, 'accept', 0), await importBegun(rig, 'accept', 1)];
    const numbers = drawn.map(({ waybillNumber }) => waybillNumber);
    for (const number of numbers) expect(parseS10(number).ok).toBe(true);
    expect(new Set(numbers).size).toBe(2);
  });

  test('are given back while nothing was sent under them', async () => {
    const { consignmentId, waybillNumber } = await importBegun(rig);
    const ask = { requestId: 'v1', consignmentId, waybillNumber };
    expect(await rig.post(`${CARRIER}/voids`, ask, 'v1')).toEqual({
      status: 200,
      body: { voided: true },
    });
  });

  test('abroad are scanned through export, departure, arrival and import', async () => {
    const journey = await exportBegun(rig);
    await exportDocuments(rig, journey);
    const list = (await exportListed(rig, journey)) ?? '';
    await gatedOut(rig, journey, list);
    await rig.pass(5 * DAY);
    expect(rig.messages('china-post').map(({ code }) => code)).toEqual(
      'EMA EMB EXA EXC EMC EMD EDB EDC EDG EMI'.split(' '),
    );
    expect(rig.receipts().filter(({ kind }) => kind === '514')).toEqual([]);
    expect((await rig.get(`${CUSTOMS}/receipts?copNo=${journey.consignmentId}`)).status).toBe(200);
  });

  test('abroad may be kept by import customs for a reason, and is released then', async () => {
    const journey = await exportBegun(rig, 'held-abroad:66');
    await exportDocuments(rig, journey);
    await gatedOut(rig, journey, (await exportListed(rig, journey)) ?? '');
    await rig.pass(5 * DAY);
    const scans = rig.messages('china-post');
    for (const scan of scans) expect(z.safeParse(trackingMessage, scan).success).toBe(true);
    const told = scans.map(({ code, reason }) => (reason === undefined ? code : [code, reason]));
    const after = told.indexOf('EDB') + 1;
    expect(told.slice(after, after + 2)).toEqual([['EME', '66'], 'EDC']);
    const { body } = await rig.get(`${CARRIER}/waybills/${journey.waybillNumber}`);
    expect(body['events']).toContainEqual(expect.objectContaining({ code: 'EME', reason: '66' }));
  });
});
