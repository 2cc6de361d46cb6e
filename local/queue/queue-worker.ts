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

/** Batches of one queue under way at once: enough to keep a commit busy, few enough to be fair. */
const MOST_BATCHES = 8;
/** A failed message comes back after this, longer with every time. Milliseconds. */
const RETRY_MS = 1_000;
const LONGEST_TIMER_MS = 60_000;

/** Works one queue: takes visible messages in batches, deletes what is done, returns what failed. */
export class QueueWorker {
  readonly #options: QueueWorkerOptions;
  #batches = 0;
  #taking = false;
  #again = false;
  #stopped = false;
  #timer: NodeJS.Timeout | undefined;
  #idle: (() => void) | undefined;

  constructor(options: QueueWorkerOptions) {
    this.#options = options;
  }

  /** Looks into the queue now; called after every send. */
  wake(): void {
    this.#again = true;
    if (!this.#taking && !this.#stopped && this.#batches < MOST_BATCHES) void this.#take();
  }

  /** Takes nothing more; resolves when the batches under way are done. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    if (this.#batches === 0 && !this.#taking) return;
    await new Promise<void>((resolve) => {
      this.#idle = resolve;
    });
  }

  async #take(): Promise<void> {
    const { db, row, now } = this.#options;
    this.#taking = true;
    this.#again = false;
    const hiddenUntil = now() + row.visibilitySeconds * 1_000;
    const messages = await db
      .write(() => takeMessages(db, row.name, now(), hiddenUntil, row.batchSize))
      .catch(() => []);
    this.#taking = false;
    if (messages.length > 0) void this.#workBatch(messages);
    this.#next(messages.length === row.batchSize);
  }

  async #workBatch(messages: readonly ReceivedMessage[]): Promise<void> {
    this.#batches += 1;
    const { db, row, work, now } = this.#options;
    try {
      const failed = new Set(await work(messages.map(({ body }) => body)));
      await db.write(() => {
        messages.forEach((message, index) => {
          if (!failed.has(index)) deleteMessage(db, message.messageId);
          else returnMessage(db, message, row.maxReceives, now() + RETRY_MS * message.receives);
        });
      });
    } catch {
      // Stays hidden until its visibility ends; then it is taken again.
    }
    this.#batches -= 1;
    this.#next(true);
  }

  #next(more: boolean): void {
    if (this.#stopped) {
      if (this.#batches === 0 && !this.#taking) this.#idle?.();
      return;
    }
    if (more || this.#again) this.wake();
    else this.#waitForNext();
  }

  #waitForNext(): void {
    const { db, row, now } = this.#options;
    const at = nextVisibleAt(db, row.name);
    clearTimeout(this.#timer);
    if (at === undefined) return;
    const wait = Math.min(Math.max(at - now(), 1), LONGEST_TIMER_MS);
    this.#timer = setTimeout(() => this.wake(), wait).unref();
  }
}
