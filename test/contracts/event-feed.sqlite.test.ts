import { setImmediate as nextTurn } from 'node:timers/promises';
import { startEventFeed } from '../../local/event-feed.ts';
import type { RunningFeed } from '../../local/event-feed.ts';
import { openDatabase } from '../../local/sqlite/database.ts';
import { sqliteOrderStore } from '../../local/sqlite/order-store.ts';
import { eventFeedContract } from './event-feed.contract.ts';

eventFeedContract('SQLite', async () => {
  const db = openDatabase(':memory:');
  let feed: RunningFeed | undefined;
  return {
    store: sqliteOrderStore(db),
    follow: (consume) => {
      feed = startEventFeed(db, 'test', consume, () => undefined);
    },
    settle: async () => {
      feed?.wake();
      await nextTurn();
    },
    close: async () => {
      await feed?.stop();
      await db.close();
    },
  };
});
