import type { QueueName } from '../../functions/domain/workflow/queue-name.ts';
import { numberOf, textOf } from '../sqlite/columns.ts';
import type { Database } from '../sqlite/database.ts';

/** A received message; `receives` counts this time too. */
export interface ReceivedMessage {
  readonly messageId: number;
  readonly body: string;
  readonly receives: number;
}

/** Adds a message that shows at `visibleAt` (wall milliseconds). Belongs into a write. */
export function addMessage(db: Database, queue: QueueName, body: string, visibleAt: number): void {
  insert(db, queue, body, visibleAt, 0);
}

/** Adds a message that is taken already, as `takeMessages` would have. Belongs into a write. */
export function addTaken(
  db: Database,
  queue: QueueName,
  body: string,
  hiddenUntil: number,
): ReceivedMessage {
  return { messageId: insert(db, queue, body, hiddenUntil, 1), body, receives: 1 };
}

function insert(
  db: Database,
  queue: QueueName,
  body: string,
  visibleAt: number,
  receives: number,
): number {
  const row = db.one(
    `INSERT INTO messages (queue, body, visible_at, receives) VALUES (?, ?, ?, ?)
     RETURNING message_id`,
    queue,
    body,
    visibleAt,
    receives,
  );
  if (row === undefined) throw new Error('the message was not added');
  return numberOf(row, 'message_id');
}

/** Shows what a process that is gone had taken, or had put off. Belongs into a write. */
export function releaseTaken(db: Database, now: number): void {
  db.run(
    'UPDATE messages SET visible_at = ? WHERE dead = 0 AND receives > 0 AND visible_at > ?',
    now,
    now,
  );
}

/** How a queue's messages are taken: at most so many, so often each, hidden until then. */
export interface TakeTerms {
  readonly queue: QueueName;
  readonly most: number;
  readonly maxReceives: number;
  /** Wall milliseconds. */
  readonly now: number;
  readonly hiddenUntil: number;
}

/**
 * Takes visible messages, oldest first. One that was received as often as is allowed and shows all
 * the same took the process with it the last time: it is put aside. Belongs into a write.
 */
export function takeMessages(db: Database, terms: TakeTerms): readonly ReceivedMessage[] {
  const { queue, now } = terms;
  db.run(
    `UPDATE messages SET dead = 1
     WHERE queue = ? AND dead = 0 AND visible_at <= ? AND receives >= ?`,
    queue,
    now,
    terms.maxReceives,
  );
  const rows = db.all(
    `UPDATE messages SET visible_at = ?, receives = receives + 1
     WHERE message_id IN (
       SELECT message_id FROM messages WHERE queue = ? AND dead = 0 AND visible_at <= ?
       ORDER BY visible_at, message_id LIMIT ?)
     RETURNING message_id, body, receives`,
    terms.hiddenUntil,
    queue,
    now,
    terms.most,
  );
  return rows.map((row) => ({
    messageId: numberOf(row, 'message_id'),
    body: textOf(row, 'body'),
    receives: numberOf(row, 'receives'),
  }));
}

/** Deletes a message that is done. Belongs into a write. */
export function deleteMessage(db: Database, { messageId }: ReceivedMessage): void {
  db.run('DELETE FROM messages WHERE message_id = ?', messageId);
}

/** Shows a failed message again at `visibleAt`, or puts it aside. Belongs into a write. */
export function returnMessage(
  db: Database,
  { messageId, receives }: ReceivedMessage,
  maxReceives: number,
  visibleAt: number,
): void {
  db.run(
    'UPDATE messages SET visible_at = ?, dead = ? WHERE message_id = ?',
    visibleAt,
    receives >= maxReceives ? 1 : 0,
    messageId,
  );
}

/** When the next message of a queue shows; undefined when none waits. */
export function nextVisibleAt(db: Database, queue: QueueName): number | undefined {
  const row = db.one(
    'SELECT visible_at FROM messages WHERE queue = ? AND dead = 0 ORDER BY visible_at LIMIT 1',
    queue,
  );
  return row && numberOf(row, 'visible_at');
}

/** Bodies of the messages that were put aside, oldest first. */
export function deadLetters(db: Database, queue: QueueName, most: number): readonly string[] {
  const rows = db.all(
    'SELECT body FROM messages WHERE queue = ? AND dead = 1 ORDER BY message_id LIMIT ?',
    queue,
    most,
  );
  return rows.map((row) => textOf(row, 'body'));
}

/** Shows all dead letters of a queue again, as if never received. Belongs into a write. */
export function replayDeadLetters(db: Database, queue: QueueName, now: number): number {
  return db.run(
    'UPDATE messages SET dead = 0, receives = 0, visible_at = ? WHERE queue = ? AND dead = 1',
    now,
    queue,
  );
}
