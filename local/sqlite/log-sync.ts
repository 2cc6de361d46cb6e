import { closeSync, fdatasync, openSync } from 'node:fs';

/**
 * Syncs the write-ahead log of a database to disk, beside the event loop. SQLite's own
 * (synchronous=FULL) would hold up everything in the process for as long as the disk takes.
 */
export class LogSync {
  readonly #sync: (told: (fault: Error | null) => void) => void;
  #whenFree: (() => void)[] = [];
  #running = false;

  /** @param sync starts a sync and tells when it is over */
  constructor(sync: (told: (fault: Error | null) => void) => void) {
    this.#sync = sync;
  }

  /** Tells `done` once all that is committed by now is on disk. Only while no sync runs. */
  wait(done: () => void, failed: (fault: unknown) => void): void {
    this.#running = true;
    this.#sync((fault) => {
      this.#running = false;
      if (fault === null) done();
      else failed(fault);
      this.#whenFree.splice(0).forEach((each) => each());
    });
  }

  /** Calls `then` as soon as no sync runs. */
  whenFree(then: () => void): void {
    if (this.#running) this.#whenFree.push(then);
    else then();
  }
}

/** The log file of a database, opened when it is there: with the first commit. */
export class LogFile {
  readonly #path: string;
  #file: number | undefined;

  constructor(databasePath: string) {
    this.#path = `${databasePath}-wal`;
  }

  readonly sync = (told: (fault: Error | null) => void): void => {
    this.#file ??= openSync(this.#path, 'r+');
    fdatasync(this.#file, told);
  };

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
  }
}
