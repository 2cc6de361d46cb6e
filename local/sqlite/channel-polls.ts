import type { ChannelPoll, ChannelPolls } from '../../functions/ports/channel-polls.ts';
import { recordOf, textOf } from './columns.ts';
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
    reached: async (marketplace) => {
      const row = db.one('SELECT channel_id FROM polls_reached WHERE marketplace = ?', marketplace);
      return row && textOf(row, 'channel_id');
    },
    putReached: async (marketplace, channelId) => {
      await db.write(() => {
        db.run('DELETE FROM polls_reached WHERE marketplace = ?', marketplace);
        if (channelId === undefined) return;
        db.run(
          'INSERT INTO polls_reached (marketplace, channel_id) VALUES (?, ?)',
          marketplace,
          channelId,
        );
      });
    },
  };
}
