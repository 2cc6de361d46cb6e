import { z } from 'zod';
import type { Database } from './database.ts';

/** Things of one kind by id, durable. */
export interface RecordSet<T> {
  get(id: string): T | undefined;
  /** Writes or replaces; only inside a change of the database. */
  put(id: string, value: T): void;
  /** All whose id begins so, by id. */
  startingWith(prefix: string): readonly T[];
}

/** Makes record sets over one table. */
export type RecordSets = <T>(kind: string, schema: z.ZodType<T>) => RecordSet<T>;

const rowSchema = z.object({ body: z.string() });
const LAST_CHARACTER = '\u{10FFFF}';

/** Record sets of a database; each kind is read back through its own schema. */
export function recordSets(database: Database): RecordSets {
  database.define(
    'CREATE TABLE IF NOT EXISTS records (kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID',
  );
  const select = database.prepare('SELECT body FROM records WHERE kind = ? AND id = ?');
  const range = database.prepare(
    'SELECT body FROM records WHERE kind = ? AND id >= ? AND id < ? ORDER BY id',
  );
  const write = database.prepare(
    'INSERT OR REPLACE INTO records (kind, id, body) VALUES (?, ?, ?)',
  );
  return (kind, schema) => {
    const read = (row: unknown) => schema.parse(JSON.parse(rowSchema.parse(row).body));
    return {
      get(id) {
        const row = select.get(kind, id);
        return row === undefined ? undefined : read(row);
      },
      put(id, value) {
        write.run(kind, id, JSON.stringify(value));
      },
      startingWith: (prefix) => range.all(kind, prefix, prefix + LAST_CHARACTER).map(read),
    };
  };
}

/** Numbers that only grow, by name. */
export type Counter = (name: string) => number;

/** A counter over record sets: 1, 2, 3, … per name; only inside a change. */
export function counter(records: RecordSets): Counter {
  const numbers = records('counter', z.number().int());
  return (name) => {
    const next = (numbers.get(name) ?? 0) + 1;
    numbers.put(name, next);
    return next;
  };
}
