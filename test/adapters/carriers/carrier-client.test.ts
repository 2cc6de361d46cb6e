import { describe, expect, test } from '@jest/globals';
import { parseCarrierAnswer } from '../../../functions/adapters/carriers/answers.ts';
import { carrierClient } from '../../../functions/adapters/carriers/carrier-client.ts';
import { money } from '../../../functions/domain/money/money.ts';
import {
  waybillDeclaration,
  waybillRequest,
} from '../../../functions/adapters/carriers/messages.ts';
import {
  anExportConsignment,
  anIdentity,
  anImportConsignment,
} from '../../support/consignment-builder.ts';
import type { FakeAnswer } from '../../support/fake-transport.ts';
import { partnerStandIn } from '../../support/partner-stand-in.ts';

const WAYBILL = 'LP000000005CN';
const requestId = 'C20261123000001.waybill.1';

function aCarrier(answer: FakeAnswer) {
  const standIn = partnerStandIn(() => answer);
  const vault = { hash: (value: string) => Promise.resolve(`hash of ${value}`) };
  return { ...standIn, carrier: carrierClient({ partners: standIn.partners, vault }) };
}

describe('drawWaybill', () => {
  test('draws a number by address and weight, and sends no telephone', async () => {
    const { carrier, sent, calls } = aCarrier({ status: 200, json: { waybillNumber: WAYBILL } });
    const consignment = anImportConsignment({ legs: [] });
    expect(await carrier.drawWaybill({ consignment, requestId })).toEqual({
      kind: 'answered',
      facts: [{ type: 'waybill-drawn', waybillNumber: WAYBILL }],
    });
    expect(calls()).toEqual(['POST /waybills']);
    expect(waybillRequest.parse(sent(0))).toMatchObject({
      requestId,
      direction: 'import',
      service: 'LP',
      shipTo: { name: '李雷', street: '文三路 90 号' },
      weightGrams: 240,
    });
    expect(JSON.stringify(sent(0))).not.toContain('13900139000');
  });

  test('exports go as exports', async () => {
    const { carrier, sent } = aCarrier({ status: 200, json: { waybillNumber: WAYBILL } });
    await carrier.drawWaybill({ consignment: anExportConsignment(), requestId });
    expect(sent(0)).toMatchObject({ direction: 'export', shipTo: { country: 'KR' } });
  });

  test.each(['LP000000006CN', 'YT20261123001', ''])(
    '%p is no S10 number',
    async (waybillNumber) => {
      const { carrier } = aCarrier({ status: 200, json: { waybillNumber } });
      const result = await carrier.drawWaybill({ consignment: anImportConsignment(), requestId });
      expect(result).toMatchObject({ kind: 'transient' });
    },
  );
});

describe('declareWaybill', () => {
  const declared = {
    waybillNumber: 'YT20261123001',
    logisticsCode: '3301960L02',
    orderNumber: 'SO-1001',
    consignee: '李雷',
    consigneeAddress: '浙江省 杭州市 西湖区 文三路 90 号',
  };
  const carriage = { freight: '10.00', insurance: '1', parcels: 1, weightKg: '0.24' };
  const record = { ...declared, ...carriage, telephone: '13900139000', currency: 'CNY' };

  test('says what customs compares, and keeps the telephone as a hash only', async () => {
    const { carrier, sent } = aCarrier({ status: 200, json: { record } });
    const result = await carrier.declareWaybill({
      consignment: anImportConsignment(),
      requestId,
      kind: '511',
      identity: anIdentity(),
    });
    expect(result).toEqual({
      kind: 'answered',
      facts: [
        {
          type: 'waybill-declared',
          kind: '511',
          record: {
            ...declared,
            telephoneHash: 'hash of 13900139000',
            freight: money(1_000, 'CNY'),
            insurance: money(100, 'CNY'),
            parcels: 1,
            weight: 24_000,
          },
        },
      ],
    });
    expect(waybillDeclaration.parse(sent(0))).toEqual({
      requestId,
      consignmentId: 'C20261123000001',
      kind: '511',
      orderNumber: 'SO-1001',
      waybillNumber: 'YT20261123001',
      consignee: '李雷',
      consigneeAddress: '浙江省 杭州市 西湖区 文三路 90 号',
      consigneeTelephone: '13900139000',
      weightKg: '0.24',
      goodsInfo: '保湿面霜',
      customsId: 'customs-1',
      freight: '10.00',
      insurance: '1.00',
      currency: 'CNY',
      parties: {
        logistics: { code: '3301960L02', name: '示例物流有限公司' },
        platform: { code: '91110000600037341L', name: '示例电商平台有限公司' },
        seller: { code: '3301960A1B', name: '示例电商企业有限公司' },
        declarant: { code: '3301980001', name: '示例报关有限公司' },
      },
    });
  });

  test.each([
    ['freight', { freight: '10.001' }, '/record/freight'],
    ['insurance', { insurance: '1.001' }, '/record/insurance'],
  ])('an answer whose %s cannot be is asked for again', async (_name, wrong, pointer) => {
    const { carrier } = aCarrier({ status: 200, json: { record: { ...record, ...wrong } } });
    const consignment = anImportConsignment();
    const input = { consignment, requestId, kind: '511' as const, identity: anIdentity() };
    expect(await carrier.declareWaybill(input)).toMatchObject({
      kind: 'transient',
      reason: expect.stringContaining(pointer),
    });
  });

  test('505 for an export; nothing before there is a number; a refusal is one', async () => {
    const input = { requestId, kind: '505' as const, identity: anIdentity() };
    const exported = aCarrier({ status: 200, json: { record } });
    await exported.carrier.declareWaybill({ ...input, consignment: anExportConsignment() });
    expect(exported.sent(0)).toMatchObject({ kind: '505', currency: 'KRW', freight: '3000' });
    const consignment = anExportConsignment({ legs: [] });
    expect(await exported.carrier.declareWaybill({ ...input, consignment })).toMatchObject({
      code: 'not-ready',
    });
    const refusing = aCarrier({ status: 422, json: { code: 'bad-address', message: 'no' } });
    expect(
      await refusing.carrier.declareWaybill({ ...input, consignment: anExportConsignment() }),
    ).toMatchObject({ kind: 'refused', code: 'bad-address' });
  });
});

describe('voidWaybill', () => {
  test('gives the number back; without one there is nothing to give', async () => {
    const { carrier, calls } = aCarrier({ status: 200, json: { voided: true } });
    const voided = { kind: 'answered', facts: [{ type: 'label-voided' }] };
    expect(await carrier.voidWaybill({ consignment: anImportConsignment(), requestId })).toEqual(
      voided,
    );
    const consignment = anImportConsignment({ legs: [] });
    expect(await carrier.voidWaybill({ consignment, requestId })).toEqual(voided);
    expect(calls()).toEqual(['POST /voids']);
  });

  test('"not voided" is no answer', async () => {
    const { carrier } = aCarrier({ status: 200, json: { voided: false } });
    expect(
      await carrier.voidWaybill({ consignment: anImportConsignment(), requestId }),
    ).toMatchObject({ kind: 'transient' });
  });
});

describe('query', () => {
  test('finds every scan', async () => {
    const events = [
      { code: 'EMA', at: '2026-11-23T20:00:00+08:00', place: 'Xiamen' },
      { code: 'EME', at: '2026-11-25T08:00:00Z', reason: '51' },
      { code: 'EMI', at: '2026-11-26T08:00:00Z' },
    ];
    const { carrier, calls } = aCarrier({ status: 200, json: { waybillNumber: WAYBILL, events } });
    expect(await carrier.query(anImportConsignment())).toEqual({
      kind: 'answered',
      facts: [
        {
          type: 'tracked',
          event: {
            code: 'EMA',
            status: 'HANDED_TO_CARRIER',
            at: '2026-11-23T12:00:00.000Z',
            place: 'Xiamen',
          },
        },
        {
          type: 'tracked',
          event: {
            code: 'EME',
            status: 'CUSTOMS_HELD',
            at: '2026-11-25T08:00:00.000Z',
            reason: '51',
          },
        },
        {
          type: 'tracked',
          event: { code: 'EMI', status: 'DELIVERED', at: '2026-11-26T08:00:00.000Z' },
        },
      ],
    });
    expect(calls()).toEqual(['GET /waybills/YT20261123001']);
  });

  test('knows nothing of a parcel without a number, or that the carrier does not know', async () => {
    const { carrier, requests } = aCarrier({ status: 404 });
    const nothing = { kind: 'answered', facts: [] };
    expect(await carrier.query(anImportConsignment({ legs: [] }))).toEqual(nothing);
    expect(requests).toHaveLength(0);
    expect(await carrier.query(anImportConsignment())).toEqual(nothing);
  });
});

describe('parseCarrierAnswer', () => {
  const scan = {
    messageId: 't1',
    type: 'tracking',
    carrierId: 'china-post',
    waybillNumber: WAYBILL,
    occurredAt: '2026-11-24T02:00:00Z',
    code: 'EMC',
    place: 'Xiamen',
  };
  const parse = (body: object) =>
    parseCarrierAnswer(Buffer.from(JSON.stringify(body)), 'china-post');

  test('is about the waybill', () => {
    const at = '2026-11-24T02:00:00.000Z';
    const event = { code: 'EMC', status: 'DEPARTED_ORIGIN', at, place: 'Xiamen' };
    expect(parse(scan)).toEqual({
      ok: true,
      value: [
        {
          messageId: 't1',
          about: { kind: 'waybill', value: WAYBILL },
          facts: [{ type: 'tracked', event }],
        },
      ],
    });
  });

  test('a code that EMSEVT does not list is kept', () => {
    expect(parse({ ...scan, code: 'EZZ' })).toMatchObject({
      value: [{ facts: [{ event: { code: 'EZZ', status: 'UNKNOWN' } }] }],
    });
  });

  test.each([
    [{ carrierId: 'other-post' }, '/carrierId'],
    [{ type: 'invoice' }, '/type'],
    [{ code: 'DELIVERED' }, '/code'],
    [{ occurredAt: '24.11.2026' }, '/occurredAt'],
    [{ waybillNumber: ' ' }, '/waybillNumber'],
  ])('%j is refused', (changes, pointer) => {
    expect(parse({ ...scan, ...changes })).toMatchObject({ ok: false, pointer });
  });
});
