import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { queueJob } from '../../functions/handlers/jobs/queue-job.ts';
import type { IncomingOrder } from '../../functions/domain/order/incoming-order.ts';
import { accept, refuse } from '../../functions/domain/refusal.ts';
import type { OrderReader, PartnerDesk, Verification } from '../../functions/ports/inbound.ts';
import type { PartnerAnswer } from '../../functions/ports/partners.ts';
import { NO_MERCHANT } from '../../functions/usecases/open-case.ts';
import { receiveAnswer } from '../../functions/usecases/receive-answer.ts';
import { receiveDelivery } from '../../functions/usecases/receive-delivery.ts';
import type { OrderMessage } from '../../functions/usecases/receive-delivery.ts';
import { workAnswer } from '../../functions/usecases/work-answer.ts';
import { workDelivery } from '../../functions/usecases/work-delivery.ts';
import { GATED_OUT } from '../support/world/facts.ts';
import { accepted, aWorld, consignmentOf, settle } from '../support/world/world.ts';
import type { World } from '../support/world/world.ts';
import { anIncomingOrder, CHANNEL, MERCHANT } from '../support/world/world-data.ts';
import { z } from 'zod';

let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(() => world.close());

const RAW = Buffer.from('{"order":"日本"}\u0000\u00ff', 'latin1');
const VALID: Verification = { valid: true, deliveryId: 'd-1', topic: 'order.paid', skewSeconds: 2 };
const FORGED: Verification = { valid: false, reason: 'signature-mismatch', headerFound: true };

describe('a webhook', () => {
  const receive = (verification: Verification, channelId = CHANNEL.channelId) =>
    receiveDelivery(
      { ...world.services, verifier: { verify: async () => verification } },
      channelId,
      RAW,
      {},
    );

  test('that is authentic is one durable message with the exact bytes', async () => {
    expect(await receive(VALID)).toBe('accepted');
    expect(world.queue.sent).toHaveLength(1);
    const { queue, body } = world.queue.sent[0] ?? {};
    expect(queue).toBe('orders');
    expect(body).toMatchObject({ channelId: 'channel-1', deliveryId: 'd-1', topic: 'order.paid' });
    expect(Buffer.from((body as OrderMessage).body, 'base64')).toEqual(RAW);
  });

  test('that is forged is logged for the channel’s owner and goes nowhere', async () => {
    expect(await receive(FORGED)).toBe('refused');
    expect(world.queue.sent).toEqual([]);
    expect(await world.services.orders.deliveries(CHANNEL.channelId, 10)).toEqual([
      expect.objectContaining({
        outcome: 'refused',
        reason: 'signature-mismatch',
        signatureHeaderFound: true,
        bytes: RAW.byteLength,
        bodyHash: world.services.fingerprint.sha256(RAW),
      }),
    ]);
  });

  test('for a channel that nobody has leaves no trace', async () => {
    expect(await receive(VALID, 'channel-9')).toBe('unknown-channel');
    expect(world.queue.sent).toEqual([]);
    expect(await world.services.orders.deliveries('channel-9', 10)).toEqual([]);
  });
});

describe('working a delivery', () => {
  const message: OrderMessage = {
    channelId: CHANNEL.channelId,
    deliveryId: 'd-1',
    topic: 'order.paid',
    payloadHash: 'hash-1',
    receivedAt: '2026-11-23T02:00:00.000Z',
    body: RAW.toString('base64'),
  };
  const reading = (read: ReturnType<OrderReader['read']>) => ({
    ...world.services,
    reader: { read: () => read },
  });

  test('takes the order in and notes the delivery', async () => {
    expect(await workDelivery(reading(accept(anIncomingOrder())), message)).toBe('accepted');
    expect(world.workflow.starts).toHaveLength(1);
    expect(await world.services.orders.deliveries(CHANNEL.channelId, 10)).toMatchObject([
      { outcome: 'accepted', topic: 'order.paid', bodyHash: 'hash-1' },
    ]);
  });

  test('of a topic that is none of ours does nothing', async () => {
    const ignored: 'ignored' | IncomingOrder = 'ignored';
    expect(await workDelivery(reading(accept(ignored)), message)).toBe('ignored');
    expect(await world.services.orders.cases(MERCHANT.merchantId, 10)).toEqual([]);
  });

  test('that nobody understands is kept whole and becomes one case', async () => {
    const services = reading(refuse('not-json', 'the body is not JSON'));
    expect(await workDelivery(services, message)).toBe('parked');
    expect(await workDelivery(services, message)).toBe('parked');
    const [parked, ...more] = await world.services.orders.cases(MERCHANT.merchantId, 10);
    expect(more).toEqual([]);
    expect(parked).toMatchObject({ kind: 'not-understood', severity: 'warning' });
    const kept = await world.services.documents.get('parked/channel-1/hash-1');
    expect(Buffer.from(kept ?? [])).toEqual(RAW);
  });

  test('of a channel that is gone comes again: a fault of ours', async () => {
    const services = reading(accept(anIncomingOrder()));
    await expect(workDelivery(services, { ...message, channelId: 'gone' })).rejects.toThrow(
      'the directory lacks channel gone',
    );
  });
});

describe('a partner’s message', () => {
  const verifying = (verification: Verification) => ({
    ...world.services,
    desk: { verify: async () => verification },
  });

  test.each([
    ['authentic', 'warehouse-in', VALID, 'accepted', 1],
    ['forged', 'warehouse-in', FORGED, 'refused', 0],
    ['of nobody we know', 'stranger', VALID, 'refused', 0],
  ] as const)('%s', async (_name, partnerId, verification, result, queued) => {
    expect(await receiveAnswer(verifying(verification), partnerId, RAW, {})).toBe(result);
    expect(world.queue.sent).toHaveLength(queued);
  });

  const message = { partnerId: 'warehouse-in', messageId: 'm-1', body: RAW.toString('base64') };
  const reading = (read: Awaited<ReturnType<PartnerDesk['read']>>) => ({
    ...world.services,
    desk: { read: async () => read },
  });

  test('may tell of several consignments', async () => {
    const ids = [
      await accepted(world),
      await accepted(world, anIncomingOrder({ channelOrderId: '2' })),
    ];
    await settle(world);
    const answers = ids.map((consignmentId): PartnerAnswer => ({
      messageId: 'm-1',
      about: { consignmentId },
      facts: [{ type: 'warehouse-accepted' }],
    }));
    await workAnswer(reading(accept(answers)), message);
    for (const id of ids)
      expect((await consignmentOf(world, id)).warehouseAcceptedAt).toBeDefined();
  });

  test('finds its consignment by waybill, payment or order number', async () => {
    const id = await accepted(world);
    await settle(world);
    const { legs, payment, parties, orderNumber } = await consignmentOf(world, id);
    const abouts: PartnerAnswer['about'][] = [
      { kind: 'waybill', value: legs[0]?.waybillNumber ?? '' },
      { kind: 'payment', value: payment.transactionId ?? '' },
      { kind: 'order-number', value: `${parties.seller.code}:${orderNumber}` },
    ];
    for (const [minute, about] of abouts.entries()) {
      const at = `2026-11-23T03:0${String(minute)}:00.000Z`;
      const event = { code: 'EMA', status: 'HANDED_TO_CARRIER', at } as const;
      const answer: PartnerAnswer = { messageId: 'm', about, facts: [{ type: 'tracked', event }] };
      await workAnswer(reading(accept([answer])), message);
      expect((await consignmentOf(world, id)).tracking).toHaveLength(minute + 1);
    }
  });

  test('about an unknown waybill is a case', async () => {
    const about = { kind: 'waybill', value: 'EB999999999CN' } as const;
    await workAnswer(reading(accept([{ messageId: 'm', about, facts: [GATED_OUT] }])), message);
    expect(await world.services.orders.cases(NO_MERCHANT, 10)).toMatchObject([
      { kind: 'unknown-answer' },
    ]);
  });

  test('that nobody understands is kept whole and becomes a case', async () => {
    await workAnswer(reading(refuse('not-xml', 'no XML')), message);
    const [parked] = await world.services.orders.cases(NO_MERCHANT, 10);
    const [key = ''] = await world.services.documents.keys('parked/warehouse-in/');
    expect(parked?.detail).toContain(key);
    expect(Buffer.from((await world.services.documents.get(key)) ?? [])).toEqual(RAW);
  });
});

describe('a batch of messages', () => {
  const job = (work: (number: number) => Promise<void>, report: unknown[]) =>
    queueJob(z.number(), work, (fault) => report.push(fault));

  test('fails one by one: what is no message of the queue, and what throws', async () => {
    const worked: number[] = [];
    const faults: unknown[] = [];
    const handler = job(async (number) => {
      if (number === 2) throw new Error('two');
      worked.push(number);
    }, faults);
    expect(await handler(['1', '2', '"three"', 'not json', '5'])).toEqual([1, 2, 3]);
    expect(worked).toEqual([1, 5]);
    expect(faults).toHaveLength(3);
  });
});
