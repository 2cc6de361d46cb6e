import { z } from 'zod';
import type { Database } from './database.ts';

/** Something a partner does by itself at a business time. */
export interface Action<T> {
  /** Plans it, or moves it when one of this id is planned already. `at`: business milliseconds. */
  plan(id: string, at: number, data: T): void;
  /** Forgets it; nothing happens when it is not planned. */
  drop(id: string): void;
}

/** What partners are going to do, durable. Changes only inside a change of the database. */
export interface Agenda {
  /** Declares a kind of action. `run` gets the business time it was planned for. */
  action<T>(
    kind: string,
    schema: z.core.$ZodType<T>,
    run: (data: T, at: number) => void,
  ): Action<T>;
  /** Does what is due at `now`, oldest first, at most `limit`; returns how much was done. */
  run(now: number, limit: number): number;
  /** How much is planned. */
  size(): number;
}

const rowSchema = z.object({
  kind: z.string(),
  id: z.string(),
  at: z.number(),
  body: z.string(),
});

const TABLE = `
  CREATE TABLE IF NOT EXISTS agenda (
    kind TEXT NOT NULL, id TEXT NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (kind, id)) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS agenda_at ON agenda (at);
`;

/** Opens the agenda in a database. */
export function openAgenda(database: Database): Agenda {
  database.define(TABLE);
  const write = database.prepare(
    'INSERT OR REPLACE INTO agenda (kind, id, at, body) VALUES (?, ?, ?, ?)',
  );
  const remove = database.prepare('DELETE FROM agenda WHERE kind = ? AND id = ?');
  const take = database.prepare('DELETE FROM agenda WHERE kind = ? AND id = ? AND at = ?');
  const due = database.prepare(
    'SELECT kind, id, at, body FROM agenda WHERE at <= ? ORDER BY at, kind, id LIMIT ?',
  );
  const count = database.prepare('SELECT COUNT(*) AS count FROM agenda');
  const runners = new Map<string, (body: unknown, at: number) => void>();
  const runOne = (row: unknown) => {
    const { kind, id, at, body } = rowSchema.parse(row);
    database.change(() => {
      // An earlier one of the same pass may have dropped or moved it.
      if (take.run(kind, id, at).changes === 0) return;
      runners.get(kind)?.(JSON.parse(body), at);
    });
  };
  return {
    action(kind, schema, run) {
      runners.set(kind, (body, at) => run(z.parse(schema, body), at));
      return {
        plan: (id, at, data) => {
          write.run(kind, id, Math.round(at), JSON.stringify(data));
        },
        drop: (id) => {
          remove.run(kind, id);
        },
      };
    },
    run(now, limit) {
      const rows = due.all(now, limit);
      rows.forEach(runOne);
      return rows.length;
    },
    size: () => z.object({ count: z.number() }).parse(count.get()).count,
  };
}
