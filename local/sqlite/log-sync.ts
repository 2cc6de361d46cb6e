import { closeSync, fdatasync, openSync } from 'node:fs';

/** What waits for the log to be on disk. */
interface Waiting {
  readonly done: () => void;
  readonly failed: (fault: unknown) => void;
}

/**
 * Syncs the write-ahead log of a database to disk, beside the event loop: while one sync runs,
 * further commits gather, and the next sync is for all of them. SQLite's own (synchronous=FULL)
 * would hold up everything in the process for as long as the disk takes.
 */
export class LogSync {
  readonly #sync: (told: (fault: Error | null) => void) => void;
  #waiting: Waiting[] = [];
  #running = false;
  #whenIdle: (() => void) | undefined;

  /** @param sync starts a sync and tells when it is over */
  constructor(sync: (told: (fault: Error | null) => void) => void) {
    this.#sync = sync;
  }

  /** Tells `done` once all that is committed by now is on disk. */
  wait(done: () => void, failed: (fault: unknown) => void): void {
    this.#waiting.push({ done, failed });
    if (!this.#running) this.#next();
  }

  /** Resolves when nobody waits. */
  async idle(): Promise<void> {
    if (!this.#running) return;
    await new Promise<void>((resolve) => {
      this.#whenIdle = resolve;
    });
  }

  #next(): void {
    const batch = this.#waiting;
    this.#waiting = [];
    this.#running = true;
    this.#sync((fault) => {
      this.#running = false;
      batch.forEach(({ done, failed }) => (fault === null ? done() : failed(fault)));
      if (this.#waiting.length > 0) this.#next();
      else this.#whenIdle?.();
    });
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
