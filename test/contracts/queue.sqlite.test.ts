import { setImmediate as nextTurn } from 'node:timers/promises';
import { sqliteQueue } from '../../local/queue/sqlite-queue.ts';
import { takeMessages, deleteMessage } from '../../local/queue/message-rows.ts';
import { openDatabase } from '../../local/sqlite/database.ts';
import { queueContract } from './queue.contract.ts';

queueContract('SQLite', async () => {
  const db = openDatabase(':memory:');
  let now = 0;
  return {
    queue: sqliteQueue(db, { now: () => now }),
    arrived: async (queue, mark, count) => {
      const arrived: string[] = [];
      const terms = { queue, most: 10, maxReceives: 5, hiddenUntil: Infinity };
      while (arrived.length < count) {
        const taken = await db.write(() => takeMessages(db, { ...terms, now, hiddenUntil: now }));
        await db.write(() => taken.forEach((message) => deleteMessage(db, message)));
        arrived.push(...taken.map(({ body }) => body).filter((body) => body.includes(mark)));
        if (taken.length === 0) now += 1_000;
        await nextTurn();
      }
      return arrived;
    },
    close: () => db.close(),
  };
});
