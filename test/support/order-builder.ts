import type { Order } from '../../functions/domain/order/order.ts';
import { anExportConsignment } from './consignment-builder.ts';

/** The planned order of `anExportConsignment`. */
export function anOrder(overrides: Partial<Order> = {}): Order {
  const { orderId, merchantId, channelId, displayNumber, shipTo, lines, totals } =
    anExportConsignment();
  return {
    orderId,
    merchantId,
    channelId,
    account: 'a.myshopify.com',
    channelOrderId: '5847392847362514',
    displayNumber,
    placedAt: '2026-11-23T09:30:00.000Z',
    sourceUpdatedAt: '2026-11-23T09:30:05.000Z',
    receivedAt: '2026-11-23T09:30:06.000Z',
    test: false,
    paid: true,
    shipTo,
    lines,
    totals,
    payment: {},
    identity: {},
    payloadHash: 'hash',
    consignmentIds: [],
    status: 'planned',
    version: 1,
    ...overrides,
  };
}
