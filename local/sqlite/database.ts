import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import type { ExitError } from '../exit-error.ts';
import { Checkpointer } from './checkpointer.ts';
import { Committer } from './committer.ts';
import { LogFile, LogSync } from './log-sync.ts';
import { migrate } from './migrations.ts';

/** A row as SQLite gives it, by column. */
export type Row = { readonly [column: string]: SQLOutputValue | undefined };

/**
 * The one database of the embedded host. Reads see what is committed, because a commit is written
 * in one go; `run` belongs into the work of a `write`. Statements are prepared once.
 */
export interface Database {
  /** Runs `work` in the next commit, see {@link Committer.write}. */
  write<T>(work: () => T, keep?: (result: T) => boolean): Promise<T>;
  one(sql: string, ...values: readonly SQLInputValue[]): Row | undefined;
  all(sql: string, ...values: readonly SQLInputValue[]): readonly Row[];
  /** Returns how many rows changed. */
  run(sql: string, ...values: readonly SQLInputValue[]): number;
  /** Calls `listener` after every commit, before anybody is told of it. */
  onCommit(listener: () => void): void;
  /** Commits what waits, and leaves one tidy file. */
  close(): Promise<void>;
}

/**
 * Opens or creates a database; `':memory:'` for one that nobody keeps. Each commit is synced to
 * disk before its writers are told: by us and beside the event loop, so SQLite itself syncs only
 * around its checkpoints (synchronous=NORMAL). Those run in a thread of their own; the writer's own
 * are for a log that outgrows them, 64 MB. A reader may see a commit the moment before; what
 * it then does is written, and so synced, after it.
 *
 * @param onFault hears of a full or broken disk; by default such writes just fail
 * @throws ExitError `dataFolderNewer` when a newer version of this program wrote the file
 */
export function openDatabase(
  path: string,
  onFault: (fault: ExitError) => void = () => undefined,
): Database {
  const db = new DatabaseSync(path);
  db.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    PRAGMA busy_timeout = 5000;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -8192;
    PRAGMA journal_size_limit = 67108864;
    PRAGMA wal_autocheckpoint = 16000;
  `);
  try {
    migrate(db);
  } catch (fault) {
    db.close();
    throw fault;
  }
  const isKept = path !== ':memory:';
  const log = isKept ? new LogFile(path) : undefined;
  const checkpointer = isKept ? new Checkpointer(path) : undefined;
  const committer = new Committer(db, log && new LogSync(log.sync), onFault);
  if (checkpointer !== undefined) committer.onCommit(checkpointer.committed);
  const prepared = new Map<string, StatementSync>();

  function statement(sql: string): StatementSync {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const fresh = db.prepare(sql);
    prepared.set(sql, fresh);
    return fresh;
  }

  return {
    one: (sql, ...values) => statement(sql).get(...values),
    all: (sql, ...values) => statement(sql).all(...values),
    run: (sql, ...values) => Number(statement(sql).run(...values).changes),
    write: (work, keep) => committer.write(work, keep),
    onCommit: (listener) => committer.onCommit(listener),
    close: async () => {
      await committer.close();
      await checkpointer?.close();
      log?.close();
      db.close();
    },
  };
}
