import type { ConsignmentEvent } from '../domain/consignment/consignment-events.ts';
import { orderOfConsignment } from '../domain/identifiers/order-id.ts';
import type { Services } from '../ports/services.ts';

/** What the orders queue carries about an order whose parcels make room, or may have. */
export interface VacatedMessage {
  readonly vacated: string;
}

/** Long enough for the write that follows the message, which comes before it: wall seconds. */
const AFTER_WRITE = 30;

/**
 * Queues what sees to it that an order's parcels make room, before it is written that they are to:
 * whoever dies in between leaves nothing undone.
 */
export async function queueMakingRoom(
  { queue }: Pick<Services, 'queue'>,
  orderId: string,
): Promise<void> {
  const message: VacatedMessage = { vacated: orderId };
  await queue.send('orders', { body: JSON.stringify(message), delaySeconds: AFTER_WRITE });
}

/**
 * Queues the orders of which a parcel came to an end that it may have made room with. A consumer of
 * the event feed.
 */
export async function queueVacated(
  { queue }: Pick<Services, 'queue'>,
  events: readonly ConsignmentEvent[],
): Promise<void> {
  const ids = events.filter(mayMakeRoom).map((event) => orderOfConsignment(event.consignmentId));
  await Promise.all(
    [...new Set(ids)].map(async (vacated) => {
      const message: VacatedMessage = { vacated };
      await queue.send('orders', { body: JSON.stringify(message) });
    }),
  );
}

/** Whether an event ends what a parcel that makes room was asked for. */
export function mayMakeRoom(event: ConsignmentEvent): boolean {
  if (event.type === 'ended') return event.status !== 'delivered';
  return event.type === 'cancel-answered' && event.answer === 'too-late';
}
