import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '../support/eventually.ts';
import { journeyHost, NO_PARTNERS } from '../support/journey-host.ts';
import type { JourneyHost } from '../support/journey-host.ts';
import {
  canonicalBody,
  canonicalHeaders,
  deliver,
  exampleOrder,
} from '../support/signed-delivery.ts';

let host: JourneyHost;
beforeAll(async () => {
  host = await journeyHost(NO_PARTNERS);
});
afterAll(async () => {
  await host.end();
});

const example = exampleOrder('bonded-import');
const orderNumbered = (channelOrderId: string) => ({ ...example, channelOrderId });

async function consignmentsOf(orderNumber: string) {
  const { items } = await host.services.orders.list({ merchantId: 'demo-merchant', limit: 100 });
  return items.filter((each) => each.orderNumber === orderNumber);
}

async function caseWith(text: string) {
  const open = [
    ...(await host.services.orders.cases('demo-merchant', 100)),
    ...(await host.services.orders.cases('unassigned', 100)),
  ];
  return open.find(({ detail, title }) => `${title} ${detail}`.includes(text));
}

describe('a webhook', () => {
  test('that comes 20 times at once is one order and 20 equal answers', async () => {
    const body = canonicalBody(orderNumbered('TWENTY-1'));
    const headers = canonicalHeaders(host, 'msg_twenty', body);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => deliver(host, 'msg_twenty', body, headers)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(new Set(await Promise.all(answers.map((each) => each.text())))).toEqual(new Set(['']));
    await eventually(async () => (await consignmentsOf('TWENTY-1'))[0]);
    // The twenty are all worked once the delivery log has them all.
    await eventually(async () => {
      const log = await host.services.orders.deliveries('demo-market', 100);
      return log.filter(({ deliveryId }) => deliveryId === 'msg_twenty').length === 20 || undefined;
    });
    expect(await consignmentsOf('TWENTY-1')).toHaveLength(1);
  });

  test('with another payload under the same delivery id becomes a case', async () => {
    const first = canonicalBody(orderNumbered('SAME-ID-1'));
    await deliver(host, 'msg_same', first);
    await eventually(async () => (await consignmentsOf('SAME-ID-1'))[0]);
    const second = await deliver(host, 'msg_same', canonicalBody(orderNumbered('SAME-ID-2')));
    expect(second.status).toBe(200);
    await eventually(() => caseWith('msg_same'));
    expect(await consignmentsOf('SAME-ID-2')).toEqual([]);
  });

  const body = canonicalBody(orderNumbered('FORGED-1'));
  test.each([
    ['wrong', () => canonicalHeaders(host, 'msg_forged', `${body} `)],
    ['missing', () => ({})],
    [
      'truncated',
      () => {
        const headers = canonicalHeaders(host, 'msg_forged', body);
        return { ...headers, 'webhook-signature': headers['webhook-signature'].slice(0, -4) };
      },
    ],
  ])('with a %s signature is a bare 401, in the delivery log', async (_name, headers) => {
    const before = await host.services.orders.deliveries('demo-market', 100);
    const answer = await deliver(host, 'msg_forged', body, headers());
    expect(answer.status).toBe(401);
    expect(await answer.text()).toBe('');
    const [logged] = await host.services.orders.deliveries('demo-market', 100);
    expect(logged?.outcome).toBe('refused');
    expect(logged?.reason).toMatch(/no-match|missing-header/);
    expect(await host.services.orders.deliveries('demo-market', 100)).toHaveLength(
      before.length + 1,
    );
    expect(await consignmentsOf('FORGED-1')).toEqual([]);
  });

  const pollution = canonicalBody(orderNumbered('P-1')).replace('{', '{"__proto__":{"paid":true},');
  test.each([
    ['of no shape we know', '{"type":"order.paid","data":{"order":{"lines":[]}}}', 'order'],
    ['that is no JSON', '{"type":"order.paid",', 'not-json'],
    ['nested 10,000 deep', '['.repeat(10_000) + ']'.repeat(10_000), 'json-too-deep'],
    ['with a __proto__ key', pollution, 'forbidden-key'],
  ])('authentic but %s is taken and becomes a case', async (name, odd, code) => {
    const answer = await deliver(host, `msg_odd_${name.replaceAll(/\W/g, '')}`, odd);
    expect(answer.status).toBe(200);
    const opened = await eventually(() => caseWith(code));
    const key = /kept as (\S+)\.$/.exec(opened.detail)?.[1] ?? '';
    const kept = await host.services.documents.get(key);
    expect(Buffer.from(kept ?? []).toString()).toBe(odd);
  });

  test('of more than 700 kB is refused with 413', async () => {
    const answer = await deliver(host, 'msg_large', ' '.repeat(700_001));
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ code: 'body-too-large' });
  });

  test('of a test order is kept and never fulfilled', async () => {
    await deliver(host, 'msg_test', canonicalBody({ ...orderNumbered('TEST-1'), test: true }));
    await eventually(async () => {
      const log = await host.services.orders.deliveries('demo-market', 100);
      return log.find(({ deliveryId }) => deliveryId === 'msg_test');
    });
    expect(await consignmentsOf('TEST-1')).toEqual([]);
  });
});
