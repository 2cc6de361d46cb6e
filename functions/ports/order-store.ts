import type { ConsignmentEvent } from '../domain/consignment/consignment-events.ts';
import type { Consignment } from '../domain/consignment/consignment.ts';
import type { ConsignmentStatus } from '../domain/consignment/consignment-states.ts';
import type { PromiseStanding } from '../domain/consignment/promise-standing.ts';
import type { Task } from '../domain/consignment/task.ts';
import type { Instant } from '../domain/instant.ts';
import type { Order } from '../domain/order/order.ts';
import type { DocumentKind } from '../domain/trade/documents.ts';

/** A stored body of a document: what was on the wire, whose it is, and where the bytes lie. */
export interface DocumentRecord {
  readonly consignmentId: string;
  /** `evidence`: a paper of our own, e.g. of VAT under an IOSS number. */
  readonly kind: DocumentKind | 'receipt' | 'evidence';
  /** The message's code: that of the document, or of the receipt, e.g. 622. */
  readonly message: string;
  /** For receipts: the document that it answers. */
  readonly answers?: DocumentKind;
  /** Of the document; for receipts, that of the consignment which the receipt made. */
  readonly version: number;
  /** Who sent it. */
  readonly party: string;
  readonly at: Instant;
  readonly hash: string;
  readonly key: string;
}

/** An id that others invent (payment transaction, waybill, order number at customs) and whose it is. */
export interface Reference {
  readonly kind: 'payment' | 'waybill' | 'order-number' | 'list-number';
  readonly value: string;
  readonly consignmentId: string;
}

/** A difference found, or an authentic message that nobody could understand. */
export interface Case {
  /** Derives from what it is about, so that the same difference is one case however often found. */
  readonly caseId: string;
  readonly merchantId: string;
  readonly kind: string;
  readonly severity: 'critical' | 'warning';
  readonly title: string;
  readonly detail: string;
  readonly consignmentId?: string;
  readonly openedAt: Instant;
  readonly status: 'open' | 'closed';
}

/** One inbound webhook delivery as its sender's engineer may see it. Never the body itself. */
export interface DeliveryRecord {
  readonly channelId: string;
  readonly receivedAt: Instant;
  readonly deliveryId: string;
  readonly topic: string;
  readonly bytes: number;
  readonly bodyHash: string;
  readonly outcome: 'accepted' | 'refused';
  readonly reason?: string;
  readonly signatureHeaderFound: boolean;
  readonly clockSkewSeconds?: number;
  /** When what it tells happened at the channel, where it says so. */
  readonly occurredAt?: Instant;
  /** Which of several ways of signing it was, where the sender has not settled on one. */
  readonly signedAs?: string;
  /** An engineer tried the receiver with it: nothing came of it. */
  readonly test?: boolean;
}

/** The payload hash first seen under a delivery id. */
export interface InboxMark {
  readonly channelId: string;
  readonly deliveryId: string;
  readonly payloadHash: string;
  readonly at: Instant;
}

/** A consignment that is written for the first time. */
export interface NewConsignment {
  readonly record: Consignment;
  readonly due?: Instant;
  readonly event: ConsignmentEvent;
}

/**
 * One all-or-nothing write. Versions are optimistic locks: `order`, `consignment` and `task` are
 * written only when the stored version is one less (absent for version 1; a consignment's version
 * grows by the number of its events). Events are append-only: an existing version is a conflict.
 */
export interface Change {
  readonly order?: Order;
  readonly consignment?: {
    readonly record: Consignment;
    readonly expectedVersion: number;
    /** When the sweep must look at it next; absent when nothing is due (terminal or quiet). */
    readonly due?: Instant;
  };
  /** Further consignments of an order, all of them new, each with its first event. */
  readonly siblings?: readonly NewConsignment[];
  readonly task?: Task;
  readonly events?: readonly ConsignmentEvent[];
  readonly documents?: readonly DocumentRecord[];
  readonly references?: readonly Reference[];
  readonly inbox?: InboxMark;
  readonly cases?: readonly Case[];
}

/** `conflict`: somebody wrote first; nothing of the change was written: load again and decide anew. */
export type CommitResult = 'committed' | 'conflict';

/** One page of a listing; `cursor` is opaque and absent on the last page. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly cursor?: string;
}

export interface ConsignmentFilter {
  readonly merchantId: string;
  readonly status?: ConsignmentStatus;
  readonly limit: number;
  readonly cursor?: string;
}

/** Which promises: of a merchant, or one channel of it, whose next deadline is not after `until`. */
export interface PromiseFilter {
  readonly merchantId: string;
  readonly channelId?: string;
  readonly until: Instant;
  readonly limit: number;
  readonly cursor?: string;
}

/** Deadlines of one channel, from a moment on and before another. */
export interface PromisePeriod {
  readonly merchantId: string;
  readonly channelId: string;
  readonly from: Instant;
  readonly before: Instant;
}

/** How many promises stand how, see `PromiseStanding`. */
export type PromiseCount = { readonly [Kind in PromiseStanding['kind']]: number };

/** Which of a merchant's orders a page is of. */
export interface OrderFilter {
  readonly merchantId: string;
  readonly limit: number;
  readonly cursor?: string;
}

/** Which of a channel's deliveries. */
export interface DeliveryLogFilter {
  readonly channelId: string;
  readonly limit: number;
  readonly cursor?: string;
  readonly outcome?: DeliveryRecord['outcome'];
  /** Exactly this one. */
  readonly topic?: string;
}

/** Orders, consignments, tasks and what belongs to them. Strongly consistent by key. */
export interface OrderStore {
  order(orderId: string): Promise<Order | undefined>;
  /** Newest first, by when they were received. */
  listOrders(filter: OrderFilter): Promise<Page<Order>>;
  consignment(consignmentId: string): Promise<Consignment | undefined>;
  /** The newest visit of the stage that was opened last; undefined before the first stage. */
  currentTask(consignmentId: string): Promise<Task | undefined>;
  /** The newest visit of one stage. */
  taskOfStage(consignmentId: string, stage: Task['stage']): Promise<Task | undefined>;
  events(consignmentId: string): Promise<readonly ConsignmentEvent[]>;
  documents(consignmentId: string): Promise<readonly DocumentRecord[]>;
  /** Consignments that carry this id of others, e.g. a waybill number. */
  referenced(kind: Reference['kind'], value: string): Promise<readonly string[]>;
  inboxMark(channelId: string, deliveryId: string): Promise<InboxMark | undefined>;
  commit(change: Change): Promise<CommitResult>;
  /** Marks an answered task resumed; a task that is not `answered` at this version is left alone. */
  markResumed(task: Task): Promise<void>;
  /** Consignments whose `due` has come, oldest first. */
  due(now: Instant, limit: number): Promise<readonly string[]>;
  /** Newest first. */
  list(filter: ConsignmentFilter): Promise<Page<Consignment>>;
  /** Consignments that are promised and not shipped, the next deadline first. */
  promised(filter: PromiseFilter): Promise<Page<Consignment>>;
  /** How the promises whose deadlines lie in a period stand now. */
  promiseCount(period: PromisePeriod): Promise<PromiseCount>;
  /** How many consignments stand in each status; statuses without any are absent. */
  counts(merchantId: string): Promise<{ readonly [S in ConsignmentStatus]?: number }>;
  recordDelivery(delivery: DeliveryRecord): Promise<void>;
  /** Newest first. */
  deliveries(filter: DeliveryLogFilter): Promise<Page<DeliveryRecord>>;
  /** Newest first. */
  cases(merchantId: string, limit: number): Promise<readonly Case[]>;
  /** Opens a case unless one of the same id is open already. */
  openCase(opened: Case): Promise<void>;
}
