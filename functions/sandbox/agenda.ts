import { z } from 'zod';
import type { Database } from './database.ts';

/** Something a partner does by itself at a business time. */
export interface Action<T> {
  /** Plans it; once per id. `at`: business milliseconds. */
  plan(id: string, at: number, data: T): void;
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

const NEVER = Number.MAX_SAFE_INTEGER;

const TABLE = `
  CREATE TABLE IF NOT EXISTS agenda (
    at INTEGER NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (at, kind, id)) WITHOUT ROWID;
`;

/** Opens the agenda in a database. */
export function openAgenda(database: Database): Agenda {
  database.define(TABLE);
  const write = database.prepare(
    'INSERT OR REPLACE INTO agenda (kind, id, at, body) VALUES (?, ?, ?, ?)',
  );
  const take = database.prepare('DELETE FROM agenda WHERE at = ? AND kind = ? AND id = ?');
  const due = database.prepare(
    'SELECT kind, id, at, body FROM agenda WHERE at <= ? ORDER BY at, kind, id LIMIT ?',
  );
  const first = database.prepare('SELECT COALESCE(MIN(at), ?) AS at FROM agenda');
  const firstAt = () => z.object({ at: z.number() }).parse(first.get(NEVER)).at;
  // Nothing is due before this: looking costs nothing while partners have nothing to do.
  let next = firstAt();
  const count = database.prepare('SELECT COUNT(*) AS count FROM agenda');
  const runners = new Map<string, (body: unknown, at: number) => void>();
  const runOne = (row: unknown) => {
    const { kind, id, at, body } = rowSchema.parse(row);
    database.change(() => {
      take.run(at, kind, id);
      runners.get(kind)?.(JSON.parse(body), at);
    });
  };
  return {
    action(kind, schema, run) {
      runners.set(kind, (body, at) => run(z.parse(schema, body), at));
      return {
        plan: (id, at, data) => {
          const when = Math.round(at);
          write.run(kind, id, when, JSON.stringify(data));
          next = Math.min(next, when);
        },
      };
    },
    run(now, limit) {
      if (now < next) return 0;
      const rows = due.all(now, limit);
      rows.forEach(runOne);
      next = firstAt();
      return rows.length;
    },
    size: () => z.object({ count: z.number() }).parse(count.get()).count,
  };
}
