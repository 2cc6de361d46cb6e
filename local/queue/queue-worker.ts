import type { QueueRow } from '../../functions/runtime/contracts/queues.ts';
import type { BatchHandler } from '../../functions/runtime/http-event.ts';
import type { Database } from '../sqlite/database.ts';
import {
  addTaken,
  deleteMessage,
  nextVisibleAt,
  returnMessage,
  takeMessages,
} from './message-rows.ts';
import type { ReceivedMessage } from './message-rows.ts';
import type { Pace } from './pace.ts';

export interface QueueWorkerOptions {
  readonly db: Database;
  readonly row: QueueRow;
  readonly work: BatchHandler;
  /** Shared by all queues of the process. */
  readonly pace: Pace;
  /** Wall milliseconds. */
  readonly now: () => number;
}

/** Messages of one queue under way at once: enough to fill a commit, few enough to be fair. */
const MOST_UNDER_WAY = 80;
/** Timers beyond 24.8 days fire at once; looking again every minute costs nothing. Milliseconds. */
const LONGEST_TIMER = 60_000;

/**
 * Works one queue: takes visible messages in batches, deletes what is done, returns what failed.
 * Nothing is polled: a send wakes it, and so does a timer when the next message shows.
 */
export class QueueWorker {
  readonly #options: QueueWorkerOptions;
  #underWay = 0;
  /** Batches whose outcome is being written. */
  #settling = 0;
  #taking = false;
  #stopped = false;
  /** Somebody woke us while we could not take. */
  #woken = false;
  /** Visible messages may wait in the table: they come before new ones. */
  #backlog = true;
  #timer: NodeJS.Timeout | undefined;
  #whenIdle: (() => void) | undefined;

  constructor(options: QueueWorkerOptions) {
    this.#options = options;
  }

  /** Looks into the queue; called after every send that did not go to us directly. */
  wake(): void {
    this.#woken = true;
    this.#backlog = true;
    if (!this.#taking && !this.#stopped && this.#underWay < MOST_UNDER_WAY) void this.#take();
  }

  /**
   * Stores a message and works it at once, when nothing waits before it: the commit that stores it
   * also takes it. False when it has to queue.
   */
  async takeDirectly(body: string): Promise<boolean> {
    if (this.#stopped || this.#backlog || this.#underWay >= MOST_UNDER_WAY) return false;
    this.#underWay += 1;
    const { db, row } = this.#options;
    try {
      const message = await db.write(() => addTaken(db, row.name, body, this.#hiddenUntil()));
      this.#start([message]);
    } catch (fault) {
      this.#ended(1);
      throw fault;
    }
    return true;
  }

  /** Takes nothing more; resolves when the messages under way are done. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    if (this.#isIdle()) return;
    await new Promise<void>((resolve) => {
      this.#whenIdle = resolve;
    });
  }

  async #take(): Promise<void> {
    const { db, row, now } = this.#options;
    this.#taking = true;
    this.#woken = false;
    const most = MOST_UNDER_WAY - this.#underWay;
    const take = () =>
      takeMessages(db, {
        queue: row.name,
        most,
        maxReceives: row.maxReceives,
        now: now(),
        hiddenUntil: this.#hiddenUntil(),
      });
    // A write fails when the disk is full, and then the host ends.
    const messages = await db.write(take).catch(() => []);
    this.#taking = false;
    this.#backlog = this.#woken || messages.length === most;
    this.#underWay += messages.length;
    for (let first = 0; first < messages.length; first += row.batchSize) {
      this.#start(messages.slice(first, first + row.batchSize));
    }
    if (!this.#goOn()) this.#waitForNext();
  }

  #start(messages: readonly ReceivedMessage[]): void {
    this.#options.pace.start(() => void this.#workBatch(messages));
  }

  async #workBatch(messages: readonly ReceivedMessage[]): Promise<void> {
    const { db, row, now } = this.#options;
    const failed = await this.#failedOf(messages);
    const settle = (): void =>
      messages.forEach((message, index) => {
        if (!failed.has(index)) return deleteMessage(db, message);
        returnMessage(db, message, row.maxReceives, now() + delayOf(message, row));
      });
    this.#settling += 1;
    this.#ended(messages.length);
    await db.write(settle).catch(() => undefined);
    this.#settling -= 1;
    if (failed.size > 0) this.#woken = true;
    this.#goOn();
  }

  /** A worker that throws has done none of its batch. */
  async #failedOf(messages: readonly ReceivedMessage[]): Promise<ReadonlySet<number>> {
    try {
      return new Set(await this.#options.work(messages.map(({ body }) => body)));
    } catch {
      return new Set(messages.keys());
    }
  }

  #ended(messages: number): void {
    this.#underWay -= messages;
    this.#goOn();
  }

  /** True when there is something to go on with. */
  #goOn(): boolean {
    if (this.#stopped) {
      if (this.#isIdle()) this.#whenIdle?.();
      return true;
    }
    const more = this.#backlog || this.#woken;
    if (more) this.wake();
    return more;
  }

  #isIdle(): boolean {
    return this.#underWay === 0 && this.#settling === 0 && !this.#taking;
  }

  /** Wakes when the next message shows: a delayed one, a failed one, one whose worker hangs. */
  #waitForNext(): void {
    const { db, row, now } = this.#options;
    const at = nextVisibleAt(db, row.name) ?? Infinity;
    clearTimeout(this.#timer);
    const wait = Math.min(Math.max(at - now(), 1), LONGEST_TIMER);
    this.#timer = setTimeout(() => this.wake(), wait).unref();
  }

  #hiddenUntil(): number {
    const { now, row } = this.#options;
    return now() + row.visibilitySeconds * 1_000;
  }
}

/** A failed message comes again after 1, 2, 4 … s, at most after the queue's visibility. */
function delayOf({ receives }: ReceivedMessage, { visibilitySeconds }: QueueRow): number {
  return Math.min(2 ** (receives - 1), visibilitySeconds) * 1_000;
}
