import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';

/** Shortest time between two full-sync commits: what arrives in between shares one. */
const COMMIT_SPACING_MS = 4;

interface Waiter {
  readonly resolve: () => void;
  readonly reject: (reason: Error) => void;
}

/**
 * The sandbox's own SQLite file. Changes of a few milliseconds share one full-sync commit; whoever
 * answers a request waits for `committed()` first, so nothing is acknowledged that a crash could lose.
 */
export class Database {
  readonly #sqlite: DatabaseSync;
  #open = false;
  #lastCommit = 0;
  #waiters: Waiter[] = [];

  /** Opens or creates the file; `:memory:` for none. Throws when another process holds it. */
  constructor(file: string) {
    this.#sqlite = new DatabaseSync(file);
    this.#sqlite.exec('PRAGMA locking_mode = EXCLUSIVE');
    this.#sqlite.exec('PRAGMA journal_mode = WAL');
    this.#sqlite.exec('PRAGMA synchronous = FULL');
  }

  /** Creates tables; only before the first change. */
  define(sql: string): void {
    this.#sqlite.exec(sql);
  }

  /** A prepared statement. Writing ones may only run inside `change`. */
  prepare(sql: string): StatementSync {
    return this.#sqlite.prepare(sql);
  }

  /** Runs `work` all or nothing, inside the commit that is being gathered. */
  change<T>(work: () => T): T {
    this.#begin();
    this.#sqlite.exec('SAVEPOINT change');
    try {
      const result = work();
      this.#sqlite.exec('RELEASE change');
      return result;
    } catch (error) {
      this.#sqlite.exec('ROLLBACK TO change');
      this.#sqlite.exec('RELEASE change');
      throw error;
    }
  }

  /** Resolves once everything changed so far is on disk; rejects when it could not be written. */
  committed(): Promise<void> {
    if (!this.#open) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#waiters.push({ resolve, reject });
    });
  }

  /** Commits what is open and closes the file. */
  close(): void {
    this.#commit();
    this.#sqlite.close();
  }

  #begin(): void {
    if (this.#open) return;
    this.#sqlite.exec('BEGIN IMMEDIATE');
    this.#open = true;
    const wait = this.#lastCommit + COMMIT_SPACING_MS - performance.now();
    if (wait <= 0) setImmediate(() => this.#commit());
    else setTimeout(() => this.#commit(), wait);
  }

  #commit(): void {
    if (!this.#open) return;
    this.#open = false;
    const waiters = this.#waiters;
    this.#waiters = [];
    try {
      this.#sqlite.exec('COMMIT');
      waiters.forEach(({ resolve }) => resolve());
    } catch (error) {
      this.#sqlite.exec('ROLLBACK');
      const reason = new Error('the sandbox journal could not be written', { cause: error });
      waiters.forEach(({ reject }) => reject(reason));
      if (waiters.length === 0) throw reason;
    }
    this.#lastCommit = performance.now();
  }
}
