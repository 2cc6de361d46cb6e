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
  db.run(
    'INSERT INTO messages (queue, body, visible_at, receives) VALUES (?, ?, ?, 0)',
    queue,
    body,
    visibleAt,
  );
}

/** Takes visible messages, oldest first, and hides them until `hiddenUntil`. Belongs into a write. */
export function takeMessages(
  db: Database,
  queue: QueueName,
  now: number,
  hiddenUntil: number,
  most: number,
): readonly ReceivedMessage[] {
  return db
    .all(
      'UPDATE messages SET visible_at = ?, receives = receives + 1 WHERE message_id IN (SELECT message_id FROM messages WHERE queue = ? AND dead = 0 AND visible_at <= ? ORDER BY visible_at, message_id LIMIT ?) RETURNING message_id, body, receives',
      hiddenUntil,
      queue,
      now,
      most,
    )
    .map((row) => ({
      messageId: numberOf(row, 'message_id'),
      body: textOf(row, 'body'),
      receives: numberOf(row, 'receives'),
    }));
}

/** Deletes a message that is done. Belongs into a write. */
export function deleteMessage(db: Database, messageId: number): void {
  db.run('DELETE FROM messages WHERE message_id = ?', messageId);
}

/** Shows a failed message again at `visibleAt`, or puts it aside as a dead letter. Belongs into a write. */
export function returnMessage(
  db: Database,
  { messageId, receives }: ReceivedMessage,
  maxReceives: number,
  visibleAt: number,
): void {
  const dead = receives >= maxReceives ? 1 : 0;
  db.run(
    'UPDATE messages SET visible_at = ?, dead = ? WHERE message_id = ?',
    visibleAt,
    dead,
    messageId,
  );
}

/** When the next message of a queue shows; undefined when none waits. */
export function nextVisibleAt(db: Database, queue: QueueName): number | undefined {
  const row = db.one(
    'SELECT visible_at FROM messages WHERE queue = ? AND dead = 0 ORDER BY visible_at LIMIT 1',
    queue,
  );
  return row === undefined ? undefined : numberOf(row, 'visible_at');
}

/** How many dead letters lie in a queue. */
export function deadLetters(db: Database, queue: QueueName): number {
  const row = db.one(
    'SELECT count(*) AS letters FROM messages WHERE queue = ? AND dead = 1',
    queue,
  );
  return row === undefined ? 0 : numberOf(row, 'letters');
}
