import { describe, expect, test } from '@jest/globals';
import { parseCarrierAnswer } from '../../../functions/adapters/carriers/answers.ts';
import { carrierLoads } from '../../../functions/adapters/carriers/load-client.ts';
import {
  loadBookingRequest,
  loadDeclaration,
} from '../../../functions/adapters/carriers/messages.ts';
import { readCustomsMessage } from '../../../functions/adapters/customs/gateway/answers.ts';
import { customsLoads } from '../../../functions/adapters/customs/gateway/load-client.ts';
import { loadGatePassRequest } from '../../../functions/adapters/customs/gateway/messages.ts';
import { parseWarehouseAnswer } from '../../../functions/adapters/warehouses/answers.ts';
import { warehouseLoads } from '../../../functions/adapters/warehouses/load-client.ts';
import { loadGateOutRequest } from '../../../functions/adapters/warehouses/messages.ts';
import type { LoadFact } from '../../../functions/domain/load/load-events.ts';
import type { FakeAnswer } from '../../support/fake-transport.ts';
import { aLoadTrail, anEntry, BOOKING, closedWith } from '../../support/load-builder.ts';
import { partnerStandIn } from '../../support/partner-stand-in.ts';
import { aReceiptEnvelope } from '../../support/receipt-envelope.ts';

const closed = closedWith(anEntry(1), anEntry(2));
const booked: LoadFact = { type: 'booked', booking: BOOKING };
const out: LoadFact = {
  type: 'gated-out',
  occurredAt: '2026-11-23T05:00:00.000Z',
  plate: BOOKING.plate,
};
const CLOSED = aLoadTrail([closed]).load;
const BOOKED = aLoadTrail([closed, booked]).load;
const OUT = aLoadTrail([closed, booked, out]).load;
const { loadId } = OUT;
const requestId = `${loadId}.booking.1`;
const parcels = [1, 2].map((number) => {
  const { waybillNumber, weightGrams, listNumber, consignmentId } = anEntry(number);
  return { waybillNumber, weightGrams, listNumber, consignmentId };
});

const answering = (answer: FakeAnswer) => partnerStandIn(() => answer);
const bytes = (value: unknown) => Buffer.from(JSON.stringify(value));

/** The first parcel is at the site from an earlier load. */
const PARTLY_THERE = aLoadTrail([
  closedWith(anEntry(1, { atSite: true }), anEntry(2)),
  booked,
  out,
]).load;

test('what is at the site already is linked and does not arrive or pass a gate again', async () => {
  const standIn = answering({ status: 202 });
  const carrier = carrierLoads(standIn.partners);
  const linked = { ...PARTLY_THERE, listsReleasedAt: out.occurredAt };
  await carrier.declareLoad({ load: linked, requestId, kind: '507' });
  await carrier.declareLoad({ load: linked, requestId, kind: '607' });
  await warehouseLoads(standIn.partners).requestLoadGateOut({ load: PARTLY_THERE, requestId });
  const numbers = [loadDeclaration, loadDeclaration, loadGateOutRequest].map((schema, at) =>
    schema.parse(standIn.sent(at)).parcels.map(({ waybillNumber }) => waybillNumber),
  );
  const [first, second] = parcels.map(({ waybillNumber }) => waybillNumber);
  expect(numbers).toEqual([[second], [first, second], [second]]);
});

describe('customs', () => {
  test('is asked for one pass of a vehicle, its seal and every list', async () => {
    const standIn = answering({ status: 200, json: { gatePassNumber: 'HF1' } });
    expect(
      await customsLoads(standIn.partners).requestLoadGatePass({ load: BOOKED, requestId }),
    ).toEqual({ kind: 'answered', facts: [{ type: 'gate-pass-issued', number: 'HF1' }] });
    expect(standIn.calls()).toEqual(['POST /load-gate-passes']);
    expect(loadGatePassRequest.parse(standIn.sent(0))).toEqual({
      ...{ requestId, loadId, warehouseId: BOOKED.warehouseId },
      ...{ plate: BOOKING.plate, seal: BOOKED.seal },
      weightGrams: BOOKED.entries.reduce((sum, { weightGrams }) => sum + weightGrams, 0),
      parcels: BOOKED.entries.map(({ consignmentId, listNumber, waybillNumber }) => ({
        ...{ consignmentId, listNumber, waybillNumber },
      })),
    });
  });

  test('is not asked before the booking, nor for a list without a number', async () => {
    const standIn = answering({ status: 200, json: { gatePassNumber: 'HF1' } });
    const unnumbered = aLoadTrail([closedWith(anEntry(1, { listNumber: undefined })), booked]).load;
    for (const load of [CLOSED, unnumbered]) {
      expect(
        await customsLoads(standIn.partners).requestLoadGatePass({ load, requestId }),
      ).toMatchObject({ kind: 'refused', code: 'not-ready' });
    }
    expect(standIn.calls()).toEqual([]);
  });

  test('has its pass shown at the gate', async () => {
    const standIn = answering({ status: 202 });
    const load = { ...BOOKED, gatePassNumber: 'HF1' };
    await warehouseLoads(standIn.partners).requestLoadGateOut({ load, requestId });
    expect(loadGateOutRequest.parse(standIn.sent(0))).toMatchObject({ gatePassNumber: 'HF1' });
  });
});

describe('a carrier', () => {
  test('books a load by its waybills and weights', async () => {
    const standIn = answering({ status: 200, json: BOOKING });
    const carrier = carrierLoads(standIn.partners);
    expect(await carrier.bookLoad({ load: CLOSED, requestId })).toEqual({
      kind: 'answered',
      facts: [{ type: 'booked', booking: BOOKING }],
    });
    expect(standIn.calls()).toEqual(['POST /load-bookings']);
    expect(loadBookingRequest.parse(standIn.sent(0))).toEqual({
      requestId,
      loadId,
      kind: 'flight',
      direction: 'export',
      destination: 'KR',
      parcels: parcels.map(({ waybillNumber, weightGrams }) => ({ waybillNumber, weightGrams })),
    });
  });

  test('says no, or is out of reach', async () => {
    const json = { code: 'no-space', message: 'No space' };
    const refusing = carrierLoads(answering({ status: 409, json }).partners);
    expect(await refusing.bookLoad({ load: CLOSED, requestId })).toMatchObject({
      kind: 'refused',
      code: 'no-space',
    });
    const away = carrierLoads(answering({ status: 503 }).partners);
    expect(await away.bookLoad({ load: CLOSED, requestId })).toMatchObject({ kind: 'transient' });
  });

  test('is asked to declare as itself what happened, with the lists', async () => {
    const standIn = answering({ status: 202 });
    const carrier = carrierLoads(standIn.partners);
    const input = { load: OUT, requestId, kind: '507' as const };
    expect(await carrier.declareLoad(input)).toEqual({ kind: 'asked' });
    expect(loadDeclaration.parse(standIn.sent(0))).toMatchObject({
      loadId,
      kind: '507',
      customsId: 'customs-1',
      customsCode: '2924',
      masterBill: BOOKING.masterBill,
      occurredAt: OUT.gatedOutAt,
      parcels: parcels.map(({ consignmentId: _ours, ...parcel }) => parcel),
    });
    expect(await carrier.declareLoad({ ...input, kind: '509' })).toMatchObject({
      kind: 'refused',
      code: 'not-ready',
    });
    expect(standIn.calls()).toHaveLength(1);
  });

  test('tells of departure and arrival, also when asked', async () => {
    const movement = {
      messageId: 'm1',
      carrierId: 'express',
      seq: 1,
      occurredAt: '2026-11-23T20:00:00+08:00',
      loadId,
      place: 'HGH',
      type: 'load.departed',
    };
    const departed = { type: 'departed', occurredAt: '2026-11-23T12:00:00.000Z', place: 'HGH' };
    expect(parseCarrierAnswer(bytes(movement), 'express')).toEqual({
      ok: true,
      value: [{ messageId: 'm1', loadId, facts: [departed] }],
    });
    expect(parseCarrierAnswer(bytes(movement), 'other')).toMatchObject({ code: 'wrong-sender' });
    const arrived = { ...movement, type: 'load.arrived', seq: 2 };
    const others = { ...movement, loadId: 'L0123456789-0002' };
    const json = { loadId, messages: [arrived, movement, others, { type: 'odd' }] };
    const carrier = carrierLoads(answering({ status: 200, json }).partners);
    expect(await carrier.queryLoad(OUT)).toMatchObject({
      kind: 'answered',
      facts: [{ type: 'departed' }, { type: 'arrived' }],
    });
    const ignorant = carrierLoads(answering({ status: 404, json: {} }).partners);
    expect(await ignorant.queryLoad(OUT)).toEqual({ kind: 'answered', facts: [] });
  });
});

describe('a warehouse', () => {
  test('lets a booked load out on its vehicle, under our seal', async () => {
    const standIn = answering({ status: 202 });
    const warehouse = warehouseLoads(standIn.partners);
    expect(await warehouse.requestLoadGateOut({ load: BOOKED, requestId })).toEqual({
      kind: 'asked',
    });
    expect(loadGateOutRequest.parse(standIn.sent(0))).toEqual({
      requestId,
      loadId,
      plate: BOOKING.plate,
      seal: 'S0123456789-0001',
      parcels: parcels.map(({ consignmentId, waybillNumber }) => ({
        consignmentId,
        waybillNumber,
      })),
    });
    expect(await warehouse.requestLoadGateOut({ load: CLOSED, requestId })).toMatchObject({
      kind: 'refused',
      code: 'not-ready',
    });
  });

  test('tells of the gate, also when asked', async () => {
    const message = {
      messageId: 'm1',
      type: 'load.gated-out',
      warehouseId: 'warehouse-1',
      seq: 1,
      occurredAt: '2026-11-23T13:00:00+08:00',
      requestId,
      loadId,
      plate: BOOKING.plate,
    };
    expect(parseWarehouseAnswer(bytes(message), 'warehouse-1')).toEqual({
      ok: true,
      value: [{ messageId: 'm1', loadId, facts: [out] }],
    });
    const gatePass = { number: 'HF1', plate: BOOKING.plate, seal: 'S1', listNumbers: ['1'] };
    const packing = [{ consignmentId: 'O1-01', bag: 'B1', bagSeal: 'S1', pallet: 'P1' }];
    const whole = bytes({ ...message, gatePass, packing });
    expect(parseWarehouseAnswer(whole, 'warehouse-1')).toMatchObject({
      value: [{ facts: [{ ...out, gatePass, packing }] }],
    });
    expect(parseWarehouseAnswer(bytes(message), 'other')).toMatchObject({ code: 'wrong-sender' });
    const json = { loadId, messages: [{ type: 'odd' }, message] };
    const warehouse = warehouseLoads(answering({ status: 200, json }).partners);
    expect(await warehouse.queryLoad(BOOKED)).toEqual({ kind: 'answered', facts: [out] });
  });
});

describe('customs', () => {
  const receiptOf = (copNo: string) => aReceiptEnvelope('508', { keys: { copNo } });
  const received = {
    type: 'receipt-received',
    kind: '507',
    status: '120',
    receivedAt: '2026-11-23T10:00:00.000Z',
    info: '',
  };

  test.each([
    ['508', '507'],
    ['510', '509'],
    ['608', '607'],
    ['712', '711'],
  ] as const)('names a load in its %s by copNo: about %s', (receipt, kind) => {
    const read = readCustomsMessage(aReceiptEnvelope(receipt, { keys: { copNo: loadId } }));
    expect(read).toMatchObject({
      ok: true,
      value: [{ loadId, facts: [{ ...received, kind }] }],
    });
  });

  test('a copNo that is no load’s is a consignment’s', () => {
    expect(readCustomsMessage(receiptOf('O0123456789ABCD-01'))).toMatchObject({
      value: [{ about: { consignmentId: 'O0123456789ABCD-01' } }],
    });
  });

  test('tells again what it said of a load', async () => {
    const items = [receiptOf(loadId), receiptOf('L0123456789-0002')].map((envelope) =>
      envelope.toString('base64'),
    );
    const standIn = answering({ status: 200, json: { items: [...items, 'odd'] } });
    expect(await customsLoads(standIn.partners).queryLoad(OUT)).toEqual({
      kind: 'answered',
      facts: [received],
    });
    expect(standIn.calls()).toEqual([`GET /receipts?copNo=${loadId}`]);
  });
});
