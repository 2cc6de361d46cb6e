import type { Instant } from '../instant.ts';
import type { IncomingOrder } from './incoming-order.ts';
import type { IdentitySummary, Order } from './order.ts';

/** Where a delivery came from and what was made of it before merging. */
export interface Arrival {
  readonly id: string;
  readonly channel: {
    readonly channelId: string;
    readonly merchantId: string;
    readonly account: string;
    readonly paymentFirmId?: string;
  };
  readonly payloadHash: string;
  readonly identity: IdentitySummary;
  readonly receivedAt: Instant;
}

/** `newer`: to be written. `repeated`: says nothing new. `older`: recorded before, ignored now. */
export type Merge =
  | { readonly kind: 'newer' | 'repeated' | 'older'; readonly order: Order }
  | { readonly kind: 'conflicting' };

/**
 * Merges what a channel says with what is known. A newer version replaces an older one until the
 * order is planned; being paid and being cancelled never un-happen, whichever message came first.
 * The same version with another content, unless it only adds one of those two, is a conflict.
 */
export function mergeOrder(
  stored: Order | undefined,
  incoming: IncomingOrder,
  arrival: Arrival,
): Merge {
  if (stored === undefined) return { kind: 'newer', order: firstVersion(incoming, arrival) };
  if (saysNothingNew(stored, incoming, arrival.payloadHash)) {
    return { kind: 'repeated', order: stored };
  }
  const news = {
    paid: stored.paid || incoming.paid,
    cancel: stored.cancel ?? cancelOf(incoming, arrival.receivedAt),
  };
  const happened = news.paid !== stored.paid || news.cancel !== stored.cancel;
  const takes = takesContent(stored, incoming);
  if (!happened && !takes) {
    const same = incoming.sourceUpdatedAt === stored.sourceUpdatedAt;
    return same && differs(stored, incoming)
      ? { kind: 'conflicting' }
      : { kind: 'older', order: stored };
  }
  const content = takes ? contentOf(incoming, arrival) : {};
  const order = { ...stored, ...content, ...news, version: stored.version + 1 };
  return { kind: 'newer', order: { ...order, status: statusOf(order) } };
}

/** Whether the content of a delivery replaces what is stored: newer, and not planned yet. */
export function takesContent(stored: Order | undefined, incoming: IncomingOrder): boolean {
  if (stored === undefined) return true;
  return stored.status === 'received' && incoming.sourceUpdatedAt > stored.sourceUpdatedAt;
}

/** The same body again, and not one that pays or cancels what was not: a store may post one body under two topics. */
export function saysNothingNew(
  stored: Order,
  incoming: IncomingOrder,
  payloadHash: string,
): boolean {
  const pays = incoming.paid && !stored.paid;
  const cancels = incoming.cancelled !== undefined && stored.cancel === undefined;
  return stored.payloadHash === payloadHash && !pays && !cancels;
}

function firstVersion(incoming: IncomingOrder, arrival: Arrival): Order {
  const { channelId, merchantId, account } = arrival.channel;
  const order: Order = {
    ...contentOf(incoming, arrival),
    orderId: arrival.id,
    merchantId,
    channelId,
    account,
    channelOrderId: incoming.channelOrderId,
    displayNumber: incoming.displayNumber,
    placedAt: incoming.placedAt,
    receivedAt: arrival.receivedAt,
    test: incoming.test,
    paid: incoming.paid,
    cancel: cancelOf(incoming, arrival.receivedAt),
    consignmentIds: [],
    status: 'received',
    version: 1,
  };
  return { ...order, status: statusOf(order) };
}

function contentOf(incoming: IncomingOrder, { payloadHash, identity, channel }: Arrival) {
  const { sourceUpdatedAt, buyer, shipTo, lines, totals, payment, requestedMode } = incoming;
  return {
    sourceUpdatedAt,
    payloadHash,
    identity,
    shipTo,
    lines,
    totals,
    requestedMode,
    payment: { paymentFirmId: channel.paymentFirmId, ...payment },
    buyerName: buyer.name,
    buyerRegistration: buyer.registration,
  };
}

function cancelOf({ cancelled }: IncomingOrder, at: Instant): Order['cancel'] {
  return cancelled && { requestedAt: at, reason: cancelled.reason };
}

function statusOf({ test, cancel, consignmentIds, status }: Order): Order['status'] {
  if (test) return 'test';
  return cancel !== undefined && consignmentIds.length === 0 ? 'cancelled' : status;
}

function differs(stored: Order, incoming: IncomingOrder): boolean {
  const said = ({ lines, totals, shipTo }: Pick<Order, 'lines' | 'totals' | 'shipTo'>) =>
    JSON.stringify([lines, totals, shipTo]);
  return said(stored) !== said(incoming);
}
