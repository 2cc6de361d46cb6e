import { CHANNEL_CAPABILITIES } from '../domain/order/channel-capabilities.ts';
import { MARKETPLACES } from '../domain/order/marketplace-name.ts';
import type { Channel, Directory } from '../ports/directory.ts';
import type { NotificationQueue } from '../ports/inbound.ts';
import { receiveNotification } from './receive-notification.ts';
import type { NotificationServices } from './receive-notification.ts';

type TakeServices = NotificationServices & {
  readonly directory: Pick<Directory, 'channelsOf'>;
  readonly notificationQueue: NotificationQueue;
};

/**
 * Empties the queues that Amazon puts notifications in, where nothing pushes them to us: each
 * message is safe in our own queue before it is taken off. One that nobody understands stays, and
 * comes again.
 *
 * @throws AggregateError with every fault; the other messages are done
 */
export async function takeNotifications(services: TakeServices): Promise<void> {
  const channels = await Promise.all(
    WITH_QUEUES.map((marketplace) => services.directory.channelsOf(marketplace)),
  );
  const runs = await Promise.allSettled(
    channels
      .flat()
      .filter(({ registeredUrl }) => registeredUrl !== undefined)
      .map((channel) => empty(services, channel)),
  );
  const faults = runs.flatMap((run): readonly unknown[] =>
    run.status === 'rejected' ? [run.reason] : run.value,
  );
  if (faults.length > 0) throw new AggregateError(faults, 'not every notification was taken');
}

const WITH_QUEUES = MARKETPLACES.filter((name) => CHANNEL_CAPABILITIES[name].pushes === 'queue');

/** What could not be taken, until nothing more comes. */
async function empty(services: TakeServices, channel: Channel): Promise<readonly unknown[]> {
  const { notificationQueue: queue } = services;
  const faults: unknown[] = [];
  for (;;) {
    const messages = await queue.take(channel);
    if (messages.length === 0) return faults;
    const runs = await Promise.allSettled(
      messages.map(async (message) => {
        await receiveNotification(services, message.raw);
        await queue.done(channel, message);
      }),
    );
    for (const run of runs) if (run.status === 'rejected') faults.push(run.reason);
  }
}
