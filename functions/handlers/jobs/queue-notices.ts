import type { EventConsumer } from '../../ports/event-feed.ts';
import type { Services } from '../../ports/services.ts';
import { queueNotices } from '../../usecases/owed-notices.ts';

/** Consumer of the event feed: puts what channels are owed on the `notices` queue. */
export function queueNoticesJob(services: Pick<Services, 'queue'>): EventConsumer {
  return (events) => queueNotices(services, events);
}
