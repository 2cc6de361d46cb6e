import { describe, expect, test } from '@jest/globals';
import { paymentDeclaration } from '../../../functions/adapters/payment-firms/messages.ts';
import { paymentFirmClient } from '../../../functions/adapters/payment-firms/payment-firm-client.ts';
import { money } from '../../../functions/domain/money/money.ts';
import { anImportConsignment } from '../../support/consignment-builder.ts';
import type { FakeAnswer } from '../../support/fake-transport.ts';
import { partnerStandIn } from '../../support/partner-stand-in.ts';

const requestId = 'C20261123000001.payment-record.1';
const input = { consignment: anImportConsignment(), requestId };
const TRANSACTION = {
  transactionId: 'PAY20261123000001',
  orderNumber: 'SO-1001',
  platformCode: '91110000600037341L',
  amountPaid: '289.57',
  currency: 'CNY',
  paidAt: '2026-11-23T09:00:00+08:00',
  payerName: '王小明',
  payerIdNumber: '11010519491231002X',
};

function aFirm(answer: FakeAnswer) {
  const standIn = partnerStandIn(() => answer);
  return { ...standIn, firm: paymentFirmClient(standIn.partners) };
}

describe('paymentRecord', () => {
  test('asks for the transaction and drops who paid', async () => {
    const { firm, calls } = aFirm({ status: 200, json: TRANSACTION });
    expect(await firm.paymentRecord(input)).toEqual({
      kind: 'answered',
      facts: [
        {
          type: 'payment-recorded',
          record: {
            transactionId: 'PAY20261123000001',
            orderNumber: 'SO-1001',
            platformCode: '91110000600037341L',
            amountPaid: money(28_957, 'CNY'),
          },
        },
      ],
    });
    expect(calls()).toEqual(['GET /transactions/PAY20261123000001']);
  });

  test('a transaction number is a path segment, whatever it contains', async () => {
    const { firm, calls } = aFirm({ status: 200, json: TRANSACTION });
    const payment = { paymentFirmId: 'pay-1', transactionId: '../stock?x=/' };
    await firm.paymentRecord({ consignment: anImportConsignment({ payment }), requestId });
    expect(calls()).toEqual(['GET /transactions/..%2Fstock%3Fx%3D%2F']);
  });

  test.each<[FakeAnswer, object]>([
    [
      { status: 404, json: { code: 'unknown-transaction', message: 'no such payment' } },
      { kind: 'refused', code: 'unknown-transaction' },
    ],
    [
      { status: 200, json: { ...TRANSACTION, transactionId: 'another' } },
      { kind: 'transient', reason: 'unreadable answer: /transactionId is another one' },
    ],
    [{ status: 200, json: { ...TRANSACTION, amountPaid: '289.575' } }, { kind: 'transient' }],
    [{ status: 200, json: { ...TRANSACTION, amountPaid: 289.57 } }, { kind: 'transient' }],
    [{ status: 200, json: { ...TRANSACTION, currency: 'RMB' } }, { kind: 'transient' }],
    [{ status: 500 }, { kind: 'transient' }],
  ])('%j', async (answer, expected) => {
    expect(await aFirm(answer).firm.paymentRecord(input)).toMatchObject(expected);
  });

  test.each([{}, { paymentFirmId: 'pay-1' }, { transactionId: 'T1' }])(
    'asks nobody with %j',
    async (payment) => {
      const { firm, requests } = aFirm({ status: 200, json: TRANSACTION });
      const consignment = anImportConsignment({ payment });
      for (const result of [
        await firm.paymentRecord({ consignment, requestId }),
        await firm.declarePayment({ consignment, requestId }),
      ]) {
        expect(result).toMatchObject({ kind: 'refused', code: 'not-ready' });
      }
      expect(requests).toHaveLength(0);
    },
  );
});

describe('declarePayment', () => {
  test('asks the firm to declare as itself', async () => {
    const { firm, calls, sent } = aFirm({ status: 202 });
    expect(await firm.declarePayment(input)).toEqual({ kind: 'asked' });
    expect(calls()).toEqual(['POST /declarations']);
    expect(paymentDeclaration.parse(sent(0))).toEqual({
      requestId,
      consignmentId: 'C20261123000001',
      transactionId: 'PAY20261123000001',
      orderNumber: 'SO-1001',
      platform: { code: '91110000600037341L', name: '示例电商平台有限公司' },
      customsId: 'customs-1',
    });
  });
});
