import { sqliteChannelPolls } from '../../local/sqlite/channel-polls.ts';
import { openDatabase } from '../../local/sqlite/database.ts';
import { channelPollsContract } from './channel-polls.contract.ts';

channelPollsContract('SQLite', async () => {
  const db = openDatabase(':memory:');
  return { polls: sqliteChannelPolls(db), close: () => db.close() };
});
