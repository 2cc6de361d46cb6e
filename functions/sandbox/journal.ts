import { z } from 'zod';
import type { SandboxClock } from './clock.ts';
import type { Database } from './database.ts';

/**
 * What partners did, as opposed to what they were asked. Each is counted per subject (the order
 * number); anything above 1 means that a partner acted twice.
 */
export type EffectKind =
  | 'order-posted'
  | 'order-cancelled'
  | 'order-changed'
  | 'order-held'
  | 'order-let-go'
  | 'fulfilment-accepted'
  | 'parcel-packed'
  | 'gated-out'
  | 'parcel-stopped'
  | 'parcel-returned'
  | 'planted-gate-out'
  | 'label-drawn'
  | 'label-voided'
  | 'waybill-declared'
  | 'pre-advised'
  | 'delivered'
  | 'goods-received'
  | 'payment-declared'
  | `${'order' | 'payment' | 'waybill' | 'summary' | 'tally'}-${'accepted' | 'amended'}`
  | 'list-declared'
  | 'message-unreadable'
  | 'list-released'
  | 'list-rejected'
  | 'list-withdrawn'
  | 'list-returned'
  | 'book-reduced'
  | 'book-restored'
  | 'tax-billed'
  | 'summary-declared'
  | 'load-booked'
  | 'load-gated-out'
  | 'load-departed'
  | 'load-arrived'
  | `load-accepted ${string}`
  | 'gate-pass-issued'
  | `filing-refused ${string}`
  | `filing-resent ${string}`
  | `update ${string}`;

/** One line of the effects: how often one thing happened to one subject. */
export interface Effect {
  readonly kind: string;
  readonly subject: string;
  readonly count: number;
}

/** One request that arrived, whatever became of it. */
export interface ArrivedRequest {
  readonly partner: string;
  readonly method: string;
  readonly path: string;
  readonly idempotencyKey: string;
  readonly bodyHash: string;
  readonly status: number;
}

/** The durable journal: requests apart from effects. Writes only inside a change of the database. */
export interface Journal {
  request(request: ArrivedRequest): void;
  effect(kind: EffectKind, subject: string): void;
  /** Whether something happened to a subject. */
  has(kind: EffectKind, subject: string): boolean;
  /** Effects that changed after `since` (0 for all) and the number to ask from next time. */
  effects(since: number): { readonly effects: readonly Effect[]; readonly next: number };
  /** How many requests each partner got, and how many of them with each status. */
  requestCounts(): readonly RequestCount[];
}

const requestCountSchema = z.object({
  partner: z.string(),
  status: z.number(),
  count: z.number(),
  keys: z.number(),
});
/** `keys`: how many different idempotency keys were among them. */
export type RequestCount = Readonly<z.infer<typeof requestCountSchema>>;

const effectSchema = z.object({
  kind: z.string(),
  subject: z.string(),
  count: z.number(),
  changed: z.number(),
});

const TABLES = `
  CREATE TABLE IF NOT EXISTS requests (
    number INTEGER PRIMARY KEY, partner TEXT NOT NULL, method TEXT NOT NULL, path TEXT NOT NULL,
    idempotency_key TEXT NOT NULL, at INTEGER NOT NULL, body_hash TEXT NOT NULL, status INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS effects (
    number INTEGER PRIMARY KEY, kind TEXT NOT NULL, subject TEXT NOT NULL, at INTEGER NOT NULL);
`;

/** Opens the journal in a database. */
export function openJournal(database: Database, clock: SandboxClock): Journal {
  database.define(TABLES);
  const insertRequest = database.prepare(
    'INSERT INTO requests (partner, method, path, idempotency_key, at, body_hash, status) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const insertEffect = database.prepare('INSERT INTO effects (kind, subject, at) VALUES (?, ?, ?)');
  const first = database.prepare(
    'SELECT number FROM effects WHERE kind = ? AND subject = ? LIMIT 1',
  );
  const changedSince = database.prepare(
    `SELECT kind, subject, COUNT(*) AS count, MAX(number) AS changed FROM effects
     GROUP BY kind, subject HAVING changed > ? ORDER BY changed`,
  );
  const counts = database.prepare(
    'SELECT partner, status, COUNT(*) AS count, COUNT(DISTINCT idempotency_key) AS keys FROM requests GROUP BY partner, status ORDER BY partner, status',
  );
  return {
    request({ partner, method, path, idempotencyKey, bodyHash, status }) {
      insertRequest.run(partner, method, path, idempotencyKey, clock.now(), bodyHash, status);
    },
    effect(kind, subject) {
      insertEffect.run(kind, subject, clock.now());
    },
    has: (kind, subject) => first.get(kind, subject) !== undefined,
    effects(since) {
      const rows = changedSince.all(since).map((row) => effectSchema.parse(row));
      const effects = rows.map(({ kind, subject, count }) => ({ kind, subject, count }));
      return { effects, next: rows.at(-1)?.changed ?? since };
    },
    requestCounts: () => counts.all().map((row) => requestCountSchema.parse(row)),
  };
}
