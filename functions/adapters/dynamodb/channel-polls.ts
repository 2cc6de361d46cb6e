import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import type { ChannelPoll, ChannelPolls } from '../../ports/channel-polls.ts';
import { bodyOf, readRecord } from './item.ts';
import { KEYS } from './keys.ts';
import { integer, optionalText } from './records/shared-values.ts';
import type { ShapeOf } from './records/shared-values.ts';
import { openTable } from './table.ts';

const text = z.string();
const pollRecord: z.ZodMiniType<ChannelPoll> = z.looseObject({
  channelId: text,
  seenUntil: text,
  resume: z.optional(z.looseObject({ since: text, until: text, page: text })),
  recent: z.array(text),
  ranAt: text,
  found: z.looseObject({ orders: integer, payments: integer, cancellations: integer }),
  fault: optionalText,
} satisfies ShapeOf<ChannelPoll>);

const reachedRecord = z.looseObject({ channelId: optionalText });

/** Polls of channels on the table `orders`, beside each channel. */
export function openChannelPolls(client: DynamoDBClient, tableName: string): ChannelPolls {
  const table = openTable(client, tableName);
  return {
    poll: async (channelId) => {
      const item = await table.get(KEYS.poll(channelId));
      return item && readRecord(pollRecord, item);
    },
    putPoll: async (poll) => {
      await table.put({ item: { ...KEYS.poll(poll.channelId), ...bodyOf(poll) } });
    },
    reached: async (marketplace) => {
      const item = await table.get(KEYS.pollReached(marketplace));
      return item && readRecord(reachedRecord, item).channelId;
    },
    putReached: async (marketplace, channelId) => {
      await table.put({ item: { ...KEYS.pollReached(marketplace), ...bodyOf({ channelId }) } });
    },
  };
}
