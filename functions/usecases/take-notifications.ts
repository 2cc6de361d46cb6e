import { CHANNEL_CAPABILITIES } from '../domain/order/channel-capabilities.ts';
import { MARKETPLACES } from '../domain/order/marketplace-name.ts';
import type { Channel, Directory } from '../ports/directory.ts';
import type { NotificationQueue } from '../ports/inbound.ts';
import { atMost } from './at-most.ts';
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
  const runs = await Promise.all(
    WITH_QUEUES.map((marketplace) =>
      atMost(AT_ONCE, services.directory.channelsOf(marketplace), (channel) =>
        empty(services, channel),
      ),
    ),
  );
  const faults = runs.flat();
  if (faults.length > 0) throw new AggregateError(faults, 'not every notification was taken');
}

/** Queues of one marketplace that are emptied at the same time. */
const AT_ONCE = 8;

const WITH_QUEUES = MARKETPLACES.filter((name) => CHANNEL_CAPABILITIES[name].pushes === 'queue');

/** Until nothing more comes. @throws AggregateError with what could not be taken */
async function empty(services: TakeServices, channel: Channel): Promise<void> {
  const { notificationQueue: queue } = services;
  if (channel.registeredUrl === undefined) return;
  const faults: unknown[] = [];
  for (;;) {
    const messages = await queue.take(channel);
    if (messages.length === 0) break;
    const runs = await Promise.allSettled(
      messages.map(async (message) => {
        await receiveNotification(services, message.raw);
        await queue.done(channel, message);
      }),
    );
    for (const run of runs) if (run.status === 'rejected') faults.push(run.reason);
  }
  if (faults.length > 0) throw new AggregateError(faults, `of ${channel.channelId}`);
}
