import type { ConsignmentEvent } from '../domain/consignment/consignment-events.ts';

/**
 * Consumes the trail after the fact: at least once, in order per consignment. A consumer that
 * throws gets the same events again.
 */
export type EventConsumer = (events: readonly ConsignmentEvent[]) => Promise<void>;
