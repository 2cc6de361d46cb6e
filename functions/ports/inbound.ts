import type { Instant } from '../domain/instant.ts';
import type { IncomingOrder } from '../domain/order/incoming-order.ts';
import type { Result } from '../domain/refusal.ts';
import type { Channel, Partner } from './directory.ts';
import type { InboundAnswer } from './inbound-answer.ts';
import type { LoadAnswer } from './load-partners.ts';
import type { PartnerAnswer, UnreadMessage } from './partners.ts';
import type { SummaryAnswer } from './summary-partners.ts';

/** Lower-case header names. */
export type Headers = { readonly [name: string]: string | undefined };

/** Whether raw bytes are what their sender signed, and what the envelope says of them. */
export type Verification =
  | {
      readonly valid: true;
      readonly deliveryId: string;
      readonly topic: string;
      readonly skewSeconds?: number;
      /** When what it tells happened at the sender, where it says so. */
      readonly occurredAt?: Instant;
      /** What the sender means, where that is not the bytes themselves: it may have encrypted them. */
      readonly body?: Uint8Array;
      /** Which of several ways of signing it was, where the sender has not settled on one. */
      readonly signedAs?: string;
    }
  | {
      readonly valid: false;
      readonly reason: string;
      readonly headerFound: boolean;
      readonly skewSeconds?: number;
    };

/** A request to a channel's address as it came. */
export interface InboundRequest {
  readonly method: string;
  /** Without the question mark, undecoded. */
  readonly query: string;
  readonly headers: Headers;
  readonly raw: Uint8Array;
}

/** What a channel wants to be answered; without a body unless it asks for one. */
export interface ChannelAnswer {
  readonly status: number;
  readonly json?: unknown;
}

/** Receives the webhooks of channels. Nothing of a body is parsed before `verify` said `valid`. */
export interface WebhookVerifier {
  /** The answer to what carries no order and no signature: a ping, a challenge. Undefined for all else. */
  greet(channel: Channel, request: InboundRequest): Promise<ChannelAnswer | undefined>;
  verify(channel: Channel, raw: Uint8Array, headers: Headers): Promise<Verification>;
  /** What the channel takes as "received". */
  accepted(channel: Channel): ChannelAnswer;
}

/**
 * A message that names an order, or a part of one, and does not hold it. `fetch`: the channel has
 * more to tell of it. `gone`: it is no more, and nothing can be fetched.
 */
export interface OrderMention {
  readonly kind: 'fetch' | 'gone';
  readonly channelOrderId: string;
}

/**
 * Reads verified bodies: the order they tell of or name; `ignored` for what tells nothing of what we
 * do, `unknown-topic` for topics that nobody here knows.
 */
export interface OrderReader {
  read(
    channel: Channel,
    topic: string,
    raw: Uint8Array,
  ): Result<IncomingOrder | OrderMention | 'ignored' | 'unknown-topic'>;
}

/**
 * A notification that a marketplace put into a queue of ours, and whom it is for. Nothing is signed:
 * who may send is the queue's business.
 */
export interface QueuedNotification {
  /** The seller's account, and the site of the marketplace where it says one. */
  readonly account: string;
  readonly site?: string;
  readonly deliveryId: string;
  readonly topic: string;
  /** When it happened at the marketplace, where it says so. */
  readonly occurredAt?: Instant;
}

/** Reads notifications from a queue; undefined for what is none. */
export type NotificationReader = (raw: Uint8Array) => QueuedNotification | undefined;

/** A queue of ours at somebody else's, which is asked for what came. */
export interface NotificationQueue {
  /** What came, hidden from others until it is done or a minute passed. */
  take(channel: Channel): Promise<readonly QueuedMessage[]>;
  /** It is safe here and comes no more. */
  done(channel: Channel, message: QueuedMessage): Promise<void>;
}

/** A message as its queue hands it out. */
export interface QueuedMessage {
  readonly handle: string;
  readonly raw: Uint8Array;
}

/**
 * An order as its channel has it now. `raw` is what it was read from. `unknown`: the channel knows
 * no such order. `gone`: it was cancelled there, and no more is told of it. `hold`: no more was told
 * than whether it is held back, and since when that is so. `transient`: ask again.
 */
export type FetchedOrder =
  | {
      readonly kind: 'fetched';
      readonly raw: Uint8Array;
      readonly read: Result<IncomingOrder | 'ignored'>;
    }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'gone'; readonly reason: string }
  | {
      readonly kind: 'hold';
      readonly channelOrderId: string;
      readonly hold: NonNullable<IncomingOrder['hold']>;
      readonly at: Instant;
    }
  | { readonly kind: 'transient'; readonly reason: string; readonly retryAfterSeconds?: number };

/** Asks channels for the orders that their messages only name. */
export interface OrderSource {
  fetch(channel: Channel, channelOrderId: string): Promise<FetchedOrder>;
}

/** Verifies and reads the messages of partners. */
export interface PartnerDesk {
  verify(partner: Partner, raw: Uint8Array, headers: Headers): Promise<Verification>;
  /** Everything one message says; the same receipt document may answer for many. */
  read(
    partner: Partner,
    messageId: string,
    raw: Uint8Array,
  ): Promise<
    Result<readonly (PartnerAnswer | UnreadMessage | LoadAnswer | InboundAnswer | SummaryAnswer)[]>
  >;
}
