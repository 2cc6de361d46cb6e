import type { BatchHandler } from '../../runtime/http-event.ts';
import { receiveNotification } from '../../usecases/receive-notification.ts';
import type { NotificationServices } from '../../usecases/receive-notification.ts';
import type { Report } from './queue-job.ts';

/**
 * Works the queue that Amazon puts notifications in, each on its own. Its messages are Amazon's, so
 * nothing is known of their shape before they are read.
 */
export function receiveNotificationsJob(
  services: NotificationServices,
  report: Report,
): BatchHandler {
  return async (bodies) => {
    const runs = await Promise.allSettled(
      bodies.map((body) => receiveNotification(services, Buffer.from(body))),
    );
    return runs.flatMap((run, index) => {
      if (run.status === 'fulfilled') return [];
      report(run.reason);
      return [index];
    });
  };
}
