import { describe, expect, test } from '@jest/globals';
import { nodeFingerprint } from '../../functions/adapters/fingerprint/node-fingerprint.ts';
import type { Channel } from '../../functions/ports/directory.ts';
import type { QueuedMessage, QueuedNotification } from '../../functions/ports/inbound.ts';
import type { DeliveryRecord } from '../../functions/ports/order-store.ts';
import { receiveNotificationsJob } from '../../functions/handlers/jobs/receive-notifications.ts';
import { takeNotifications } from '../../functions/usecases/take-notifications.ts';
import { aChannel } from '../support/channel-builder.ts';
import { fixedClock } from '../support/fixed-clock.ts';
import { streamOf } from '../support/stream-of.ts';

const GERMANY = aChannel({
  ...{ channelId: 'de', marketplace: 'amazon', account: 'A2X', site: 'A1PA' },
  registeredUrl: 'https://queue.example/1',
});
const ELSEWHERE = aChannel({
  ...{ channelId: 'elsewhere', marketplace: 'amazon', account: 'A2X', site: undefined },
  registeredUrl: undefined,
});

/** Notifications as JSON of what they say; those of the queue are gone once they are done. */
function intake(
  channels: readonly Channel[],
  waiting: readonly Partial<QueuedNotification>[] = [],
) {
  const queued: Record<string, unknown>[] = [];
  const log: DeliveryRecord[] = [];
  const faults: unknown[] = [];
  const bodies = waiting.map((each) => Buffer.from(JSON.stringify(each)));
  const hidden = new Set<string>();
  const done: string[] = [];
  const services = {
    clock: fixedClock(),
    fingerprint: nodeFingerprint,
    queue: {
      send: async (_queue: string, { body }: { readonly body: string }) => {
        queued.push(JSON.parse(body) as Record<string, unknown>);
      },
    },
    directory: {
      channelsOfAccount: async (_marketplace: string, account: string) =>
        channels.filter((channel) => channel.account === account),
      channelsOf: (marketplace: string) =>
        streamOf(channels.filter((channel) => channel.marketplace === marketplace)),
    },
    orders: { recordDelivery: async (record: DeliveryRecord) => void log.push(record) },
    notifications: (raw: Uint8Array) => {
      const said = JSON.parse(Buffer.from(raw).toString()) as Partial<QueuedNotification>;
      return said.account === undefined
        ? undefined
        : { topic: 'ORDER_CHANGE', deliveryId: 'n-1', ...said, account: said.account };
    },
    notificationQueue: {
      take: async () => {
        const fresh = bodies.map((raw, index) => ({ handle: String(index), raw }));
        const found = fresh.filter(({ handle }) => !hidden.has(handle)).slice(0, 2);
        found.forEach(({ handle }) => hidden.add(handle));
        return found;
      },
      done: async (_channel: Channel, { handle }: QueuedMessage) => void done.push(handle),
    },
  };
  const work = receiveNotificationsJob(services, (fault) => faults.push(fault));
  return { services, queued, log, faults, done, work };
}

describe('a notification', () => {
  test('goes the way of every delivery, to the channel of its site, else to the one without', async () => {
    const { work, queued } = intake([GERMANY, ELSEWHERE]);
    const at = '2026-11-23T10:00:00Z';
    const bodies = [
      { account: 'A2X', site: 'A1PA', occurredAt: at },
      { account: 'A2X', site: 'ATVP' },
    ].map((each) => JSON.stringify(each));
    expect(await work(bodies)).toEqual([]);
    expect(queued).toMatchObject([
      { channelId: 'de', deliveryId: 'n-1', topic: 'ORDER_CHANGE', occurredAt: at },
      { channelId: 'elsewhere' },
    ]);
    expect(Buffer.from(String(queued[0]?.['body']), 'base64').toString()).toBe(bodies[0]);
  });

  test('that is none, or for nobody here, comes again alone', async () => {
    const { work, queued, faults } = intake([GERMANY]);
    const bodies = [{}, { account: 'other' }, { account: 'A2X', site: 'ATVP' }, { account: 'A2X' }];
    expect(await work(bodies.map((each) => JSON.stringify(each)))).toEqual([0, 1, 2]);
    expect(queued).toHaveLength(1);
    expect(faults.map(String)).toEqual([
      'Error: a queued message is no notification',
      'Error: no channel for account other on any site',
      'Error: no channel for account A2X on ATVP',
    ]);
  });

  test('for a disabled channel is logged and done', async () => {
    const disabled = { ...GERMANY, disabled: { at: '2026-11-23T10:00:00Z', by: 'anna' } };
    const { work, queued, log } = intake([disabled]);
    expect(await work([JSON.stringify({ account: 'A2X', site: 'A1PA' })])).toEqual([]);
    expect(queued).toEqual([]);
    expect(log).toMatchObject([{ outcome: 'refused', reason: 'channel-disabled' }]);
  });
});

describe('a host that nothing is pushed to', () => {
  test('empties the queues, and leaves what nobody understands', async () => {
    const told = [{ account: 'A2X', site: 'A1PA' }, {}, { account: 'A2X', site: 'A1PA' }];
    const { services, queued, done } = intake([GERMANY, ELSEWHERE], told);
    await expect(takeNotifications(services)).rejects.toThrow('not every notification');
    expect(queued).toHaveLength(2);
    expect(done).toEqual(['0', '2']);
  });

  test('keeps in the queue what it could not make safe here', async () => {
    const { services, done } = intake([GERMANY], [{ account: 'A2X', site: 'A1PA' }]);
    const queue = { send: () => Promise.reject(new Error('disk full')) };
    await expect(takeNotifications({ ...services, queue })).rejects.toThrow();
    expect(done).toEqual([]);
  });
});
