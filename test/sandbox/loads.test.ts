import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import {
  loadBooked,
  loadMovement,
  loadMovements,
} from '../../functions/adapters/carriers/messages.ts';
import { loadAnswer, loadGatedOut } from '../../functions/adapters/warehouses/messages.ts';
import {
  CARRIER,
  CUSTOMS,
  exportBegun,
  exportDocuments,
  exportListed,
  importBegun,
  importDocuments,
} from './journeys.ts';
import type { Journey } from './journeys.ts';
import {
  askOut,
  book,
  booked,
  declared,
  directImportListed,
  generalExportListed,
} from './load-journey.ts';
import type { LoadJourney } from './load-journey.ts';
import { DAY, HOUR, MINUTE, openRig } from './rig.ts';
import type { Rig } from './rig.ts';
import { delivery711, departure509, filed, filedUnsigned, withdrawal605 } from './documents.ts';
import type { ExportOrder, ImportOrder } from './documents.ts';

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
const scansOf = ({ waybillNumber }: Journey<unknown>) =>
  rig
    .messages('china-post')
    .filter((message) => message['waybillNumber'] === waybillNumber)
    .map(({ code }) => code);
const movements = () =>
  rig.messages('china-post').filter(({ type }) => String(type).startsWith('load.'));

const idsOf = ({ consignmentId, waybillNumber }: Journey<unknown>) => ({
  ...{ consignmentId, waybillNumber },
});
const hubExport = (index = 0) => exportBegun(rig, 'accept', index, 'hangzhou-hub');

async function exportParcels(count: number): Promise<readonly Journey<ExportOrder>[]> {
  const journeys = [];
  for (let index = 0; index < count; index += 1) {
    const journey = await hubExport(index);
    await exportDocuments(rig, journey);
    await generalExportListed(rig, journey);
    journeys.push(journey);
  }
  return journeys;
}

async function exportOut(count = 1): Promise<LoadJourney> {
  const load = await booked(rig, 'export', await exportParcels(count));
  await askOut(rig, load);
  await rig.pass(2 * HOUR);
  return load;
}

async function importParcel(script: 'accept' | 'inspect' = 'accept'): Promise<{
  readonly journey: Journey<ImportOrder>;
  readonly load: LoadJourney;
}> {
  const journey = await importBegun(rig, script, 0, 'nagoya-hub');
  await importDocuments(rig, journey);
  return { journey, load: await booked(rig, 'import', [journey]) };
}

describe('a general-export load', () => {
  test('goes from the gate over arrival, release and linkage to its flight, each once', async () => {
    const load = await exportOut(2);
    const [first, second] = load.journeys;
    expect(z.safeParse(loadBooked, load.booking).success).toBe(true);
    const out = rig.messages('hangzhou-hub').filter(({ type }) => type === 'load.gated-out');
    expect(out).toHaveLength(1);
    expect(z.safeParse(loadGatedOut, out[0]).success).toBe(true);
    expect(out[0]).toMatchObject({ loadId: load.loadId, plate: load.booking.plate });
    expect(out[0]).toMatchObject({
      packing: load.journeys.map(({ consignmentId }) => ({
        ...{ consignmentId, bag: `${load.loadId}-B1`, pallet: `${load.loadId}-P1` },
      })),
    });
    expect(scansOf(first as Journey<unknown>)).toEqual(['EMA', 'EMB', 'EXA']);
    // Accepted long ago, not released: the goods have not arrived at the site.
    expect(statusesOf('604')).toEqual(['120', '120']);

    expect((await declared(rig, load, '507')).status).toBe(202);
    await rig.pass(4 * HOUR);
    expect(statusesOf('508')).toEqual(['120']);
    expect(rig.receipts().find(({ kind }) => kind === '508')?.keys).toMatchObject({
      copNo: load.loadId,
      billNo: load.booking.masterBill,
    });
    expect(statusesOf('604')).toEqual(['120', '120', '800', '800']);

    await rig.pass(12 * HOUR);
    expect(movements()).toEqual([]);
    await declared(rig, load, '607');
    await rig.pass(HOUR);
    expect(statusesOf('608')).toEqual(['120']);
    expect(movements().map(({ type }) => type)).toEqual(['load.departed']);
    await declared(rig, load, '509');
    await rig.pass(HOUR);
    expect(statusesOf('510')).toEqual(['120']);

    await rig.pass(6 * DAY);
    expect(movements().map(({ type, seq }) => [type, seq])).toEqual([
      ['load.departed', 1],
      ['load.arrived', 2],
    ]);
    for (const told of movements()) expect(z.safeParse(loadMovement, told).success).toBe(true);
    const whole = 'EMA EMB EXA EXC EMC EMD EDB EDC EDG EMI'.split(' ');
    expect(scansOf(first as Journey<unknown>)).toEqual(whole);
    expect(scansOf(second as Journey<unknown>)).toEqual(whole);
    const effects = await rig.effects();
    expect(Object.entries(effects).filter(([, count]) => count !== 1)).toEqual([]);
    for (const kind of ['load-booked', 'load-gated-out', 'load-departed', 'load-arrived']) {
      expect(effects).toHaveProperty([`${kind} ${load.loadId}`]);
    }
    expect(effects).toHaveProperty([`load-accepted 509 ${load.loadId}`]);
  });

  test('departs without what its linkage does not name, which the next load takes on', async () => {
    const load = await exportOut(2);
    const [kept, other] = load.journeys;
    if (kept === undefined || other === undefined) throw new Error('two parcels');
    await declared(rig, load, '507');
    await rig.pass(16 * HOUR);
    const of = (journey: Journey<unknown>) => ({
      parcels: [{ waybillNumber: journey.waybillNumber, weightGrams: 900 }],
    });
    await declared(rig, load, '607', of(other));
    await rig.pass(HOUR);
    expect(scansOf(other)).toContain('EMC');
    expect(scansOf(kept)).not.toContain('EMC');
    const loadId = 'L7K2Q2';
    const { status, body } = await book(rig, 'export', [kept], `${loadId}.booking.1`, loadId);
    expect(status).toBe(200);
    const booking = body as unknown as LoadJourney['booking'];
    const next = { loadId, direction: 'export', journeys: [kept], booking } as const;
    await declared(rig, next, '607');
    await rig.pass(2 * DAY);
    expect(scansOf(kept)).toContain('EMC');
    expect(await rig.effects()).toHaveProperty([`load-arrived ${loadId}`]);
    // What left is not taken on again.
    expect((await book(rig, 'export', [other], 'L7K2Q3.booking.1', 'L7K2Q3')).status).toBe(409);
  });

  test('departs at its time, not before, when its linkage is accepted early', async () => {
    const load = await exportOut();
    await declared(rig, load, '507');
    await rig.pass(3 * HOUR);
    await declared(rig, load, '607');
    await rig.pass(12 * HOUR);
    const [departed] = movements();
    expect(departed).toMatchObject({ type: 'load.departed' });
    expect(departed?.['occurredAt']).toBe(load.booking.departsAt);
    const { body } = await rig.get(
      `${CARRIER}/waybills/${String(load.journeys[0]?.waybillNumber)}`,
    );
    const events = body['events'] as { code: string; at: string }[];
    expect(events.find(({ code }) => code === 'EMC')?.at).toBe(load.booking.departsAt);
  });

  test('is linked only once its lists are released, departs only when linked', async () => {
    const load = await exportOut();
    await declared(rig, load, '607');
    await rig.pass(HOUR);
    const [refused] = rig.receipts().filter(({ kind }) => kind === '608');
    expect(refused).toMatchObject({ status: '100', info: expect.stringContaining('released') });
    await rig.pass(DAY);
    expect(movements()).toEqual([]);
    await declared(rig, load, '507');
    await rig.pass(4 * HOUR);
    await declared(rig, load, '607', {}, 2);
    await rig.pass(HOUR);
    expect(statusesOf('608')).toEqual(['100', '120']);
    expect(movements().map(({ type }) => type)).toEqual(['load.departed']);
  });

  test('is answered by customs as one that is there already when it is declared twice', async () => {
    const load = await exportOut();
    await declared(rig, load, '507');
    await rig.pass(HOUR);
    await declared(rig, load, '507', {}, 2);
    await rig.pass(HOUR);
    expect(statusesOf('508')).toEqual(['120', '-804015']);
    const { body } = await rig.get(`/customs/customs-xiamen/receipts?copNo=${load.loadId}`);
    expect(body['items']).toHaveLength(2);
  });

  test('names every waybill by a declaration that customs accepted', async () => {
    const journey = await hubExport();
    await rig.pass(HOUR);
    const load = await booked(rig, 'export', [journey]);
    await askOut(rig, load);
    await rig.pass(2 * HOUR);
    await declared(rig, load, '507');
    await rig.pass(HOUR);
    const [refused] = rig.receipts().filter(({ kind }) => kind === '508');
    expect(refused?.status).toBe('100');
    expect(refused?.info).toContain(journey.waybillNumber);
  });

  test('arrives after the release in a district where release comes first', async () => {
    const journey = await hubExport();
    await exportDocuments(rig, journey);
    await generalExportListed(rig, journey, { customsCode: '5141', portCode: '5141' });
    const load = await booked(rig, 'export', [journey]);
    await askOut(rig, load);
    await rig.pass(4 * HOUR);
    expect(statusesOf('604')).toEqual(['120', '800']);
    await declared(rig, load, '507', { customsCode: '5141' });
    await rig.pass(HOUR);
    expect(statusesOf('508')).toEqual(['120']);
  });

  test('does not arrive before its lists are released where release comes first', async () => {
    const journey = await hubExport();
    await exportDocuments(rig, journey);
    const load = await booked(rig, 'export', [journey]);
    await askOut(rig, load);
    await rig.pass(2 * HOUR);
    await declared(rig, load, '507', { customsCode: '5141' });
    await rig.pass(HOUR);
    const [refused] = rig.receipts().filter(({ kind }) => kind === '508');
    expect(refused).toMatchObject({ status: '100', info: expect.stringContaining('released') });
  });

  test('that arrived before its list was filed is released soon after the list is accepted', async () => {
    const journey = await hubExport();
    await exportDocuments(rig, journey);
    const load = await booked(rig, 'export', [journey]);
    await askOut(rig, load);
    await rig.pass(2 * HOUR);
    await declared(rig, load, '507');
    await rig.pass(HOUR);
    await generalExportListed(rig, journey);
    await rig.pass(4 * HOUR);
    expect(statusesOf('604')).toEqual(['120', '800']);
  });

  test('that never comes keeps its list waiting, which may be withdrawn meanwhile', async () => {
    const [journey] = await exportParcels(1);
    await rig.pass(5 * DAY);
    expect(statusesOf('604')).toEqual(['120']);
    const [receipt] = rig.receipts().filter(({ kind }) => kind === '604');
    const withdrawal = withdrawal605(journey as Journey<ExportOrder>, receipt?.keys.invtNo ?? '');
    await rig.post(`${CUSTOMS}/messages`, filed(withdrawal, rig.identity));
    await rig.pass(HOUR);
    expect(statusesOf('606')).toEqual(['399']);
  });
});

describe('a direct-import load', () => {
  test('its list waits for the site’s arrival list, its parcel for the release', async () => {
    const { journey, load } = await importParcel();
    await directImportListed(rig, journey, load);
    await askOut(rig, load);
    await rig.pass(2 * HOUR);
    expect(statusesOf('622')).toEqual(['120']);
    await rig.pass(DAY);
    expect(movements().map(({ type }) => type)).toEqual(['load.departed', 'load.arrived']);
    expect(scansOf(journey)).toEqual(['EMA', 'EMB', 'EMC', 'EMD', 'EDB']);
    await rig.pass(3 * DAY);
    expect(scansOf(journey)).toHaveLength(5);
    expect(statusesOf('622')).toEqual(['120']);

    await declared(rig, load, '711');
    await rig.pass(12 * HOUR);
    expect(statusesOf('712')).toEqual(['120']);
    expect(rig.receipts().find(({ kind }) => kind === '712')?.keys.copNo).toBe(load.loadId);
    expect(statusesOf('622')).toEqual(['120', '800']);
    await rig.pass(4 * DAY);
    expect(scansOf(journey)).toEqual(['EMA', 'EMB', 'EMC', 'EMD', 'EDB', 'EDC', 'EDG', 'EMI']);
    expect(statusesOf('514')).toEqual(['120']);
    const effects = await rig.effects();
    expect(Object.entries(effects).filter(([, count]) => count !== 1)).toEqual([]);
    expect(effects).not.toHaveProperty([`book-reduced ${journey.orderNumber}`]);
  });

  test('is inspected after the arrival where the order is', async () => {
    const { journey, load } = await importParcel('inspect');
    await directImportListed(rig, journey, load);
    await askOut(rig, load);
    await rig.pass(2 * DAY);
    expect(statusesOf('622')).toEqual(['120']);
    await declared(rig, load, '711');
    await rig.pass(DAY);
    expect(statusesOf('622')).toEqual(['120', '500', '800']);
  });

  test('of another bill releases nothing', async () => {
    const { journey, load } = await importParcel();
    await directImportListed(rig, journey, load, { billNo: '784-00000000' });
    await askOut(rig, load);
    await rig.pass(2 * DAY);
    await declared(rig, load, '711');
    await rig.pass(DAY);
    expect(statusesOf('712')).toEqual(['120']);
    expect(statusesOf('622')).toEqual(['120']);
  });

  test.each([
    ['without a bill', { billNo: '' }, 'billNo'],
    ['without a voyage', { voyageNo: '' }, 'voyageNo'],
    ['without the means of transport', { trafNo: '' }, 'trafNo'],
    ['with an account book', { emsNo: 'T3714W000046' }, 'emsNo'],
    ['from China', { country: '142' }, 'country'],
  ])('has a list that is rejected %s', async (_what, changes, info) => {
    const { journey, load } = await importParcel();
    await directImportListed(rig, journey, load, changes);
    const [answer] = rig.receipts().filter(({ kind }) => kind === '622');
    expect(answer).toMatchObject({ status: '100', info: expect.stringContaining(`(${info})`) });
  });
});

describe('a carrier', () => {
  test('books a load once, however often it is asked', async () => {
    const journeys = await exportParcels(1);
    const load = await booked(rig, 'export', journeys);
    const again = await book(rig, 'export', journeys, 'L7K2Q1.booking.2');
    expect(again).toEqual({ status: 200, body: load.booking });
    const bill = load.booking.masterBill.replace('784-', '');
    expect(Number(bill.slice(0, 7)) % 7).toBe(Number(bill.slice(7)));
    expect(await rig.effects()).toMatchObject({ 'load-booked L7K2Q1': 1 });
    const stranger = { ...(journeys[0] as Journey<ExportOrder>), waybillNumber: 'LP000000018CN' };
    expect(await book(rig, 'export', [stranger], 'LX.booking.1', 'LX')).toMatchObject({
      status: 409,
      body: { code: 'unknown-waybill' },
    });
  });

  test('declares nothing that is not due, not booked so, or not in the load', async () => {
    const load = await booked(rig, 'export', await exportParcels(1));
    const refused = async (asked: Promise<unknown>, status: number, code: string) => {
      expect(await asked).toMatchObject({ status, body: { code } });
    };
    await refused(declared(rig, load, '507'), 409, 'too-early');
    await askOut(rig, load);
    await rig.pass(2 * HOUR);
    await refused(declared(rig, load, '509', {}, 2), 409, 'too-early');
    await refused(declared(rig, load, '507', { voyage: 'ZZ1' }, 3), 422, 'other-transport');
    const parcels = [{ waybillNumber: 'LP000000018CN', weightGrams: 900 }];
    await refused(declared(rig, load, '507', { parcels }, 4), 422, 'not-in-load');
    await refused(declared(rig, { ...load, loadId: 'LX' }, '507'), 404, 'unknown-load');
  });

  test('answers what it told of a load, the warehouse too', async () => {
    const load = await exportOut();
    await declared(rig, load, '507');
    await rig.pass(3 * HOUR);
    await declared(rig, load, '607');
    await rig.pass(2 * DAY);
    const carrier = z.parse(loadMovements, (await rig.get(`${CARRIER}/loads/L7K2Q1`)).body);
    expect(carrier.messages).toEqual(movements());
    const gate = await rig.get('/warehouse/hangzhou-hub/loads/L7K2Q1');
    expect(z.parse(loadAnswer, gate.body).messages).toEqual(
      rig.messages('hangzhou-hub').filter(({ type }) => type === 'load.gated-out'),
    );
    expect((await rig.get(`${CARRIER}/loads/LX`)).status).toBe(404);
    expect((await rig.get('/warehouse/nagoya-hub/loads/L7K2Q1')).status).toBe(404);
  });
});

describe('a warehouse', () => {
  test('lets no load out with a parcel that is not packed, and names it', async () => {
    const [packed] = await exportParcels(1);
    const load = await booked(rig, 'export', [packed as Journey<ExportOrder>]);
    const other = await hubExport(1);
    await rig.pass(HOUR);
    const pick = { requestId: 'p2', listNumber: 'none-yet', ...idsOf(other) };
    expect((await rig.post('/warehouse/hangzhou-hub/picks', pick, 'p2')).status).toBe(202);
    const answer = await askOut(rig, { ...load, journeys: [...load.journeys, other] });
    expect(answer).toMatchObject({ status: 409, body: { code: 'not-packed' } });
    expect(String(answer.body['message'])).toContain(other.consignmentId);
    expect(String(answer.body['message'])).not.toContain(packed?.consignmentId);
    expect((await askOut(rig, load, {}, 2)).status).toBe(202);
  });

  test('lets only the booked vehicle in, and no made-up gate pass out', async () => {
    const load = await booked(rig, 'export', await exportParcels(1));
    expect(await askOut(rig, load, { plate: 'X1' })).toMatchObject({
      status: 409,
      body: { code: 'no-booking' },
    });
    expect(await askOut(rig, load, { gatePassNumber: 'HF1' }, 2)).toMatchObject({
      status: 409,
      body: { code: 'no-gate-pass' },
    });
  });

  test('in a bonded zone lets a load out only against customs’ pass for its vehicle, seal and parcels', async () => {
    const journey = await exportBegun(rig);
    await exportDocuments(rig, journey);
    const load = await booked(rig, 'export', [journey]);
    const { consignmentId, waybillNumber, warehouse } = journey;
    const askPass = (listNumber: string, requestId: string) =>
      rig.post(
        `${CUSTOMS}/load-gate-passes`,
        {
          ...{ requestId, loadId: load.loadId, warehouseId: warehouse, weightGrams: 900 },
          ...{ plate: load.booking.plate, seal: 'CN123456' },
          parcels: [{ consignmentId, waybillNumber, listNumber }],
        },
        requestId,
      );
    expect(await askPass('none', 'p0')).toMatchObject({
      status: 409,
      body: { code: 'list-not-released' },
    });
    const listNumber = (await exportListed(rig, journey)) ?? '';
    const { body: pass } = await askPass(listNumber, 'p1');
    expect((await askPass(listNumber, 'p1')).body).toEqual(pass);
    expect((await askPass(listNumber, 'p2')).body).not.toEqual(pass);
    const refused = { status: 409, body: { code: 'no-gate-pass' } };
    expect(await askOut(rig, load)).toMatchObject(refused);
    expect(await askOut(rig, load, { gatePassNumber: 'HF1' }, 2)).toMatchObject(refused);
    expect(await askOut(rig, load, { ...pass, seal: 'CN9' }, 3)).toMatchObject(refused);
    expect((await askOut(rig, load, pass, 4)).status).toBe(202);
    await rig.pass(2 * HOUR);
    const out = rig.messages(warehouse).filter(({ type }) => type === 'load.gated-out');
    expect(out).toMatchObject([
      {
        gatePass: {
          number: pass['gatePassNumber'],
          plate: load.booking.plate,
          seal: 'CN123456',
          listNumbers: [listNumber],
        },
      },
    ]);
    expect(z.safeParse(loadGatedOut, out[0]).success).toBe(true);
  });

  test('lets a load out once, and no parcel of it stays behind when stopped too late', async () => {
    const load = await booked(rig, 'export', await exportParcels(1));
    await askOut(rig, load);
    expect((await askOut(rig, load, {}, 2)).status).toBe(202);
    const { consignmentId } = load.journeys[0] as Journey<unknown>;
    const stop = { requestId: 's1', consignmentId, reason: 'why' };
    await rig.post('/warehouse/hangzhou-hub/stops', stop, 's1');
    await rig.pass(2 * HOUR);
    const types = rig.messages('hangzhou-hub').map(({ type }) => type);
    expect(types.filter((type) => type === 'load.gated-out')).toHaveLength(1);
    expect(types).toContain('parcel.too-late');
    expect(types).not.toContain('parcel.stopped');
    const effects = await rig.effects();
    expect(effects).toMatchObject({ [`gated-out ${load.journeys[0]?.orderNumber ?? ''}`]: 1 });
    expect((await rig.get('/warehouse/hangzhou-hub/parcels')).body['items']).toEqual([
      { consignmentId, gatedOut: true },
    ]);
  });
});

describe('documents of a load that customs takes from anybody', () => {
  test('a departure needs an accepted linkage that names its waybills', async () => {
    const load = await exportOut();
    await declared(rig, load, '507');
    await rig.pass(3 * HOUR);
    const departs = (billNo: string, copNo: string) =>
      rig.post(`${CUSTOMS}/messages`, filedUnsigned(departure509(load, { billNo, copNo })));
    await departs(load.booking.masterBill, 'D1');
    await declared(rig, load, '607');
    await rig.pass(HOUR);
    await departs(load.booking.masterBill, 'D2');
    await departs('784-00000000', 'D3');
    await rig.pass(HOUR);
    const answers = rig.receipts().filter(({ kind }) => kind === '510');
    const told = answers.map(({ keys, status }) => `${keys.copNo ?? ''} ${status}`);
    expect(told.sort()).toEqual(['D1 100', 'D2 120', 'D3 100']);
  });

  test.each([
    ['unsigned', (load: LoadJourney) => filedUnsigned(delivery711(load)), '-711026'],
    ['signed by us', (load: LoadJourney) => filed(delivery711(load), rig.identity), '-711029'],
  ])('an arrival list is signed by its site, not %s', async (_how, message, status) => {
    const { load } = await importParcel();
    await rig.post(`${CUSTOMS}/messages`, message(load));
    await rig.pass(HOUR);
    expect(statusesOf('712')).toEqual([status]);
  });
});

test('a load survives a restart between gate and flight', async () => {
  const load = await exportOut();
  await rig.restart();
  await declared(rig, load, '507');
  await rig.pass(3 * HOUR);
  await rig.restart();
  await declared(rig, load, '607');
  await rig.pass(10 * MINUTE);
  await rig.restart();
  await rig.pass(DAY);
  expect(movements().map(({ type }) => type)).toContain('load.departed');
});
