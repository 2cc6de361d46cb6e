import { takeNotifications } from '../../usecases/take-notifications.ts';

/** Asks the queues that marketplaces put notifications in, on a host that nothing pushes them to. */
export function takeNotificationsJob(
  services: Parameters<typeof takeNotifications>[0],
): () => Promise<void> {
  return () => takeNotifications(services);
}
