import type { QueueName } from '../../functions/domain/workflow/queue-name.ts';
import type { Queue } from '../../functions/ports/queue.ts';
import { QUEUES } from '../../functions/runtime/contracts/queues.ts';
import type { QueueRow } from '../../functions/runtime/contracts/queues.ts';
import type { BatchHandler } from '../../functions/runtime/http-event.ts';
import type { Database } from '../sqlite/database.ts';
import { Pace } from './pace.ts';
import { QueueWorker } from './queue-worker.ts';
import { addMessage, deadLetters, releaseTaken, replayDeadLetters } from './message-rows.ts';

/** The queues of the embedded host, durable in its database, worked in this process. */
export interface SqliteQueue extends Queue {
  /** Starts the workers; what lies in the queues is worked at once. */
  work(workers: { readonly [Name in QueueName]: BatchHandler }): void;
  /** Takes nothing more and waits for what is under way. */
  drain(): Promise<void>;
  /** Bodies that failed as often as the queue allows, oldest first, at most 100. */
  deadLetters(queue: QueueName): readonly string[];
  /** Puts a queue's dead letters back into it; says how many. */
  replay(queue: QueueName): Promise<number>;
}

/** Wall milliseconds, all of them. */
export interface SqliteQueueOptions {
  readonly now?: () => number;
  /** How long messages of a queue wait for company. */
  readonly companyMs?: (row: QueueRow) => number;
}

const SHOWN_DEAD_LETTERS = 100;

/**
 * Queues with visibility, delay and dead letters, as SQS has them. Nobody polls: a message goes
 * straight to its worker when that is free, and is durable before it does.
 *
 * Messages of a queue whose row asks for company show together, at the end of each span of time in
 * which they came.
 */
export function sqliteQueue(
  db: Database,
  { now = Date.now, companyMs = () => 0 }: SqliteQueueOptions = {},
): SqliteQueue {
  const workers = new Map<QueueName, QueueWorker>();
  const pace = new Pace();
  return {
    send: async (queue, { body, delaySeconds = 0 }) => {
      const worker = workers.get(queue);
      const company = companyMs(QUEUES[queue]);
      const direct = delaySeconds === 0 && company === 0;
      if (direct && (await worker?.takeDirectly(body)) === true) return;
      const earliest = now() + delaySeconds * 1_000;
      const visibleAt = Math.ceil(
        company === 0 ? earliest : Math.ceil(earliest / company) * company,
      );
      await db.write(() => addMessage(db, queue, body, visibleAt));
      workers.get(queue)?.wake();
    },
    work: (handlers) => {
      // Nobody else works here: what was taken belonged to a process that is gone. Fails on a full
      // disk only, and then the host ends.
      db.write(() => releaseTaken(db, now())).catch(() => undefined);
      for (const row of Object.values(QUEUES)) {
        const worker = new QueueWorker({ db, row, now, pace, work: handlers[row.name] });
        workers.set(row.name, worker);
        worker.wake();
      }
    },
    drain: async () => {
      await Promise.all([...workers.values()].map((worker) => worker.stop()));
    },
    deadLetters: (queue) => deadLetters(db, queue, SHOWN_DEAD_LETTERS),
    replay: async (queue) => {
      const replayed = await db.write(() => replayDeadLetters(db, queue, now()));
      workers.get(queue)?.wake();
      return replayed;
    },
  };
}
