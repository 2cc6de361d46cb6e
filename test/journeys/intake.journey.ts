import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { nodeFingerprint } from '../../functions/adapters/fingerprint/node-fingerprint.ts';
import { uniqueId } from '../contracts/unique-ids.ts';
import { eventually } from '../support/eventually.ts';
import { canonicalBody, signedHeaders } from '../support/signed-delivery.ts';
import type { HostUnderTest } from './host-under-test.ts';
import { anImport, CHANNEL_ID, ownOrderId } from './journey-orders.ts';
import { operatorClient } from './operator-client.ts';

const TOO_LARGE = ' '.repeat(700_001);
const nested = (mark: string) => `${'['.repeat(10_000)}"${mark}"${']'.repeat(10_000)}`;
const polluted = (body: string) => body.replace('{', '{"__proto__":{"paid":true},');

/** How orders come in, on whatever host: each once, and whatever else is sent does no harm. */
export function intakeJourney(name: string, open: () => Promise<HostUnderTest>): void {
  let host: HostUnderTest;
  let operator: ReturnType<typeof operatorClient>;
  let secrets: readonly string[];
  beforeAll(async () => {
    host = await open();
    operator = operatorClient(host);
    secrets = await host.secret(`channels/${CHANNEL_ID}`);
  });
  afterAll(() => host.close());

  const post = (path: string, body: string, headers: object) =>
    fetch(`${host.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
  const signed = (deliveryId: string, body: string) => signedHeaders(secrets, deliveryId, body);
  const deliver = (body: string, headers: object) => post(`/webhooks/${CHANNEL_ID}`, body, headers);
  const seen = <T>(look: () => Promise<T | undefined>) => eventually(look, host.lookEveryMs);
  const started = (orderNumber: string) =>
    seen(async () => (await operator.consignmentsOf(orderNumber))[0]);
  const caseWith = (text: string) =>
    seen(async () =>
      (await operator.cases()).find(({ title, detail }) => `${title} ${detail}`.includes(text)),
    );

  describe(`${name}: a webhook`, () => {
    test('that comes 20 times at once is one order and 20 equal answers', async () => {
      const order = anImport();
      const body = canonicalBody(order);
      const headers = signed(uniqueId('msg_'), body);
      const answers = await Promise.all(Array.from({ length: 20 }, () => deliver(body, headers)));
      expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
      expect(new Set(await Promise.all(answers.map((each) => each.text())))).toEqual(new Set(['']));
      await started(order.channelOrderId);
      // Behind the twenty in the queue: when it is worked, they were.
      const later = anImport();
      const laterBody = canonicalBody(later);
      await deliver(laterBody, signed(uniqueId('msg_'), laterBody));
      await started(later.channelOrderId);
      const consignments = await operator.consignmentsOf(order.channelOrderId);
      expect(consignments).toHaveLength(1);
      expect((await operator.order(ownOrderId(order.channelOrderId)))?.consignmentIds).toEqual(
        consignments.map(({ consignmentId }) => consignmentId),
      );
    });

    test('with another payload under the same delivery id becomes a case', async () => {
      const deliveryId = uniqueId('msg_');
      const [first, second] = [anImport(), anImport()];
      const bodies = [canonicalBody(first), canonicalBody(second)] as const;
      await deliver(bodies[0], signed(deliveryId, bodies[0]));
      await started(first.channelOrderId);
      const answer = await deliver(bodies[1], signed(deliveryId, bodies[1]));
      expect(answer.status).toBe(200);
      await caseWith(deliveryId);
      expect(await operator.consignmentsOf(second.channelOrderId)).toEqual([]);
    });

    test.each([
      ['wrong', (body: string) => signed('msg_forged', `${body} `), /no-match/],
      ['missing', () => ({}), /missing-header/],
      [
        'truncated',
        (body: string) => {
          const headers = signed('msg_forged', body);
          return { ...headers, 'webhook-signature': headers['webhook-signature'].slice(0, -4) };
        },
        /no-match/,
      ],
    ])('with a %s signature is a bare 401, in the delivery log', async (_how, headers, reason) => {
      const order = anImport();
      const body = canonicalBody(order);
      const answer = await deliver(body, headers(body));
      expect(answer.status).toBe(401);
      expect(await answer.text()).toBe('');
      const bodyHash = nodeFingerprint.sha256(Buffer.from(body));
      const log = await operator.deliveries(CHANNEL_ID);
      expect(log.filter((each) => each.bodyHash === bodyHash)).toEqual([
        expect.objectContaining({ outcome: 'refused', reason: expect.stringMatching(reason) }),
      ]);
      expect(await operator.order(ownOrderId(order.channelOrderId))).toBeUndefined();
    });

    test.each([
      ['of no shape we know', (mark: string) => canonicalBody({ mark }), 'order'],
      ['that is no JSON', (mark: string) => `{"type":"order.paid","mark":"${mark}"`, 'not-json'],
      ['nested 10,000 deep', nested, 'json-too-deep'],
      ['with a __proto__ key', () => polluted(canonicalBody(anImport())), 'forbidden-key'],
    ])('authentic but %s is taken and becomes a case', async (_what, bodyWith, code) => {
      const odd = bodyWith(uniqueId('odd-'));
      const answer = await deliver(odd, signed(uniqueId('msg_'), odd));
      expect(answer.status).toBe(200);
      const { detail } = await caseWith(nodeFingerprint.sha256(Buffer.from(odd)));
      expect(detail).toContain(code);
      const kept = await host.documents.get(/kept as (\S+)\.$/.exec(detail)?.[1] ?? '');
      expect(Buffer.from(kept ?? []).toString()).toBe(odd);
    });

    test('of more than 700 kB is refused with 413', async () => {
      const answer = await deliver(TOO_LARGE, signed(uniqueId('msg_'), TOO_LARGE));
      expect(answer.status).toBe(413);
      expect(await answer.json()).toMatchObject({ code: 'body-too-large' });
    });

    test('of a test order is kept and never fulfilled', async () => {
      const order = { ...anImport(), test: true };
      const body = canonicalBody(order);
      await deliver(body, signed(uniqueId('msg_'), body));
      const kept = await seen(() => operator.order(ownOrderId(order.channelOrderId)));
      expect(kept).toMatchObject({ test: true, consignmentIds: [] });
      expect(await operator.consignmentsOf(order.channelOrderId)).toEqual([]);
    });
  });

  describe(`${name}: an order of an own client`, () => {
    const place = (body: string, key = uniqueId('key-')) =>
      post('/v1/orders', body, { authorization: `Bearer ${host.token}`, 'idempotency-key': key });
    const ordering = (order: object) => JSON.stringify({ channelId: CHANNEL_ID, order });

    test('is answered with the order; a repeat gets the same answer', async () => {
      const [body, key] = [ordering(anImport()), uniqueId('key-')];
      const first = await place(body, key);
      expect(first.status).toBe(202);
      const told = (await first.json()) as { consignmentIds: readonly string[] };
      expect(told.consignmentIds).toHaveLength(1);
      const again = await place(body, key);
      expect(again.status).toBe(202);
      expect(await again.json()).toMatchObject(told);
    });

    test.each([
      ['that is no JSON', () => '{"channelId":', 400],
      ['nested 10,000 deep', () => nested('deep'), 400],
      ['with a __proto__ key', () => polluted(ordering(anImport())), 400],
      ['of more than 700 kB', () => TOO_LARGE, 413],
      ['that lacks its lines', () => ordering({ ...anImport(), lines: [] }), 422],
    ])('%s is refused', async (_what, body, status) => {
      const answer = await place(body());
      expect(answer.status).toBe(status);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
    });

    test('needs an operator’s token', async () => {
      const answer = await post('/v1/orders', ordering(anImport()), { 'idempotency-key': 'k' });
      expect(answer.status).toBe(401);
    });
  });
}
