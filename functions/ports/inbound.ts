import type { IncomingOrder } from '../domain/order/incoming-order.ts';
import type { Result } from '../domain/refusal.ts';
import type { Channel, Partner } from './directory.ts';
import type { PartnerAnswer } from './partners.ts';

/** Lower-case header names. */
export type Headers = { readonly [name: string]: string | undefined };

/** Whether raw bytes are what their sender signed, and what the envelope says of them. */
export type Verification =
  | {
      readonly valid: true;
      readonly deliveryId: string;
      readonly topic: string;
      readonly skewSeconds?: number;
    }
  | {
      readonly valid: false;
      readonly reason: string;
      readonly headerFound: boolean;
      readonly skewSeconds?: number;
    };

/** Verifies the webhooks of channels. Nothing of a body is parsed before this said `valid`. */
export interface WebhookVerifier {
  verify(channel: Channel, raw: Uint8Array, headers: Headers): Promise<Verification>;
}

/** Reads verified bodies: the order they tell of, or `ignored` for topics that are none of ours. */
export interface OrderReader {
  read(channel: Channel, topic: string, raw: Uint8Array): Result<IncomingOrder | 'ignored'>;
}

/** Verifies and reads the messages of partners. */
export interface PartnerDesk {
  verify(partner: Partner, raw: Uint8Array, headers: Headers): Promise<Verification>;
  /** Everything one message says; the same receipt document may answer for many consignments. */
  read(
    partner: Partner,
    messageId: string,
    raw: Uint8Array,
  ): Promise<Result<readonly PartnerAnswer[]>>;
}
