import type { EventConsumer } from '../../ports/event-feed.ts';
import type { Services } from '../../ports/services.ts';
import { queueNotices } from '../../usecases/owed-notices.ts';
import { queueVacated } from '../../usecases/queue-vacated.ts';

/** Consumer of the event feed: what channels are owed, and orders whose parcels may have made room. */
export function queueNoticesJob(services: Pick<Services, 'queue'>): EventConsumer {
  return async (events) => {
    await queueNotices(services, events);
    await queueVacated(services, events);
  };
}
