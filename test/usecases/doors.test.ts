import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { queueJob } from '../../functions/handlers/jobs/queue-job.ts';
import type { IncomingOrder } from '../../functions/domain/order/incoming-order.ts';
import { accept, refuse } from '../../functions/domain/refusal.ts';
import type {
  FetchedOrder,
  OrderMention,
  OrderReader,
  OrderSource,
  PartnerDesk,
  Verification,
} from '../../functions/ports/inbound.ts';
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
  const receive = (verification: Verification, channelId = CHANNEL.channelId, method = 'POST') =>
    receiveDelivery(
      {
        ...world.services,
        verifier: {
          greet: async (_channel, { method }) => (method === 'GET' ? { status: 200 } : undefined),
          verify: async () => verification,
          accepted: () => ({ status: 204 }),
        },
      },
      channelId,
      { method, query: '', headers: {}, raw: RAW },
    );

  test('that is authentic is one durable message with the exact bytes', async () => {
    expect(await receive(VALID)).toEqual({ kind: 'accepted', answer: { status: 204 } });
    expect(world.queue.sent).toHaveLength(1);
    const { queue, body } = world.queue.sent[0] ?? {};
    expect(queue).toBe('orders');
    expect(body).toMatchObject({ channelId: 'channel-1', deliveryId: 'd-1', topic: 'order.paid' });
    expect(Buffer.from((body as OrderMessage).body, 'base64')).toEqual(RAW);
  });

  test('that is forged is logged for the channel’s owner and goes nowhere', async () => {
    expect(await receive(FORGED)).toEqual({ kind: 'refused' });
    expect(world.queue.sent).toEqual([]);
    expect(
      (await world.services.orders.deliveries({ channelId: CHANNEL.channelId, limit: 10 })).items,
    ).toEqual([
      expect.objectContaining({
        outcome: 'refused',
        reason: 'signature-mismatch',
        signatureHeaderFound: true,
        bytes: RAW.byteLength,
        bodyHash: world.services.fingerprint.sha256(RAW),
      }),
    ]);
  });

  test('that its sender has decrypted for us is queued as it was meant, and logged as it came', async () => {
    const meant = Buffer.from('{"orderSn":"PO-1"}');
    await receive({ ...VALID, body: meant });
    const { body } = world.queue.sent[0] ?? {};
    expect(Buffer.from((body as OrderMessage).body, 'base64')).toEqual(meant);
    expect(body).toMatchObject({ payloadHash: world.services.fingerprint.sha256(RAW) });
  });

  test('is logged with the way of signing, where its sender has several', async () => {
    const occurredAt = '2026-11-23T01:00:00.000Z';
    await receive({ ...VALID, signedAs: 'without an extension', occurredAt });
    const { body } = world.queue.sent[0] ?? {};
    const reader = { read: () => accept('ignored' as const) };
    const orderSource = { fetch: () => Promise.reject(new Error('nothing is to be fetched')) };
    await workDelivery({ ...world.services, reader, orderSource }, body as OrderMessage);
    const log = await world.services.orders.deliveries({ channelId: CHANNEL.channelId, limit: 10 });
    const noted = { signedAs: 'without an extension', occurredAt, clockSkewSeconds: 2 };
    expect(log.items).toMatchObject([{ outcome: 'accepted', ...noted }]);
  });

  test('that only asks whether we are there is answered and goes nowhere', async () => {
    const answer = { kind: 'greeted', answer: { status: 200 } };
    expect(await receive(FORGED, CHANNEL.channelId, 'GET')).toEqual(answer);
    expect(world.queue.sent).toEqual([]);
    expect(
      (await world.services.orders.deliveries({ channelId: CHANNEL.channelId, limit: 10 })).items,
    ).toEqual([]);
  });

  test('for a channel that nobody has leaves no trace', async () => {
    expect(await receive(VALID, 'channel-9')).toEqual({ kind: 'unknown-channel' });
    expect(world.queue.sent).toEqual([]);
    expect(
      (await world.services.orders.deliveries({ channelId: 'channel-9', limit: 10 })).items,
    ).toEqual([]);
  });
});

describe('working a delivery', () => {
  const asksNobody: OrderSource = {
    fetch: () => Promise.reject(new Error('nothing is to be fetched')),
  };

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
    orderSource: asksNobody,
  });

  test('takes the order in and notes the delivery', async () => {
    expect(await workDelivery(reading(accept(anIncomingOrder())), message)).toBe('accepted');
    expect(world.workflow.starts).toHaveLength(1);
    expect(
      (await world.services.orders.deliveries({ channelId: CHANNEL.channelId, limit: 10 })).items,
    ).toMatchObject([{ outcome: 'accepted', topic: 'order.paid', bodyHash: 'hash-1' }]);
  });

  test('of a topic that nobody knows is one case, with the first body that came of it', async () => {
    const unknown: 'unknown-topic' | IncomingOrder = 'unknown-topic';
    expect(await workDelivery(reading(accept(unknown)), message)).toBe('parked');
    const other = Buffer.from('another body').toString('base64');
    const again = { ...message, deliveryId: 'd-2', payloadHash: 'hash-2', body: other };
    expect(await workDelivery(reading(accept(unknown)), again)).toBe('parked');
    const cases = await world.services.orders.cases(MERCHANT.merchantId, 10);
    expect(cases).toMatchObject([{ kind: 'unknown-topic', detail: expect.any(String) }]);
    const key = /kept as (\S+)\.$/.exec(cases[0]?.detail ?? '')?.[1] ?? '';
    expect(Buffer.from((await world.services.documents.get(key)) ?? [])).toEqual(RAW);
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

  describe('that only names an order', () => {
    const mention = (kind: OrderMention['kind'], fetched: FetchedOrder) => ({
      ...world.services,
      reader: { read: () => accept({ kind, channelOrderId: 'HM-1' }) },
      orderSource: { fetch: async () => fetched },
    });
    const fetched = (updatedAt: string, change: object = {}): FetchedOrder => ({
      kind: 'fetched',
      raw: Buffer.from(updatedAt),
      read: accept({ ...anIncomingOrder(), sourceUpdatedAt: updatedAt, ...change }),
    });
    const AT = ['2026-11-23T01:00:00.000Z', '2026-11-23T01:30:00.000Z'] as const;

    test('takes in what its channel has of it now', async () => {
      expect(await workDelivery(mention('fetch', fetched(AT[0])), message)).toBe('accepted');
      expect(world.workflow.starts).toHaveLength(1);
    });

    test('and comes twice is nothing new, though its channel has more to tell by then', async () => {
      await workDelivery(mention('fetch', fetched(AT[0])), message);
      expect(await workDelivery(mention('fetch', fetched(AT[1])), message)).toBe('repeated');
      expect(await world.services.orders.cases(MERCHANT.merchantId, 10)).toEqual([]);
    });

    test('and comes again in another envelope claims nothing else', async () => {
      await workDelivery(mention('fetch', fetched(AT[0])), message);
      const other = { ...message, payloadHash: 'hash-2' };
      expect(await workDelivery(mention('fetch', fetched(AT[1])), other)).toBe('repeated');
      expect(await world.services.orders.cases(MERCHANT.merchantId, 10)).toEqual([]);
    });

    describe('and tells no more than that it is held', () => {
      const hold = (at: string, held: { reason: string } | 'none') =>
        mention('fetch', { kind: 'hold', channelOrderId: 'SO-1001', hold: held, at });
      const [first, second] = ['2026-11-23T01:31:00.000Z', '2026-11-23T01:32:00.000Z'] as const;
      const held = { reason: 'fraud?' };
      const unpaid = { ...anIncomingOrder(), paid: false };
      const deliver = (services: ReturnType<typeof hold>, deliveryId: string) =>
        workDelivery(services, { ...message, deliveryId, payloadHash: deliveryId });
      const takeIn = (order: IncomingOrder, deliveryId: string) =>
        workDelivery(reading(accept(order)), { ...message, deliveryId, payloadHash: deliveryId });
      const paidLater = { ...anIncomingOrder(), sourceUpdatedAt: '2026-11-23T01:45:00.000Z' };

      test('holds an order that is paid then, until the channel lets it go', async () => {
        await takeIn(unpaid, 'd-1');
        await deliver(hold(first, held), 'd-2');
        await takeIn(paidLater, 'd-3');
        expect(world.workflow.starts).toEqual([]);
        expect(await deliver(hold(second, 'none'), 'd-4')).toBe('accepted');
        expect(world.workflow.starts).toHaveLength(1);
      });

      test('an older word never undoes a newer one', async () => {
        await takeIn(unpaid, 'd-1');
        await deliver(hold(second, 'none'), 'd-2');
        expect(await deliver(hold(first, held), 'd-3')).toBe('older');
        await takeIn(paidLater, 'd-4');
        expect(world.workflow.starts).toHaveLength(1);
      });

      test('of a planned order is a request, answered once', async () => {
        await takeIn(anIncomingOrder(), 'd-1');
        expect(await deliver(hold(first, held), 'd-2')).toBe('late');
        expect(await deliver(hold(first, held), 'd-3')).toBe('older');
        const [consignmentId = ''] = world.workflow.starts;
        const { orderId } = await consignmentOf(world, consignmentId);
        const order = await world.services.orders.order(orderId);
        expect(order?.changes).toMatchObject([{ number: 1, parts: ['hold'], answer: 'accepted' }]);
        expect(order?.hold).toMatchObject(held);
      });

      test('stops the parcel of a planned order until it is let go', async () => {
        await takeIn(anIncomingOrder(), 'd-1');
        const [consignmentId = ''] = world.workflow.starts;
        await deliver(hold(first, held), 'd-2');
        expect((await consignmentOf(world, consignmentId)).heldBack).toMatchObject(held);
        await deliver(hold(second, 'none'), 'd-3');
        expect((await consignmentOf(world, consignmentId)).heldBack).toBeUndefined();
      });

      test('waits for an order that comes after it, and not for ever', async () => {
        expect(await deliver(hold(first, held), 'd-1')).toBe('later');
        const last = { ...message, failures: 11 };
        expect(await workDelivery(hold(first, held), last)).toBe('ignored');
      });
    });

    test('is queued again, later each time, while its channel cannot be asked, and is seen', async () => {
      const services = mention('fetch', { kind: 'transient', reason: 'HTTP 503' });
      let failures = 0;
      for (let at = 0; at < 14; at += 1) {
        const sent = { ...message, ...(failures > 0 && { failures }) };
        expect(await workDelivery(services, sent)).toBe('later');
        failures += 1;
        expect(world.queue.sent.at(-1)).toMatchObject({ queue: 'orders', body: { failures } });
      }
      expect(world.queue.sent.map(({ delaySeconds }) => delaySeconds).slice(0, 4)).toEqual([
        1, 2, 4, 8,
      ]);
      const cases = await world.services.orders.cases(MERCHANT.merchantId, 10);
      expect(cases).toEqual([expect.objectContaining({ kind: 'order-not-fetched' })]);
    });

    test('waits as long as its channel asks for, but no longer than a queue holds it', async () => {
      const transient = { kind: 'transient', reason: 'HTTP 429' } as const;
      for (const [asked, waits] of [
        [30, 30],
        [7_200, 900],
      ] as const) {
        await workDelivery(mention('fetch', { ...transient, retryAfterSeconds: asked }), message);
        expect(world.queue.sent.at(-1)).toMatchObject({ delaySeconds: waits });
      }
    });

    test.each([
      ['its channel does not know it', { kind: 'unknown' }, 'unknown-order'],
      [
        'nobody understands what was fetched',
        { kind: 'fetched', raw: RAW, read: refuse('wrong-shape', '/id must be text') },
        'wrong-shape',
      ],
    ] as const)('is a case where %s', async (_why, answer, code) => {
      expect(await workDelivery(mention('fetch', answer), message)).toBe('parked');
      const [parked] = await world.services.orders.cases(MERCHANT.merchantId, 10);
      expect(parked?.detail).toContain(code);
    });

    test('as gone cancels it where it is known, and else means nothing', async () => {
      const gone = mention('gone', { kind: 'unknown' });
      expect(await workDelivery(gone, message)).toBe('ignored');
      const order = { ...anIncomingOrder(), channelOrderId: 'HM-1', paid: false };
      await workDelivery(reading(accept(order)), { ...message, deliveryId: 'd-0' });
      expect(await workDelivery(gone, { ...message, deliveryId: 'd-2' })).toBe('cancelled');
      expect(await workDelivery(gone, { ...message, deliveryId: 'd-2' })).toBe('cancelled');
    });
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
