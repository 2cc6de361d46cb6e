import type { Instant } from '../domain/instant.ts';
import type { DeliveryKey, OutboundDelivery } from '../domain/outbound/delivery.ts';
import type { Endpoint } from '../domain/outbound/endpoint.ts';
import type { CommitResult, Page } from './order-store.ts';

/** Which of an endpoint's deliveries, newest first. */
export interface DeliveryFilter {
  readonly endpointId: string;
  readonly limit: number;
  readonly cursor?: string;
  readonly status?: OutboundDelivery['status'];
  /** Of events that happened from then on. */
  readonly from?: Instant;
  /** Of events that happened before. */
  readonly before?: Instant;
}

/** Endpoints and what is on its way to them. Versions are optimistic locks, as in the order store. */
export interface EndpointStore {
  endpoint(merchantId: string, endpointId: string): Promise<Endpoint | undefined>;
  /** All of a merchant, by id. */
  endpoints(merchantId: string): Promise<readonly Endpoint[]>;
  putEndpoint(endpoint: Endpoint): Promise<CommitResult>;
  delivery(key: DeliveryKey): Promise<OutboundDelivery | undefined>;
  /** Kept for 30 days from its last write. */
  putDelivery(delivery: OutboundDelivery): Promise<CommitResult>;
  deliveries(filter: DeliveryFilter): Promise<Page<OutboundDelivery>>;
  /** Pending deliveries whose `due` (wall) has come, oldest first. */
  dueDeliveries(wall: Instant, limit: number): Promise<readonly DeliveryKey[]>;
}
