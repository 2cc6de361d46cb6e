import type { Consignment } from '../domain/consignment/consignment.ts';
import type { Endpoint } from '../domain/outbound/endpoint.ts';
import type { OutboundDelivery, SendResult } from '../domain/outbound/delivery.ts';
import type { ChangeNotice, ConsignmentNotice, OrderNotice, Told } from './marketplace.ts';

interface EndpointNoticeOf<Kind extends string> extends Told {
  readonly kind: Kind;
  readonly consignment: Consignment;
}

/** What only a merchant's endpoints are told: channels settle it themselves. */
export type EndpointNotice = EndpointNoticeOf<'returned'> | EndpointNoticeOf<'written-off'>;

/**
 * A notice with its version, which grows with what becomes of the parcel, or of an order without
 * one: who is told keeps the highest.
 */
export type Versioned<N extends Told> = N & { readonly version: number };

/** What endpoints are told. */
export type OutboundNotice =
  | Versioned<ConsignmentNotice>
  | Versioned<OrderNotice>
  | Versioned<ChangeNotice>
  | Versioned<EndpointNotice>;

/** An event as it goes out. */
export type WrittenEvent = Pick<OutboundDelivery, 'type' | 'body'>;

/** Webhooks to endpoints: how events are written, and the one way out to addresses of others. */
export interface Webhooks {
  write(notice: OutboundNotice): WrittenEvent;
  /**
   * One try. `busy`: as many are under way to this endpoint, or this merchant, as may be, and
   * nothing was sent.
   */
  send(
    endpoint: Endpoint,
    event: Pick<OutboundDelivery, 'eventId' | 'body'>,
  ): Promise<SendResult | { readonly kind: 'busy' }>;
}
