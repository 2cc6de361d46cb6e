import { z } from 'zod';
import type { Database } from './database.ts';

/** Things of one kind by id, durable. */
export interface RecordSet<T> {
  get(id: string): T | undefined;
  /** Writes or replaces; only inside a change of the database. The value is kept as it is. */
  put(id: string, value: T): void;
  /** All whose id begins so, by id. */
  startingWith(prefix: string): readonly T[];
}

/** Opens record sets over one table, each kind once. */
export type RecordSets = <T>(kind: string, schema: z.core.$ZodType<T>) => RecordSet<T>;

const rowSchema = z.object({ id: z.string(), body: z.string() });

const TABLE = `
  CREATE TABLE IF NOT EXISTS records (
    number INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL)`;
const SUPERSEDED =
  'DELETE FROM records WHERE number NOT IN (SELECT MAX(number) FROM records GROUP BY kind, id)';

/**
 * Record sets of a database. Records live in memory; every write is appended to one table, which is
 * read, and cleared of what was superseded, when the sandbox starts: writing touches one page where
 * a table by kind and id would touch one per record.
 */
export function recordSets(database: Database): RecordSets {
  database.define(TABLE);
  database.define(SUPERSEDED);
  const rows = database.prepare('SELECT id, body FROM records WHERE kind = ? ORDER BY number');
  const append = database.prepare('INSERT INTO records (kind, id, body) VALUES (?, ?, ?)');
  const opened = new Set<string>();
  return <T>(kind: string, schema: z.core.$ZodType<T>): RecordSet<T> => {
    if (opened.has(kind)) throw new Error(`records of kind ${kind} are opened twice`);
    opened.add(kind);
    const values = new Map<string, T>();
    for (const row of rows.all(kind)) {
      const { id, body } = rowSchema.parse(row);
      values.set(id, z.parse(schema, JSON.parse(body)));
    }
    return {
      get: (id) => values.get(id),
      put(id, value) {
        const earlier = values.get(id);
        database.onUndo(() => {
          if (earlier === undefined) values.delete(id);
          else values.set(id, earlier);
        });
        append.run(kind, id, JSON.stringify(value));
        values.set(id, value);
      },
      startingWith: (prefix) =>
        [...values.keys()]
          .filter((id) => id.startsWith(prefix))
          .sort()
          .map((id) => values.get(id))
          .filter((value) => value !== undefined),
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
