import type { ConsignmentEvent } from '../functions/domain/consignment/consignment-events.ts';
import type { EventConsumer } from '../functions/ports/event-feed.ts';
import { numberOf, recordOf } from './sqlite/columns.ts';
import type { Database } from './sqlite/database.ts';

const BATCH = 200;

/** A consumer that follows the trail. `stop` waits for the batch under way. */
export interface RunningFeed {
  /** Tries again what the consumer failed at; new events need no waking. */
  wake(): void;
  stop(): Promise<void>;
}

/**
 * Feeds one consumer with all events in the order of their commits, from where its durable cursor
 * stands. Every commit wakes it. The cursor moves after the consumer is done: at least once, never
 * lost. A consumer that throws gets the same events at the next wake.
 *
 * @param report hears of what the consumer throws
 */
export function startEventFeed(
  db: Database,
  consumer: string,
  consume: EventConsumer,
  report: (error: unknown) => void,
): RunningFeed {
  let running: Promise<void> | undefined;
  let woken = false;
  let stopped = false;

  async function drain(): Promise<void> {
    for (let position = cursorOf(db, consumer); !stopped;) {
      const rows = db.all(
        'SELECT position, json FROM events WHERE position > ? ORDER BY position LIMIT ?',
        position,
        BATCH,
      );
      const last = rows.at(-1);
      if (last === undefined) return;
      await consume(rows.map((row) => recordOf<ConsignmentEvent>(row)));
      position = numberOf(last, 'position');
      await moveCursor(db, consumer, position);
    }
  }

  function wake(): void {
    woken = true;
    if (running !== undefined || stopped) return;
    woken = false;
    running = drain()
      .catch(report)
      .finally(() => {
        running = undefined;
        if (woken) wake();
      });
  }

  db.onCommit(wake);
  wake();
  return {
    wake,
    stop: async () => {
      stopped = true;
      await running;
    },
  };
}

function cursorOf(db: Database, consumer: string): number {
  const row = db.one('SELECT position FROM feed_cursors WHERE consumer = ?', consumer);
  return row === undefined ? 0 : numberOf(row, 'position');
}

async function moveCursor(db: Database, consumer: string, position: number): Promise<void> {
  await db.write(() =>
    db.run(
      'INSERT INTO feed_cursors (consumer, position) VALUES (?, ?) ON CONFLICT (consumer) DO UPDATE SET position = excluded.position',
      consumer,
      position,
    ),
  );
}
