import { describe, expect, test } from '@jest/globals';
import { signWebhook } from '../../../functions/adapters/marketplaces/standard-webhooks/sign.ts';
import { partnerReader } from '../../../functions/adapters/partners/partner-reader.ts';
import { partnerVerifier } from '../../../functions/adapters/partners/partner-verifier.ts';
import type { Partner } from '../../../functions/ports/directory.ts';
import { fixedClock } from '../../support/fixed-clock.ts';
import { aReceiptEnvelope } from '../../support/receipt-envelope.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

function aPartner(role: Partner['role']): Partner {
  const enterprise = { code: '3502166001', name: 'P' };
  return { partnerId: 'p1', role, name: 'P', enterprise, baseUrl: 'https://p.example' };
}

describe('partnerVerifier', () => {
  test('takes what the partner signed, XML as well', async () => {
    const clock = fixedClock();
    const secrets = {
      get: (name: string) => Promise.resolve(name === 'partners/p1' ? [SECRET] : []),
    };
    const { verify } = partnerVerifier({ secrets, clock });
    const body = Buffer.from('<a/>');
    const timestamp = Math.floor(Date.parse(clock.wall()) / 1_000);
    const headers = { ...signWebhook({ id: 'r1', timestamp, body }, [SECRET]) };
    expect(await verify(aPartner('customs'), body, headers)).toMatchObject({
      valid: true,
      deliveryId: 'r1',
    });
    expect(await verify(aPartner('customs'), Buffer.from('<b/>'), headers)).toMatchObject({
      valid: false,
      reason: 'no-match',
    });
    const other = { ...aPartner('customs'), partnerId: 'p2' };
    expect(await verify(other, body, headers)).toMatchObject({ reason: 'no-secret' });
  });
});

describe('partnerReader', () => {
  const json = (body: object) => Buffer.from(JSON.stringify(body));
  const occurredAt = '2026-11-23T10:00:00.000Z';

  test('reads each role in its own language', async () => {
    const stopped = json({
      messageId: 'm',
      type: 'parcel.stopped',
      warehouseId: 'p1',
      seq: 1,
      occurredAt,
      requestId: 'r',
      consignmentId: 'C1',
    });
    const scan = json({
      messageId: 't',
      type: 'tracking',
      carrierId: 'p1',
      waybillNumber: 'W1',
      occurredAt,
      code: 'EMA',
    });
    const receipt = aReceiptEnvelope('412', { keys: { payCode: 'Y', payTransactionId: 'T1' } });
    const read = (role: Partner['role'], raw: Uint8Array) =>
      partnerReader.read(aPartner(role), 'm', raw);
    expect(await read('warehouse', stopped)).toMatchObject({
      value: [{ facts: [{ type: 'parcel-stopped' }] }],
    });
    expect(await read('carrier', scan)).toMatchObject({
      value: [{ facts: [{ type: 'tracked' }] }],
    });
    expect(await read('customs', receipt)).toMatchObject({ value: [{ facts: [{ kind: '411' }] }] });
    for (const [role, raw] of [
      ['warehouse', scan],
      ['carrier', receipt],
      ['customs', stopped],
      ['payment firm', stopped],
    ] as const) {
      expect((await read(role, raw)).ok).toBe(false);
    }
  });

  test('says where in the message of a refusal', async () => {
    expect(
      await partnerReader.read(aPartner('carrier'), 'm', json({ type: 'tracking' })),
    ).toMatchObject({
      message: expect.stringMatching(/^\/messageId /),
    });
  });
});
