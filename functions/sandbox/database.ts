import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';

/** Shortest time between two full-sync commits: what arrives in between shares one. */
const LEAST_SPACING_MS = 4;
/** Between commits passes this many times what the last one took, so that a slow disk is not all there is. */
const SPACING_PER_COMMIT = 3;
const CHECKPOINT_PAGES = 8_000;

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
  #nextCommit = 0;
  #waiters: Waiter[] = [];
  #undo: (() => void)[] = [];
  #depth = 0;

  /** Opens or creates the file. Throws when another process holds it. */
  constructor(file: string) {
    this.#sqlite = new DatabaseSync(file);
    this.#sqlite.exec('PRAGMA locking_mode = EXCLUSIVE');
    this.#sqlite.exec('PRAGMA journal_mode = WAL');
    this.#sqlite.exec('PRAGMA synchronous = FULL');
    this.#sqlite.exec(`PRAGMA wal_autocheckpoint = ${String(CHECKPOINT_PAGES)}`);
  }

  /** Creates tables; only before the first change. */
  define(sql: string): void {
    this.#sqlite.exec(sql);
  }

  /** A prepared statement. Writing ones may only run inside `change`. */
  prepare(sql: string): StatementSync {
    return this.#sqlite.prepare(sql);
  }

  /** Runs `work` all or nothing, inside the commit that is being gathered. May be nested. */
  change<T>(work: () => T): T {
    this.#begin();
    const mark = this.#undo.length;
    this.#sqlite.exec('SAVEPOINT change');
    this.#depth += 1;
    try {
      const result = work();
      this.#sqlite.exec('RELEASE change');
      return result;
    } catch (error) {
      this.#sqlite.exec('ROLLBACK TO change');
      this.#sqlite.exec('RELEASE change');
      for (const undo of this.#undo.splice(mark).reverse()) undo();
      throw error;
    } finally {
      this.#depth -= 1;
      if (this.#depth === 0) this.#undo = [];
    }
  }

  /** What takes back a change in memory if the change it is part of is not made. */
  onUndo(undo: () => void): void {
    this.#undo.push(undo);
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
    const wait = this.#nextCommit - performance.now();
    if (wait <= 0) setImmediate(() => this.#commit());
    else setTimeout(() => this.#commit(), wait);
  }

  /** A failed commit is the end of the process: memory and disk do not agree any more. */
  #commit(): void {
    if (!this.#open) return;
    this.#open = false;
    const begin = performance.now();
    const waiters = this.#waiters;
    this.#waiters = [];
    try {
      this.#sqlite.exec('COMMIT');
    } catch (error) {
      const reason = new Error('the sandbox journal could not be written', { cause: error });
      waiters.forEach(({ reject }) => reject(reason));
      throw reason;
    }
    const end = performance.now();
    this.#nextCommit = end + Math.max(LEAST_SPACING_MS, SPACING_PER_COMMIT * (end - begin));
    waiters.forEach(({ resolve }) => resolve());
  }
}
