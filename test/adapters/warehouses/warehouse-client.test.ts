import { describe, expect, test } from '@jest/globals';
import { parseWarehouseAnswer } from '../../../functions/adapters/warehouses/answers.ts';
import {
  fulfilmentRequest,
  gateOutRequest,
  pickRequest,
  returnRequest,
  stopRequest,
  tallyRequest,
} from '../../../functions/adapters/warehouses/messages.ts';
import { warehouseClient } from '../../../functions/adapters/warehouses/warehouse-client.ts';
import { anExportConsignment, anImportConsignment } from '../../support/consignment-builder.ts';
import { partnerStandIn } from '../../support/partner-stand-in.ts';
import type { FakeAnswer } from '../../support/fake-transport.ts';

const ID = 'C20261123000001';
const REQUEST_ID = `${ID}.pick.1`;
const RELEASED = anImportConsignment({
  documents: {
    '621': {
      kind: '621',
      version: 1,
      filedAt: '2026-11-23T08:00:00.000Z',
      receipts: [],
      releasedAt: '2026-11-23T09:00:00.000Z',
    },
  },
  listNumber: '29242026I123456789',
  gatePass: { number: 'GP1', at: '2026-11-23T10:00:00.000Z' },
});

function aWarehouse(answer: FakeAnswer = { status: 202, json: { status: 'asked' } }) {
  const standIn = partnerStandIn(() => answer);
  return { ...standIn, warehouse: warehouseClient(standIn.partners) };
}

const message = (fields: object) => ({
  messageId: 'm1',
  warehouseId: 'warehouse-1',
  seq: 1,
  occurredAt: '2026-11-23T18:00:00+08:00',
  requestId: `${ID}.fulfilment.1`,
  consignmentId: ID,
  ...fields,
});
const MESSAGES = [
  [message({ type: 'fulfilment.accepted' }), { type: 'warehouse-accepted' }],
  [
    message({ type: 'fulfilment.rejected', code: 'no-stock', message: 'Nothing left' }),
    {
      type: 'ask-refused',
      ask: 'fulfilment',
      requestId: `${ID}.fulfilment.1`,
      code: 'no-stock',
      message: 'Nothing left',
    },
  ],
  [
    message({ type: 'parcel.packed', weightGrams: 250, sscc: '340123450000000017' }),
    { type: 'parcel-packed', weightGrams: 250 },
  ],
  [
    message({ type: 'parcel.gated-out', gatePassNumber: 'GP1' }),
    { type: 'gated-out', gatePassNumber: 'GP1' },
  ],
  [
    message({ type: 'parcel.tallied', lines: [{ sku: 'A', quantity: 0 }] }),
    {
      type: 'parcel-tallied',
      requestId: `${ID}.fulfilment.1`,
      lines: [{ sku: 'A', quantity: 0 }],
    },
  ],
  [message({ type: 'parcel.stopped' }), { type: 'parcel-stopped' }],
  [message({ type: 'parcel.too-late' }), { type: 'parcel-too-late' }],
] as const;

describe('warehouseClient', () => {
  test('asks for fulfilment with lines by account-book line, and no name or street', async () => {
    const { warehouse, sent, calls } = aWarehouse();
    const input = { consignment: RELEASED, requestId: `${ID}.fulfilment.1` };
    expect(await warehouse.requestFulfilment(input)).toEqual({ kind: 'asked' });
    expect(calls()).toEqual(['POST /fulfilments']);
    expect(sent(0)).toEqual({
      requestId: `${ID}.fulfilment.1`,
      consignmentId: ID,
      orderNumber: 'SO-1001',
      lines: [{ lineId: 'line-1', sku: 'CREAM-50ML', bookItem: '1007', quantity: 2 }],
      shipTo: { country: 'CN', postcode: '310012', city: '杭州市' },
      policy: 'release-then-pick',
    });
    expect(fulfilmentRequest.safeParse(sent(0)).success).toBe(true);
  });

  test('asks for pick, gate-out and stop', async () => {
    const { warehouse, sent, calls } = aWarehouse();
    const input = { consignment: RELEASED, requestId: REQUEST_ID };
    await warehouse.requestPick(input);
    await warehouse.requestGateOut(input);
    await warehouse.requestStop(input);
    expect(calls()).toEqual(['POST /picks', 'POST /gate-outs', 'POST /stops']);
    expect(pickRequest.parse(sent(0))).toEqual({
      requestId: REQUEST_ID,
      consignmentId: ID,
      waybillNumber: 'YT20261123001',
      listNumber: '29242026I123456789',
    });
    expect(gateOutRequest.parse(sent(1))).toMatchObject({ gatePassNumber: 'GP1' });
    expect(stopRequest.parse(sent(2))).toMatchObject({ reason: 'stopped by the seller' });
  });

  test('asks for what left to be taken in, and its site for the tally of it', async () => {
    const { warehouse, sent, calls } = aWarehouse();
    const asked = { requestedAt: '2026-12-01T10:00:00.000Z', reason: 'too small' };
    const consignment = anExportConsignment({
      ...{
        returnRequest: asked,
        listNumber: '29242026E123456789',
        preNumber: 'B20261123000000001',
      },
    });
    const requestId = `${ID}.document-215.1`;
    await warehouse.requestReturn({ consignment, requestId });
    expect(await warehouse.requestTally({ consignment, requestId })).toEqual({ kind: 'asked' });
    expect(calls()).toEqual(['POST /returns', 'POST /tallies']);
    expect(returnRequest.parse(sent(0))).toMatchObject({ reason: 'too small' });
    const number = 'EB000717618HK';
    expect(tallyRequest.parse(sent(1))).toEqual({
      ...{ requestId, consignmentId: ID, customsId: 'customs-1', customsCode: '2924' },
      logistics: { code: '3301960L02', name: '示例物流有限公司' },
      ...{ waybillNumber: number, masterBill: number, vessel: number, voyage: number },
      ...{ trafficMode: '5', listNumber: '29242026E123456789', preNumber: 'B20261123000000001' },
      lines: [{ sku: 'CREAM-50ML', quantity: 2 }],
    });
  });

  test.each([{ listNumber: undefined }, { listNumber: '29242026E123456789', legs: [] }])(
    'asks for no tally of %j',
    async (missing) => {
      const { warehouse, requests } = aWarehouse();
      const input = { consignment: anExportConsignment(missing), requestId: REQUEST_ID };
      expect(await warehouse.requestTally(input)).toMatchObject({ code: 'not-ready' });
      expect(requests).toHaveLength(0);
    },
  );

  test('tells a stop why', async () => {
    const { warehouse, sent } = aWarehouse();
    const cancel = { requestedAt: '2026-11-23T10:00:00.000Z', reason: 'buyer cancelled' };
    await warehouse.requestStop({
      consignment: anImportConsignment({ cancel }),
      requestId: REQUEST_ID,
    });
    expect(sent(0)).toMatchObject({ reason: 'buyer cancelled' });
  });

  test.each([
    ['pick', { listNumber: undefined }],
    ['pick', { legs: [] }],
    ['gate-out', { gatePass: undefined }],
  ] as const)('sends no %s without %j', async (ask, missing) => {
    const { warehouse, requests } = aWarehouse();
    const input = { consignment: { ...RELEASED, ...missing }, requestId: REQUEST_ID };
    const result =
      ask === 'pick' ? await warehouse.requestPick(input) : await warehouse.requestGateOut(input);
    expect(result).toMatchObject({ kind: 'refused', code: 'not-ready' });
    expect(requests).toHaveLength(0);
  });

  test.each<[FakeAnswer, object]>([
    [
      { status: 409, json: { code: 'no-gate-pass', message: 'no pass' } },
      { kind: 'refused', code: 'no-gate-pass', message: 'no pass' },
    ],
    [
      { status: 503, headers: { 'retry-after': '9' } },
      { kind: 'transient', retryAfterSeconds: 9 },
    ],
    [{ failed: 'no answer in time' }, { kind: 'transient', reason: 'no answer in time' }],
  ])('%j', async (answer, expected) => {
    const { warehouse } = aWarehouse(answer);
    const input = { consignment: RELEASED, requestId: REQUEST_ID };
    expect(await warehouse.requestGateOut(input)).toMatchObject(expected);
  });

  test('finds what happened so far, in order, and leaves out what it cannot read', async () => {
    const messages = [
      message({ type: 'parcel.packed', weightGrams: 250, seq: 2 }),
      message({ type: 'fulfilment.accepted', seq: 1 }),
      message({ type: 'parcel.lost', seq: 3 }),
      message({ type: 'parcel.stopped', seq: 4, consignmentId: 'another' }),
      'nonsense',
    ];
    const json = { consignmentId: ID, messages };
    const { warehouse, calls } = aWarehouse({ status: 200, json });
    expect(await warehouse.query(RELEASED)).toEqual({
      kind: 'answered',
      facts: [{ type: 'warehouse-accepted' }, { type: 'parcel-packed', weightGrams: 250 }],
    });
    expect(calls()).toEqual([`GET /parcels/${ID}`]);
  });

  test('a parcel that the warehouse does not know has no facts', async () => {
    const { warehouse } = aWarehouse({ status: 404, json: { code: 'unknown-parcel' } });
    expect(await warehouse.query(RELEASED)).toEqual({ kind: 'answered', facts: [] });
  });

  test('counts parcels and stock, or throws', async () => {
    const items = [{ consignmentId: ID, gatedOut: true }];
    expect(await aWarehouse({ status: 200, json: { items } }).warehouse.parcels('w')).toEqual(
      items,
    );
    const stock = [{ accountBook: 'T1', bookItem: '7', onHand: 40 }];
    const counted = aWarehouse({ status: 200, json: { items: stock } });
    expect(await counted.warehouse.stock('w')).toEqual(stock);
    const down = aWarehouse({ status: 500 });
    await expect(down.warehouse.stock('w1')).rejects.toThrow('stock of w1 got no answer: HTTP 500');
  });
});

describe('parseWarehouseAnswer', () => {
  const parse = (body: unknown) =>
    parseWarehouseAnswer(Buffer.from(JSON.stringify(body)), 'warehouse-1');

  test.each(MESSAGES)('%#', (body, fact) => {
    expect(parse(body)).toEqual({
      ok: true,
      value: [{ messageId: 'm1', about: { consignmentId: ID }, facts: [fact] }],
    });
  });

  test('a warehouse speaks for itself only', () => {
    const body = message({ type: 'parcel.stopped', warehouseId: 'warehouse-2' });
    expect(parse(body)).toMatchObject({ ok: false, code: 'wrong-sender', pointer: '/warehouseId' });
  });

  test.each([
    [message({ type: 'parcel.packed' }), '/weightGrams'],
    [message({ type: 'parcel.packed', weightGrams: 0 }), '/weightGrams'],
    [message({ type: 'parcel.packed', weightGrams: '250' }), '/weightGrams'],
    [message({ type: 'parcel.exploded' }), '/type'],
    [message({ type: 'parcel.stopped', occurredAt: 'now' }), '/occurredAt'],
    [message({ type: 'parcel.stopped', consignmentId: '' }), '/consignmentId'],
    [[], ''],
  ])('%j is refused at %s', (body, pointer) => {
    expect(parse(body)).toMatchObject({ ok: false, pointer });
  });
});
