import type { QueueRow } from '../../functions/runtime/contracts/queues.ts';
import type { BatchHandler } from '../../functions/runtime/http-event.ts';
import type { Database } from '../sqlite/database.ts';
import { deleteMessage, nextVisibleAt, returnMessage, takeMessages } from './message-rows.ts';
import type { ReceivedMessage } from './message-rows.ts';

export interface QueueWorkerOptions {
  readonly db: Database;
  readonly row: QueueRow;
  readonly work: BatchHandler;
  /** Wall milliseconds. */
  readonly now: () => number;
}

/** Batches of one queue under way at once: enough to fill a commit, few enough to be fair. */
const MOST_BATCHES = 8;
/** Timers beyond 24.8 days fire at once; looking again every minute costs nothing. Milliseconds. */
const LONGEST_TIMER = 60_000;

/**
 * Works one queue: takes visible messages in batches, deletes what is done, returns what failed.
 * Nothing is polled: a send wakes it, and so does a timer when the next message shows.
 */
export class QueueWorker {
  readonly #options: QueueWorkerOptions;
  #batches = 0;
  #taking = false;
  #stopped = false;
  /** Somebody woke us while we could not take. */
  #woken = false;
  #timer: NodeJS.Timeout | undefined;
  #whenIdle: (() => void) | undefined;

  constructor(options: QueueWorkerOptions) {
    this.#options = options;
  }

  /** Looks into the queue; called after every send. */
  wake(): void {
    this.#woken = true;
    if (!this.#taking && !this.#stopped && this.#batches < MOST_BATCHES) void this.#take();
  }

  /** Takes nothing more; resolves when the batches under way are done. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    if (this.#batches === 0 && !this.#taking) return;
    await new Promise<void>((resolve) => {
      this.#whenIdle = resolve;
    });
  }

  async #take(): Promise<void> {
    const { db, row, now } = this.#options;
    this.#taking = true;
    this.#woken = false;
    const take = () =>
      takeMessages(db, {
        queue: row.name,
        batchSize: row.batchSize,
        maxReceives: row.maxReceives,
        now: now(),
        hiddenUntil: now() + row.visibilitySeconds * 1_000,
      });
    // A write fails when the disk is full, and then the host ends.
    const messages = await db.write(take).catch(() => []);
    this.#taking = false;
    if (messages.length > 0) void this.#workBatch(messages);
    this.#goOn(messages.length === row.batchSize);
  }

  async #workBatch(messages: readonly ReceivedMessage[]): Promise<void> {
    this.#batches += 1;
    const { db, row, now } = this.#options;
    const failed = await this.#failedOf(messages);
    const settle = (): void =>
      messages.forEach((message, index) => {
        if (!failed.has(index)) return deleteMessage(db, message);
        returnMessage(db, message, row.maxReceives, now() + delayOf(message, row));
      });
    await db.write(settle).catch(() => undefined);
    this.#batches -= 1;
    this.#goOn(true);
  }

  /** A worker that throws has done none of its batch. */
  async #failedOf(messages: readonly ReceivedMessage[]): Promise<ReadonlySet<number>> {
    try {
      return new Set(await this.#options.work(messages.map(({ body }) => body)));
    } catch {
      return new Set(messages.keys());
    }
  }

  #goOn(more: boolean): void {
    if (this.#stopped) {
      if (this.#batches === 0 && !this.#taking) this.#whenIdle?.();
    } else if (more || this.#woken) {
      this.wake();
    } else {
      this.#waitForNext();
    }
  }

  #waitForNext(): void {
    const { db, row, now } = this.#options;
    const at = nextVisibleAt(db, row.name);
    clearTimeout(this.#timer);
    if (at === undefined) return;
    const wait = Math.min(Math.max(at - now(), 1), LONGEST_TIMER);
    this.#timer = setTimeout(() => this.wake(), wait).unref();
  }
}

/** A failed message comes again after 1, 2, 4 … s, at most after the queue's visibility. */
function delayOf({ receives }: ReceivedMessage, { visibilitySeconds }: QueueRow): number {
  return Math.min(2 ** (receives - 1), visibilitySeconds) * 1_000;
}
