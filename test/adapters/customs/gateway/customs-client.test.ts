import { describe, expect, test } from '@jest/globals';
import {
  orderReference,
  parseCustomsAnswer,
  readCustomsMessage,
} from '../../../../functions/adapters/customs/gateway/answers.ts';
import { customsClient } from '../../../../functions/adapters/customs/gateway/customs-client.ts';
import { gatePassRequest } from '../../../../functions/adapters/customs/gateway/messages.ts';
import { renderUnreadable } from '../../../../functions/adapters/customs/messages/render-receipt.ts';
import { anExportConsignment, anImportConsignment } from '../../../support/consignment-builder.ts';
import type { FakeAnswer } from '../../../support/fake-transport.ts';
import { partnerStandIn } from '../../../support/partner-stand-in.ts';
import { aReceiptEnvelope, anEnvelope } from '../../../support/receipt-envelope.ts';

const AT = '2026-11-23T10:00:00.000Z';
const ID = 'O0123456789ABCD-01';
const FILED = anImportConsignment({
  consignmentId: ID,
  documents: { '621': { kind: '621', version: 1, filedAt: AT, receipts: [] } },
});
const requestId = `${ID}.gate-pass.1`;

function aTerminal(answer: FakeAnswer) {
  const standIn = partnerStandIn(() => answer);
  return { ...standIn, customs: customsClient(standIn.partners) };
}

describe('file', () => {
  test('posts the bytes as they are, under an id of their own', async () => {
    const { customs, requests, calls } = aTerminal({ status: 202, json: { copMsgId: 'x' } });
    const message = Buffer.from('<dxp:DxpMsg/>');
    expect(await customs.file('customs-1', message)).toEqual({ kind: 'asked' });
    await customs.file('customs-1', message);
    await customs.file('customs-1', Buffer.from('<dxp:DxpMsg ver="1.0"/>'));
    expect(calls()).toEqual(Array(3).fill('POST /messages'));
    expect(requests[0]?.body).toEqual(message);
    expect(requests[0]?.headers['content-type']).toBe('application/xml');
    const ids = requests.map(({ headers }) => headers['webhook-id']);
    expect(ids[0]).toMatch(/^message-[0-9a-f]{64}$/);
    expect([ids[0] === ids[1], ids[0] === ids[2]]).toEqual([true, false]);
  });

  test('a message that the terminal cannot read is refused', async () => {
    const { customs } = aTerminal({ status: 422, json: { code: 'malformed', message: 'no' } });
    expect(await customs.file('customs-1', Buffer.from('x'))).toMatchObject({ kind: 'refused' });
  });
});

describe('requestGatePass', () => {
  const ready = anImportConsignment({
    consignmentId: ID,
    listNumber: '29242026I123456789',
    packed: { at: AT, weightGrams: 245 },
  });

  test('binds the pass to list, parcel and weight', async () => {
    const { customs, calls, sent } = aTerminal({ status: 200, json: { gatePassNumber: 'GP1' } });
    expect(await customs.requestGatePass({ consignment: ready, requestId })).toEqual({
      kind: 'answered',
      facts: [{ type: 'gate-pass-issued', number: 'GP1' }],
    });
    expect(calls()).toEqual(['POST /gate-passes']);
    expect(gatePassRequest.parse(sent(0))).toEqual({
      requestId,
      consignmentId: ID,
      listNumber: '29242026I123456789',
      waybillNumber: 'YT20261123001',
      warehouseId: 'warehouse-1',
      weightGrams: 245,
    });
  });

  test('customs refuses before the release', async () => {
    const refusal = { code: 'list-not-released', message: 'the list is at 120' };
    const { customs } = aTerminal({ status: 409, json: refusal });
    expect(await customs.requestGatePass({ consignment: ready, requestId })).toEqual({
      kind: 'refused',
      ...refusal,
    });
  });

  test.each([{ listNumber: undefined }, { packed: undefined }, { legs: [] }])(
    'asks for none with %j',
    async (missing) => {
      const { customs, requests } = aTerminal({ status: 200 });
      const consignment = { ...ready, ...missing };
      expect(await customs.requestGatePass({ consignment, requestId })).toMatchObject({
        code: 'not-ready',
      });
      expect(requests).toHaveLength(0);
    },
  );
});

describe('query', () => {
  const items = (...envelopes: readonly Buffer[]) => ({
    status: 200,
    json: { items: envelopes.map((each) => each.toString('base64')) },
  });

  test('finds receipts of every document of this parcel and of no other', async () => {
    const order = { ebpCode: 'P', ebcCode: '3301960A1B', orderNo: 'SO-1001' };
    const { customs, calls } = aTerminal(
      items(
        aReceiptEnvelope('312', { keys: order }, { keys: { ...order, orderNo: 'SO-1002' } }),
        aReceiptEnvelope('312', { keys: { ...order, ebcCode: '3301960B2C' } }),
        aReceiptEnvelope('412', {
          keys: { payCode: 'Y', payTransactionId: 'PAY20261123000001' },
        }),
        Buffer.from('nonsense'),
        aReceiptEnvelope('512', { keys: { logisticsCode: 'L', logisticsNo: 'YT20261123001' } }),
        aReceiptEnvelope('512', { keys: { logisticsCode: 'L', logisticsNo: 'YT20261123002' } }),
        aReceiptEnvelope('622', {
          keys: { copNo: ID, preNo: 'B1', invtNo: '29242026I123456789' },
          status: '800',
          info: 'released',
        }),
      ),
    );
    const result = await customs.query(FILED);
    expect(calls()).toEqual([`GET /receipts?copNo=${ID}`]);
    expect(
      result.kind === 'answered' && result.facts.map((fact) => 'kind' in fact && fact.kind),
    ).toEqual(['311', '411', '511', '621']);
    expect(result).toMatchObject({
      statements: ['312', '412', '512', '622'].map((message) => ({ kept: { message } })),
      facts: expect.arrayContaining([
        {
          type: 'receipt-received',
          kind: '621',
          status: '800',
          receivedAt: AT,
          info: 'released',
          preNumber: 'B1',
          listNumber: '29242026I123456789',
        },
      ]),
    });
  });

  test('asks by order number before the list is filed', async () => {
    const { customs, calls } = aTerminal(items());
    await customs.query(anImportConsignment({ orderNumber: 'SO 1/2' }));
    await customs.query(anExportConsignment({ documents: { '303': FILED.documents['621'] } }));
    expect(calls()).toEqual([
      'GET /receipts?orderNumber=SO%201%2F2',
      'GET /receipts?orderNumber=SO-1001',
    ]);
  });

  test('customs may know nothing yet', async () => {
    const nothing = { kind: 'answered', facts: [] };
    expect(await aTerminal(items()).customs.query(FILED)).toMatchObject(nothing);
    expect(await aTerminal({ status: 404 }).customs.query(FILED)).toMatchObject(nothing);
  });
});

describe('lists and bookBalances', () => {
  test('come as customs holds them', async () => {
    const listed = [
      { copNumber: ID, status: '800', listNumber: '2924' },
      { copNumber: 'O2', status: '120', listNumber: null },
    ];
    const terminal = aTerminal({ status: 200, json: { items: listed } });
    expect(await terminal.customs.lists('customs-1', 'T1/2')).toEqual([
      listed[0],
      { ...listed[1], listNumber: undefined },
    ]);
    expect(terminal.calls()).toEqual(['GET /lists?accountBook=T1%2F2']);
    const held = [{ accountBook: 'T1', bookItem: '7', quantity: '98.5' }];
    const books = aTerminal({ status: 200, json: { items: held } });
    expect(await books.customs.bookBalances('customs-1', 'T1')).toEqual(held);
  });

  test('throw when customs does not answer', async () => {
    const { customs } = aTerminal({ failed: 'ECONNREFUSED' });
    await expect(customs.lists('c', 'T1')).rejects.toThrow('lists of T1 got no answer');
    await expect(customs.bookBalances('c', 'T1')).rejects.toThrow('balances of T1 got no answer');
  });
});

describe('parseCustomsAnswer', () => {
  const about = (raw: Uint8Array) => {
    const read = parseCustomsAnswer(raw);
    return read.ok ? read.value.map((answer) => answer.about) : read.code;
  };
  const order = { ebpCode: 'P1', ebcCode: 'S1', orderNo: 'SO-1' };
  const list = { agentCode: 'A', copNo: ID, preNo: 'B', invtNo: 'I' };
  const logistics = { logisticsCode: 'L', logisticsNo: 'W1', logisticsStatus: 'S' };
  const ORDER_NUMBER = { kind: 'order-number', value: orderReference('S1', 'SO-1') };

  test.each([
    ['312', order, '311', ORDER_NUMBER],
    ['304', order, '303', ORDER_NUMBER],
    ['412', { payCode: 'Y', payTransactionId: 'T1' }, '411', { kind: 'payment', value: 'T1' }],
    ['512', logistics, '511', { kind: 'waybill', value: 'W1' }],
    ['514', logistics, '513', { kind: 'waybill', value: 'W1' }],
    ['506', logistics, '505', { kind: 'waybill', value: 'W1' }],
    ['622', list, '621', { consignmentId: ID }],
    ['624', list, '623', { consignmentId: ID }],
    ['604', { ...list, ...order, statisticsFlag: 'A' }, '603', { consignmentId: ID }],
    ['606', list, '605', { consignmentId: ID }],
  ] as const)('%s is about what its document named', (kind, keys, document, whom) => {
    const raw = aReceiptEnvelope(kind, { keys, status: '-621004' });
    expect(parseCustomsAnswer(raw)).toMatchObject({
      ok: true,
      value: [
        {
          messageId: `GUID-${kind}-1`,
          about: whom,
          facts: [{ type: 'receipt-received', kind: document, status: '-621004' }],
          kept: { message: kind, body: raw },
        },
      ],
    });
  });

  test('one message may answer many', () => {
    const raw = aReceiptEnvelope('622', { keys: list }, { keys: { ...list, copNo: 'O2' } });
    expect(about(raw)).toEqual([{ consignmentId: ID }, { consignmentId: 'O2' }]);
  });

  test('an undocumented status passes: it is parked by the domain', () => {
    const raw = aReceiptEnvelope('622', { keys: list, status: '777' });
    expect(parseCustomsAnswer(raw)).toMatchObject({ value: [{ facts: [{ status: '777' }] }] });
  });

  const unreadable = (oriCopMsgId: string, oriMessageType: string) =>
    anEnvelope(
      renderUnreadable(
        {
          guid: 'G900',
          keys: { oriCopMsgId, oriMessageType },
          status: '-90001',
          at: AT,
          info: 'bad format',
        },
        '<x/>',
        'GUID-MESSAGE',
      ),
      'CEB900Message',
    );

  test('900 finds its message by our message id', () => {
    expect(parseCustomsAnswer(unreadable(`${ID}.621.GUID`, 'CEB621Message'))).toMatchObject({
      ok: true,
      value: [{ about: { consignmentId: ID }, facts: [{ kind: '621', status: '-90001' }] }],
    });
  });

  test('900 about a message that several documents share names the batch', () => {
    const batch = '0E5F3C2A-6B7D-4A1C-9E8F-001122334455';
    const raw = unreadable(`batch.621.${batch}`, 'CEB621Message');
    expect(readCustomsMessage(raw)).toEqual({
      ok: true,
      value: [{ messageId: 'G900', batch, status: '-90001', info: 'bad format' }],
    });
    expect(parseCustomsAnswer(raw)).toEqual({ ok: true, value: [] });
  });

  test.each([
    ['somebody-else', 'CEB621Message'],
    [`${ID}9.621.G`, 'CEB621Message'],
    [`${ID}.621.G`, 'Unknown'],
    [`${ID}.621.G`, 'CEB999Message'],
  ])('900 about %s %s is about nobody', (id, type) => {
    expect(about(unreadable(id, type))).toBe('receipt-about-nobody');
  });

  test('a receipt that names nothing is refused', () => {
    expect(about(aReceiptEnvelope('312', { keys: {} }))).toBe('receipt-about-nobody');
  });

  test.each([
    ['', 'no envelope'],
    ['{"a":1}', 'JSON'],
    ['<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'entities'],
    [anEnvelope('<a/>', 'x').toString(), 'another message inside'],
    [`${'<a>'.repeat(5_000)}${'</a>'.repeat(5_000)}`, 'depth'],
  ])('%#: refused, never thrown at', (text) => {
    expect(parseCustomsAnswer(Buffer.from(text)).ok).toBe(false);
  });
});
