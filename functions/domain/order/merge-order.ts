import type { Instant } from '../instant.ts';
import { changedParts } from './changed-parts.ts';
import type { IncomingOrder } from './incoming-order.ts';
import type { ChangedPart, IdentitySummary, Order, OrderContent } from './order.ts';
import { asNext } from './plan-anew.ts';
import { supersededBy } from './superseded.ts';

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

/**
 * `newer`: to be written. `late`: to be written with an answer to what it wants changed. `repeated`:
 * says nothing new. `older`: recorded before, ignored now.
 */
export type Merge =
  | { readonly kind: 'newer'; readonly order: Order }
  | { readonly kind: 'repeated'; readonly order: Order }
  | { readonly kind: 'older'; readonly order: Order }
  | {
      readonly kind: 'late';
      readonly order: Order;
      readonly parts: readonly ChangedPart[];
      /** What it would be planned by, without what must stay sealed. */
      readonly content: OrderContent;
    }
  | { readonly kind: 'conflicting' };

/**
 * Merges what a channel says with what is known. A newer version replaces an older one until the
 * order is planned; from then on it is a request. Being paid and being cancelled never un-happen,
 * whichever message came first. The same version with another content, unless it only adds one of
 * those two, is a conflict.
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
  const told = toldHold(stored, incoming);
  if (!happened && !takes && told === undefined) return notTaken(stored, incoming, arrival);
  const content = takes
    ? {
        ...contentOf(incoming, arrival),
        hold: holdOf(incoming, stored.hold, arrival.receivedAt),
        superseded: supersededBy(stored),
      }
    : held(stored, incoming, told, arrival.receivedAt);
  const order = { ...stored, ...content, ...news, version: stored.version + 1 };
  if (told?.hold !== undefined && isUnheld(stored) && !happened) {
    return { kind: 'late', order, parts: ['hold'], content: contentOf(incoming, arrival) };
  }
  return { kind: 'newer', order: { ...order, status: statusOf(order) } };
}

/** A hold, or its end, under a version of its own, where that is newer than what is known of it. */
function toldHold(
  { holdUpdatedAt = '', status }: Order,
  { hold, holdUpdatedAt: at }: IncomingOrder,
): { readonly at: Instant; readonly hold?: { readonly reason: string } } | undefined {
  if (hold === undefined || at === undefined || at <= holdUpdatedAt) return undefined;
  if (status !== 'received' && status !== 'planned') return undefined;
  return hold === 'none' ? { at } : { at, hold };
}

/** To hold back what is planned is a request; to let it go is none. */
function held(
  stored: Order,
  incoming: IncomingOrder,
  told: ReturnType<typeof toldHold>,
  at: Instant,
): Partial<Order> {
  if (told === undefined) return {};
  const hold = isUnheld(stored) ? undefined : holdOf(incoming, stored.hold, at);
  return { hold, holdUpdatedAt: told.at };
}

/** Planned, and its parcels go their way. */
function isUnheld({ status, hold }: Order): boolean {
  return status === 'planned' && hold === undefined;
}

/** A newer version of a planned order is heard, and what it wants changed is a request. */
function notTaken(stored: Order, incoming: IncomingOrder, arrival: Arrival): Merge {
  const { sourceUpdatedAt: version } = incoming;
  const parts = changedParts(asNext(stored), incoming);
  const heard = stored.heardUpdatedAt ?? stored.sourceUpdatedAt;
  const isRequest = stored.status === 'planned' && stored.cancel === undefined && version > heard;
  if (isRequest) {
    const hold = incoming.hold === 'none' ? undefined : stored.hold;
    const told = { ...stored, hold, promise: incoming.promise ?? stored.promise };
    const order = { ...told, heardUpdatedAt: version, version: stored.version + 1 };
    if (parts.length === 0) return { kind: 'newer', order };
    return { kind: 'late', order, parts, content: contentOf(incoming, arrival) };
  }
  const differs = parts.some((part) => part !== 'hold');
  const isOwn = version === stored.sourceUpdatedAt && stored.heardUpdatedAt === undefined;
  return isOwn && differs ? { kind: 'conflicting' } : { kind: 'older', order: stored };
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
    hold: holdOf(incoming, undefined, arrival.receivedAt),
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

function contentOf(
  incoming: IncomingOrder,
  { payloadHash, identity, channel }: Arrival,
): OrderContent {
  const {
    sourceUpdatedAt,
    buyer,
    shipTo,
    lines,
    totals,
    payment,
    subOrders,
    promise,
    requestedMode,
    receivingWarehouseId,
  } = incoming;
  return {
    sourceUpdatedAt,
    payloadHash,
    identity,
    shipTo,
    lines,
    totals,
    subOrders,
    promise,
    requestedMode,
    receivingWarehouseId,
    payment: { paymentFirmId: channel.paymentFirmId, ...payment },
    buyerName: buyer.name,
    buyerRegistration: buyer.registration,
    heardUpdatedAt: undefined,
  };
}

function holdOf({ hold }: IncomingOrder, held: Order['hold'], at: Instant): Order['hold'] {
  if (hold === undefined) return held;
  return hold === 'none' ? undefined : { since: held?.since ?? at, reason: hold.reason };
}

function cancelOf({ cancelled }: IncomingOrder, at: Instant): Order['cancel'] {
  return cancelled && { requestedAt: at, reason: cancelled.reason };
}

function statusOf({ test, cancel, consignmentIds, status }: Order): Order['status'] {
  if (test) return 'test';
  return cancel !== undefined && consignmentIds.length === 0 ? 'cancelled' : status;
}
