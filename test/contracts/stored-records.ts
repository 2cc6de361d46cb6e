import type { ConsignmentEvent } from '../../functions/domain/consignment/consignment-events.ts';
import type { Consignment } from '../../functions/domain/consignment/consignment.ts';
import type { Task } from '../../functions/domain/consignment/task.ts';
import type { Order } from '../../functions/domain/order/order.ts';
import type { Case, DeliveryRecord, DocumentRecord } from '../../functions/ports/order-store.ts';
import { aConsignment } from '../support/consignment-builder.ts';
import { uniqueId } from './unique-ids.ts';

const AT = '2026-11-23T02:00:00.000Z';

/** An order as a store keeps it, with ids of its own. */
export function aStoredOrder(overrides: Partial<Order> = {}): Order {
  const { shipTo, totals, payment, identity } = aConsignment();
  return {
    orderId: uniqueId('O'),
    merchantId: uniqueId('merchant-'),
    channelId: 'channel-1',
    account: 'harbour',
    channelOrderId: '820982911946154500',
    displayNumber: '#1001',
    placedAt: AT,
    sourceUpdatedAt: AT,
    receivedAt: AT,
    test: false,
    paid: true,
    shipTo,
    lines: [],
    totals,
    payment,
    identity,
    payloadHash: 'aa'.repeat(32),
    consignmentIds: [],
    status: 'received',
    version: 1,
    ...overrides,
  };
}

/** A consignment of an order of its own. */
export function aStoredConsignment(overrides: Partial<Consignment> = {}): Consignment {
  const orderId = overrides.orderId ?? uniqueId('O');
  return aConsignment({
    orderId,
    consignmentId: `${orderId}-01`,
    merchantId: uniqueId('merchant-'),
    ...overrides,
  });
}

/** Event number `version` of a consignment's trail. */
export function anEvent(consignmentId: string, version: number): ConsignmentEvent {
  return { type: 'warehouse-accepted', consignmentId, version, at: AT, messageId: 'm-1' };
}

/** A waiting first visit. */
export function aTask(consignmentId: string, overrides: Partial<Task> = {}): Task {
  return {
    consignmentId,
    stage: 'dispatch',
    visit: 1,
    token: 't'.repeat(1_000),
    entered: AT,
    status: 'waiting',
    asks: [
      {
        name: 'fulfilment',
        requestId: `${consignmentId}.fulfilment.1`,
        attempts: 1,
        askedAt: AT,
        againAt: '2026-11-23T06:00:00.000Z',
      },
    ],
    openedAt: AT,
    deadline: '2026-11-26T02:00:00.000Z',
    version: 1,
    ...overrides,
  };
}

export function aDocument(
  consignmentId: string,
  overrides: Partial<DocumentRecord> = {},
): DocumentRecord {
  return {
    consignmentId,
    kind: '311',
    message: '311',
    version: 1,
    party: 'us',
    at: AT,
    hash: 'bb'.repeat(32),
    key: `consignments/${consignmentId}/311-1.xml`,
    ...overrides,
  };
}

export function aCase(merchantId: string, overrides: Partial<Case> = {}): Case {
  return {
    caseId: uniqueId('case-'),
    merchantId,
    kind: 'gated-out-without-release',
    severity: 'critical',
    title: 'Gated out without release',
    detail: 'The warehouse says gated out, customs has no 800.',
    openedAt: AT,
    status: 'open',
    ...overrides,
  };
}

export function aDelivery(
  channelId: string,
  overrides: Partial<DeliveryRecord> = {},
): DeliveryRecord {
  return {
    channelId,
    receivedAt: AT,
    deliveryId: uniqueId('delivery-'),
    topic: 'orders/paid',
    bytes: 2_048,
    bodyHash: 'cc'.repeat(32),
    outcome: 'refused',
    reason: 'signature-mismatch',
    signatureHeaderFound: true,
    clockSkewSeconds: -3,
    occurredAt: AT,
    signedAs: 'with an extension',
    test: true,
    ...overrides,
  };
}
