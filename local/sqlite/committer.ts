import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { ExitError } from '../exit-error.ts';
import { lastingFault } from './lasting-fault.ts';
import type { LogSync } from './log-sync.ts';

interface Waiting {
  /** Runs the work in a savepoint and returns how to tell its caller once that is on disk. */
  readonly apply: () => () => void;
  readonly reject: (fault: unknown) => void;
}

/** Works per commit: about 10 ms of writing, so that a burst does not hold up what only reads. */
const LARGEST_COMMIT = 500;

/**
 * Writes to one database, many to a commit and many commits to a sync. After a fault that lasts (a
 * full or broken disk) everything that waits is refused, so is everything after, and `onFault`
 * hears of it once.
 */
export class Committer {
  readonly #db: DatabaseSync;
  readonly #log: LogSync | undefined;
  readonly #onFault: (fault: ExitError) => void;
  readonly #sql: {
    readonly [Step in 'begin' | 'commit' | 'save' | 'undo' | 'keep']: StatementSync;
  };
  readonly #waiting: Waiting[] = [];
  readonly #listeners: (() => void)[] = [];
  #turn: Promise<void> | undefined;
  #refusal: Error | undefined;

  /** @param log syncs what was committed; none for a database in memory */
  constructor(db: DatabaseSync, log: LogSync | undefined, onFault: (fault: ExitError) => void) {
    this.#db = db;
    this.#log = log;
    this.#onFault = onFault;
    this.#sql = {
      begin: db.prepare('BEGIN IMMEDIATE'),
      commit: db.prepare('COMMIT'),
      save: db.prepare('SAVEPOINT work'),
      undo: db.prepare('ROLLBACK TO work'),
      keep: db.prepare('RELEASE work'),
    };
  }

  /**
   * Runs `work` in the next commit, which gathers everything written in one turn of the event
   * loop, and while the commit before it is synced. The promise settles once the commit is on disk. When `keep` answers false, or `work`
   * throws, nothing of this work is written while the others of the commit are. Works run in the
   * order of the calls: what an earlier one wrote, a later one sees.
   */
  write<T>(work: () => T, keep: (result: T) => boolean = () => true): Promise<T> {
    if (this.#refusal !== undefined) return Promise.reject(this.#refusal);
    return new Promise<T>((resolve, reject) => {
      const apply = (): (() => void) => {
        const result = this.#inSavepoint(work, keep);
        return result.ok ? () => resolve(result.value) : () => reject(asError(result.fault));
      };
      this.#waiting.push({ apply, reject });
      this.#turn ??= this.#nextTurn();
    });
  }

  /** Calls `listener` after every commit. It must not throw. */
  onCommit(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Commits what still waits, then refuses further writes. */
  async close(): Promise<void> {
    while (this.#turn !== undefined) await this.#turn;
    await new Promise<void>((resolve) => {
      if (this.#log === undefined) resolve();
      else this.#log.whenFree(resolve);
    });
    this.#refusal ??= new Error('the database is closed');
  }

  #nextTurn(): Promise<void> {
    return new Promise((resolve) => {
      const turn = (): void => {
        const batch = this.#waiting.splice(0, LARGEST_COMMIT);
        if (batch.length > 0) this.#commit(batch);
        this.#turn = this.#waiting.length > 0 ? this.#nextTurn() : undefined;
        resolve();
      };
      // A commit during a sync would wait for the next one all the same: larger ones cost less.
      if (this.#log === undefined) setImmediate(turn);
      else this.#log.whenFree(() => setImmediate(turn));
    });
  }

  #commit(batch: readonly Waiting[]): void {
    const tell: (() => void)[] = [];
    try {
      this.#sql.begin.run();
      tell.push(...batch.map(({ apply }) => apply()));
      this.#sql.commit.run();
    } catch (fault) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      this.#fail(batch, fault);
      return;
    }
    const done = (): void => {
      this.#listeners.forEach((listener) => listener());
      tell.forEach((each) => each());
    };
    if (this.#log === undefined) done();
    else this.#log.wait(done, (fault) => this.#fail(batch, fault));
  }

  #inSavepoint<T>(
    work: () => T,
    keep: (result: T) => boolean,
  ): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: unknown } {
    this.#sql.save.run();
    try {
      const value = work();
      if (!keep(value)) this.#sql.undo.run();
      this.#sql.keep.run();
      return { ok: true, value };
    } catch (fault) {
      // A full disk takes the whole transaction with it, and then the whole commit fails.
      if (!this.#db.isTransaction || lastingFault(fault) !== undefined) throw fault;
      this.#sql.undo.run();
      this.#sql.keep.run();
      return { ok: false, fault };
    }
  }

  #fail(batch: readonly Waiting[], fault: unknown): void {
    const lasting = lastingFault(fault);
    if (lasting === undefined) return batch.forEach(({ reject }) => reject(fault));
    const first = this.#refusal === undefined;
    this.#refusal ??= lasting;
    [...batch, ...this.#waiting.splice(0)].forEach(({ reject }) => reject(lasting));
    if (first) this.#onFault(lasting);
  }
}

function asError(fault: unknown): Error {
  return fault instanceof Error ? fault : new Error(String(fault));
}
