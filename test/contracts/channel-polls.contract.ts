import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ChannelPoll, ChannelPolls } from '../../functions/ports/channel-polls.ts';
import { uniqueId } from './unique-ids.ts';

/** What every store of polls does, whatever it is made of. */
export function channelPollsContract(
  name: string,
  make: () => Promise<{ readonly polls: ChannelPolls; readonly close: () => Promise<void> }>,
): void {
  describe(`${name} as a store of polls`, () => {
    let polls: ChannelPolls;
    let close: () => Promise<void>;

    beforeAll(async () => {
      ({ polls, close } = await make());
    });
    afterAll(() => close());

    const aPoll = (): ChannelPoll => ({
      channelId: uniqueId('channel-'),
      seenUntil: '2026-11-24T10:00:00.000Z',
      resume: {
        since: '2026-11-24T09:30:00.000Z',
        until: '2026-11-24T10:10:00.000Z',
        page: '杯子',
      },
      recent: ['302-1 2026-11-24T09:40:00.000Z'],
      ranAt: '2026-11-24T10:13:00.000Z',
      found: { orders: 1, payments: 0, cancellations: 2 },
      fault: 'HTTP 503',
    });

    test('keeps the newest of each channel', async () => {
      const poll = aPoll();
      expect(await polls.poll(poll.channelId)).toBeUndefined();
      await polls.putPoll(poll);
      await polls.putPoll(aPoll());
      expect(await polls.poll(poll.channelId)).toEqual(poll);
      const { channelId, seenUntil, recent, ranAt, found } = poll;
      const done = { channelId, seenUntil, recent, ranAt, found };
      await polls.putPoll(done);
      expect(await polls.poll(poll.channelId)).toEqual(done);
    });

    test('keeps where a run over a marketplace was, until it came to its end', async () => {
      await polls.putReached('shopify', 'channel-5');
      await polls.putReached('shopify', '频道-7');
      await polls.putReached('temu', 'channel-1');
      expect(await polls.reached('shopify')).toBe('频道-7');
      await polls.putReached('shopify', undefined);
      expect([await polls.reached('shopify'), await polls.reached('temu')]).toEqual([
        undefined,
        'channel-1',
      ]);
    });
  });
}
