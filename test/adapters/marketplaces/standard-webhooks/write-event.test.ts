import { describe, expect, test } from '@jest/globals';
import { canonicalEvent } from '../../../../functions/adapters/marketplaces/standard-webhooks/messages.ts';
import { writeEvent } from '../../../../functions/adapters/marketplaces/standard-webhooks/write-event.ts';
import type { ConsignmentNotice, OrderNotice } from '../../../../functions/ports/marketplace.ts';
import type { EndpointNotice, OutboundNotice } from '../../../../functions/ports/webhooks.ts';
import { anImportConsignment } from '../../../support/consignment-builder.ts';
import { anOrder } from '../../../support/order-builder.ts';

const VERSION = 9;

function aNotice(
  kind: ConsignmentNotice['kind'],
  overrides: Partial<ConsignmentNotice> = {},
): OutboundNotice {
  return {
    version: VERSION,
    noticeId: `C20261123000001.${kind}.9`,
    kind,
    order: anOrder({ channelOrderId: 'HM-1' }),
    consignment: anImportConsignment({ deliveredAt: '2026-11-26T08:00:00.000Z' }),
    whole: true,
    at: '2026-11-24T10:00:00.000Z',
    ...overrides,
  };
}

function anOrderNotice(kind: OrderNotice['kind'], reason: string, code?: string): OutboundNotice {
  const order = anOrder({ channelOrderId: 'HM-1' });
  return {
    noticeId: `O1.${kind}`,
    version: 1,
    kind,
    order,
    reason,
    code,
    at: '2026-11-24T10:00:00.000Z',
  };
}

function anEnd(kind: EndpointNotice['kind']): OutboundNotice {
  const { order, at } = aNotice('accepted');
  const consignment = anImportConsignment();
  return { noticeId: `C20261123000001.${kind}.9`, version: VERSION, kind, order, consignment, at };
}

function aChange(): OutboundNotice {
  const { order, at } = aNotice('accepted');
  const reason = 'the parcel has left';
  const change = { number: 1, at, parts: ['address' as const], answer: 'return' as const, reason };
  return {
    noticeId: 'O1.change-answered.1',
    version: 3,
    kind: 'change-answered',
    order,
    change,
    reason,
    at,
  };
}

const ORDER = {
  channelId: 'channel-1',
  channelOrderId: 'HM-1',
  displayNumber: '#1001',
  orderId: 'order-1001',
};
const ABOUT = { ...ORDER, version: VERSION, consignmentId: 'C20261123000001' };
const TRACKING = { number: 'YT20261123001', carrier: '示例物流有限公司' };

describe('writing an event', () => {
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
    [
      anOrderNotice('order-cancelled', 'by buyer'),
      { type: 'order.cancelled', data: { ...ORDER, version: 1, reason: 'by buyer' } },
    ],
    [
      anOrderNotice('order-refused', 'no SKU A', 'unknown-sku'),
      {
        type: 'order.held',
        data: { ...ORDER, version: 1, reason: 'no SKU A', pointers: [], code: 'unknown-sku' },
      },
    ],
    [
      aChange(),
      {
        type: 'order.change_answered',
        data: {
          ...ORDER,
          version: 3,
          answer: 'return',
          parts: ['address'],
          reason: 'the parcel has left',
        },
      },
    ],
    [anEnd('returned'), { type: 'consignment.returned', data: ABOUT }],
    [anEnd('written-off'), { type: 'consignment.written_off', data: ABOUT }],
  ])('%#: $kind', (notice, event) => {
    const written = writeEvent(notice);
    const body: unknown = JSON.parse(written.body);
    expect(written.type).toBe(event.type);
    expect(body).toEqual({ ...event, timestamp: '2026-11-24T10:00:00.000Z' });
    expect(canonicalEvent.safeParse(body).success).toBe(true);
  });

  test('carries no personal data, and says the same again to the letter', () => {
    const { body } = writeEvent(aNotice('shipped'));
    for (const personal of ['李雷', '文三路', '王小明']) expect(body).not.toContain(personal);
    expect(writeEvent(aNotice('shipped')).body).toBe(body);
  });
});
