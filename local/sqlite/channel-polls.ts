import type { ChannelPoll, ChannelPolls } from '../../functions/ports/channel-polls.ts';
import { recordOf } from './columns.ts';
import type { Database } from './database.ts';

/** Polls of channels in SQLite. */
export function sqliteChannelPolls(db: Database): ChannelPolls {
  return {
    poll: async (channelId) => {
      const row = db.one('SELECT json FROM channel_polls WHERE channel_id = ?', channelId);
      return row && recordOf<ChannelPoll>(row);
    },
    putPoll: async (poll) => {
      await db.write(() => {
        db.run(
          `INSERT INTO channel_polls (channel_id, json) VALUES (?, ?)
           ON CONFLICT DO UPDATE SET json = excluded.json`,
          poll.channelId,
          JSON.stringify(poll),
        );
      });
    },
  };
}
