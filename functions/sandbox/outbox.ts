import { z } from 'zod';
import type { Database } from './database.ts';

/** A message to Bondway. Its id and body stay the same however often it is sent. */
export interface OutgoingMessage {
  readonly messageId: string;
  /** Who sends it: a partner id, or a channel id. */
  readonly sender: string;
  /** What it is about, in the sender's own terms: asked for by `about`. */
  readonly subject: string;
  /** Path at the host, e.g. `/partners/china-post`. */
  readonly path: string;
  readonly contentType: string;
  /** Headers of the sender's own, e.g. the topic. */
  readonly headers?: { readonly [name: string]: string };
  readonly body: string;
  /** How often it is sent at once; 1 where absent. */
  readonly copies?: number;
  /** True when it gets lost on the way: known to the sender, never sent. */
  readonly lost?: boolean;
}

/** A message whose turn it is, with the number of attempts so far. */
export interface DueMessage extends OutgoingMessage {
  /** The outbox's own number of it. */
  readonly number: number;
  readonly copies: number;
  readonly attempts: number;
}

/** Messages to Bondway, durable until acknowledged. Writes only inside a change of the database. */
export interface Outbox {
  put(message: OutgoingMessage): void;
  /** Whether one's next try may have come at `wall` ms. */
  isDue(wall: number): boolean;
  /** Takes up to `limit` messages whose next try has come at `wall` ms; each is postponed as if it failed. */
  take(wall: number, limit: number): readonly DueMessage[];
  /** Will not be sent again. */
  done(number: number): void;
  /** Is tried again at `wall` ms. */
  retryAt(number: number, wall: number): void;
  /** Bodies of what a sender had to say about a subject so far, lost or not, oldest first. */
  about(sender: string, subject: string): readonly string[];
  /** Whether something about a subject waits to be acknowledged, whoever sends it. */
  owes(subject: string): boolean;
  /** How many wait to be acknowledged. */
  waiting(): number;
}

const headersSchema = z.record(z.string(), z.string());
const rowSchema = z.object({
  number: z.number(),
  messageId: z.string(),
  sender: z.string(),
  subject: z.string(),
  path: z.string(),
  contentType: z.string(),
  headers: z.string().transform((text) => headersSchema.parse(JSON.parse(text))),
  body: z.string(),
  copies: z.number(),
  attempts: z.number(),
});
const bodySchema = z.object({ body: z.string() });

const TABLE = `
  CREATE TABLE IF NOT EXISTS outbox (
    number INTEGER PRIMARY KEY, message_id TEXT NOT NULL, sender TEXT NOT NULL,
    subject TEXT NOT NULL, path TEXT NOT NULL, content_type TEXT NOT NULL, headers TEXT NOT NULL,
    body TEXT NOT NULL, copies INTEGER NOT NULL, attempts INTEGER NOT NULL, next_try INTEGER NOT NULL,
    done INTEGER NOT NULL);
  CREATE INDEX IF NOT EXISTS outbox_next ON outbox (next_try) WHERE done = 0;
  CREATE INDEX IF NOT EXISTS outbox_subject ON outbox (sender, subject);
`;

const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 10_000;
/** An attempt that is not heard of again (the process died) is repeated after this long. */
const LEASE_MS = 15_000;

/** Wall milliseconds until the next try after so many failed attempts, jittered by `fraction` (0 to 1). */
export function retryDelay(attempts: number, fraction: number): number {
  const full = Math.min(FIRST_RETRY_MS * 2 ** (attempts - 1), LONGEST_RETRY_MS);
  return Math.round(full * (0.75 + fraction / 2));
}

/** Opens the outbox in a database; what an earlier process had in flight is due at once. */
export function openOutbox(database: Database): Outbox {
  database.define(TABLE);
  database.define('UPDATE outbox SET next_try = 0 WHERE done = 0');
  const insert = database.prepare(
    `INSERT INTO outbox (message_id, sender, subject, path, content_type, headers, body, copies, attempts, next_try, done)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?)`,
  );
  const due = database.prepare(
    `SELECT number, message_id AS messageId, sender, subject, path, content_type AS contentType, headers, body, copies, attempts
     FROM outbox WHERE done = 0 AND next_try <= ? ORDER BY next_try, number LIMIT ?`,
  );
  const lease = database.prepare(
    'UPDATE outbox SET attempts = attempts + 1, next_try = ? WHERE number = ?',
  );
  const finish = database.prepare('UPDATE outbox SET done = 1 WHERE number = ?');
  const postpone = database.prepare('UPDATE outbox SET next_try = ? WHERE number = ?');
  const about = database.prepare(
    'SELECT body FROM outbox WHERE sender = ? AND subject = ? ORDER BY number',
  );
  const count = database.prepare('SELECT COUNT(*) AS count FROM outbox WHERE done = 0');
  const owed = database.prepare('SELECT number FROM outbox WHERE done = 0 AND subject = ? LIMIT 1');
  const first = database.prepare(
    'SELECT COALESCE(MIN(next_try), ?) AS next FROM outbox WHERE done = 0',
  );
  // No try is due before this: looking costs nothing while there is nothing to send.
  let next = 0;
  return {
    isDue: (wall) => wall >= next,
    put({ messageId, sender, subject, path, contentType, headers = {}, body, copies = 1, lost }) {
      const text = JSON.stringify(headers);
      const done = lost === true ? 1 : 0;
      insert.run(messageId, sender, subject, path, contentType, text, body, copies, done);
      next = 0;
    },
    take(wall, limit) {
      const messages = due.all(wall, limit).map((row) => rowSchema.parse(row));
      messages.forEach(({ number }) => lease.run(wall + LEASE_MS, number));
      next = z.object({ next: z.number() }).parse(first.get(Number.MAX_SAFE_INTEGER)).next;
      return messages.map((message) => ({ ...message, attempts: message.attempts + 1 }));
    },
    done: (number) => {
      finish.run(number);
    },
    retryAt: (number, wall) => {
      postpone.run(wall, number);
      next = Math.min(next, wall);
    },
    about: (sender, subject) => about.all(sender, subject).map((row) => bodySchema.parse(row).body),
    owes: (subject) => owed.get(subject) !== undefined,
    waiting: () => z.object({ count: z.number() }).parse(count.get()).count,
  };
}
