import { describe, expect, test } from '@jest/globals';
import { outboundClient } from '../../../../functions/adapters/http/outbound-client.ts';
import { marketplace } from '../../../../functions/adapters/marketplaces/marketplace.ts';
import { canonicalEvent } from '../../../../functions/adapters/marketplaces/standard-webhooks/messages.ts';
import { verifyWebhook } from '../../../../functions/adapters/marketplaces/standard-webhooks/verify.ts';
import type { Notice } from '../../../../functions/ports/marketplace.ts';
import { aChannel } from '../../../support/channel-builder.ts';
import { anImportConsignment } from '../../../support/consignment-builder.ts';
import { fakeTransport } from '../../../support/fake-transport.ts';
import { fixedClock } from '../../../support/fixed-clock.ts';
import { anOrder } from '../../../support/order-builder.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const CHANNEL = aChannel();

function aNotice(kind: Notice['kind'], overrides: Partial<Notice> = {}): Notice {
  return {
    noticeId: `C20261123000001.${kind}.9`,
    kind,
    order: anOrder({ channelOrderId: 'HM-1' }),
    consignment: anImportConsignment({ deliveredAt: '2026-11-26T08:00:00.000Z' }),
    at: '2026-11-24T10:00:00.000Z',
    ...overrides,
  };
}

function aSender(status: number, secrets: readonly string[] = [SECRET]) {
  const clock = fixedClock();
  const fake = fakeTransport(() => ({ status }));
  const port = marketplace({
    outbound: outboundClient({ transport: fake.transport, clock }),
    secrets: { get: (name) => Promise.resolve(name === 'channels/market' ? secrets : []) },
    clock,
  });
  return { ...fake, port, clock };
}

const ABOUT = {
  channelOrderId: 'HM-1',
  displayNumber: '#1001',
  orderId: 'order-1001',
  consignmentId: 'C20261123000001',
};
const TRACKING = { number: 'YT20261123001', carrier: '示例物流有限公司' };

describe('telling a canonical sender', () => {
  test.each([
    [aNotice('accepted'), { type: 'order.accepted', data: ABOUT }],
    [
      aNotice('held', { reason: 'Missing: HS code', pointers: ['lines.1.hsCode'] }),
      {
        type: 'order.held',
        data: { ...ABOUT, reason: 'Missing: HS code', pointers: ['lines.1.hsCode'] },
      },
    ],
    [
      aNotice('shipped'),
      {
        type: 'consignment.shipped',
        data: {
          ...ABOUT,
          tracking: TRACKING,
          lines: [{ lineId: 'line-1', sku: 'CREAM-50ML', quantity: 2 }],
        },
      },
    ],
    [
      aNotice('delivered'),
      {
        type: 'consignment.delivered',
        data: { ...ABOUT, tracking: TRACKING, deliveredAt: '2026-11-26T08:00:00.000Z' },
      },
    ],
    [
      aNotice('cancelled', { reason: 'over the annual limit' }),
      { type: 'order.cancelled', data: { ...ABOUT, reason: 'over the annual limit' } },
    ],
    [
      aNotice('cancel-refused', { reason: 'the parcel has left' }),
      { type: 'order.cancel_refused', data: { ...ABOUT, reason: 'the parcel has left' } },
    ],
  ])('%#: $kind', async (notice, event) => {
    const { port, sent } = aSender(204);
    expect(await port.tell(CHANNEL, notice)).toEqual({ kind: 'told' });
    expect(sent(0)).toEqual({ ...event, timestamp: '2026-11-24T10:00:00.000Z' });
    expect(canonicalEvent.safeParse(sent(0)).success).toBe(true);
  });

  test('is signed under the notice id, which a repeat keeps', async () => {
    const { port, requests, clock } = aSender(204);
    await port.tell(CHANNEL, aNotice('shipped'));
    clock.advance(60_000);
    await port.tell(CHANNEL, aNotice('shipped'));
    const [first, second] = requests;
    const terms = { secrets: [SECRET], wall: clock.wall() };
    for (const request of [first, second]) {
      expect(
        verifyWebhook(request?.body ?? Buffer.alloc(0), request?.headers ?? {}, terms),
      ).toMatchObject({ valid: true, deliveryId: 'C20261123000001.shipped.9' });
    }
    expect(first?.url).toBe('https://market.example/events');
    expect(second?.body).toEqual(first?.body);
    expect(second?.headers['webhook-timestamp']).not.toBe(first?.headers['webhook-timestamp']);
  });

  test('carries no personal data', async () => {
    const { port, sent } = aSender(204);
    await port.tell(CHANNEL, aNotice('shipped'));
    for (const personal of ['李雷', '文三路', '王小明']) {
      expect(JSON.stringify(sent(0))).not.toContain(personal);
    }
  });

  test.each([
    [200, 'told'],
    [410, 'not-wanted'],
    [302, 'transient'],
    [400, 'transient'],
    [429, 'transient'],
    [500, 'transient'],
  ])('HTTP %d is %s', async (status, kind) => {
    const { port } = aSender(status);
    expect(await port.tell(CHANNEL, aNotice('shipped'))).toMatchObject({ kind });
  });

  test('waits for a secret', async () => {
    const { port, requests } = aSender(200, []);
    expect(await port.tell(CHANNEL, aNotice('shipped'))).toMatchObject({ kind: 'transient' });
    expect(requests).toHaveLength(0);
  });

  test('has nothing to ask of a payment', async () => {
    expect(await aSender(200).port.paymentTransaction(CHANNEL, 'HM-1')).toBeUndefined();
  });
});
