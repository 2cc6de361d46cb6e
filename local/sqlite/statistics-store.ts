import { added, cellKey } from '../../functions/domain/statistics/released-list.ts';
import type {
  ReleasedList,
  StatisticsCell,
} from '../../functions/domain/statistics/released-list.ts';
import type { StatisticsStore } from '../../functions/ports/statistics-store.ts';
import { recordOf, recordsOf } from './columns.ts';
import type { Database } from './database.ts';

/** Statistics in SQLite: a list and what it adds are one commit. */
export function sqliteStatisticsStore(db: Database): StatisticsStore {
  return {
    add: async (lists) => {
      if (lists.length === 0) return;
      await db.write(() => lists.forEach((list) => addList(db, list)));
    },
    month: async (merchantId, month) =>
      recordsOf<StatisticsCell>(
        db.all(
          'SELECT json FROM statistics WHERE merchant_id = ? AND month = ?',
          merchantId,
          month,
        ),
      ),
  };
}

function addList(db: Database, { listId, merchantId, month, whole, parts }: ReleasedList): void {
  const isNew = db.run(
    'INSERT INTO counted_lists (list_id) VALUES (?) ON CONFLICT DO NOTHING',
    listId,
  );
  if (isNew === 0) return;
  for (const cell of [whole, ...parts]) {
    const key = cellKey(cell.name);
    const row = db.one(
      'SELECT json FROM statistics WHERE merchant_id = ? AND month = ? AND cell = ?',
      merchantId,
      month,
      key,
    );
    const sum =
      row === undefined ? cell : { ...cell, ...added(recordOf<StatisticsCell>(row), cell) };
    db.run(
      `INSERT INTO statistics (merchant_id, month, cell, json) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET json = excluded.json`,
      merchantId,
      month,
      key,
      JSON.stringify(sum),
    );
  }
}
