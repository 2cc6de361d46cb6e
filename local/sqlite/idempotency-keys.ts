import { after } from '../../functions/domain/instant.ts';
import type { Instant } from '../../functions/domain/instant.ts';
import { KEY_TERMS } from '../../functions/ports/idempotency-keys.ts';
import type {
  IdempotencyKeys,
  KeptAnswer,
  KeyClaim,
  KeyedRequest,
} from '../../functions/ports/idempotency-keys.ts';
import { recordOf, textOf } from './columns.ts';
import type { Database } from './database.ts';

/** Rows past their term that each claim clears away: more than it adds. */
const CLEARED = 10;

/** Idempotency keys in SQLite. `until` is when a row counts no more. */
export function sqliteIdempotencyKeys(db: Database): IdempotencyKeys {
  return {
    claim: (request, wall) => db.write(() => claim(db, request, wall)),
    answer: (request, answer, wall) =>
      db.write(() => {
        const until = after(wall, { seconds: KEY_TERMS.keptSeconds });
        write(db, request, until, JSON.stringify(answer));
      }),
    release: ({ scope, key }, wall) =>
      db.write(() => {
        db.run(
          'UPDATE idempotency_keys SET until = ? WHERE scope = ? AND key = ? AND json IS NULL',
          wall,
          scope,
          key,
        );
      }),
  };
}

function claim(db: Database, request: KeyedRequest, wall: Instant): KeyClaim {
  const { scope, key, payloadHash } = request;
  const row = db.one(
    'SELECT payload_hash, json FROM idempotency_keys WHERE scope = ? AND key = ? AND until > ?',
    scope,
    key,
    wall,
  );
  if (row === undefined) {
    clear(db, wall);
    write(db, request, after(wall, { seconds: KEY_TERMS.claimSeconds }));
    return { kind: 'claimed' };
  }
  if (textOf(row, 'payload_hash') !== payloadHash) return { kind: 'other-payload' };
  return row.json === null
    ? { kind: 'in-flight' }
    : { kind: 'answered', answer: recordOf<KeptAnswer>(row) };
}

function clear(db: Database, wall: Instant): void {
  db.run(
    `DELETE FROM idempotency_keys WHERE rowid IN (
       SELECT rowid FROM idempotency_keys WHERE until <= ? ORDER BY until LIMIT ${String(CLEARED)})`,
    wall,
  );
}

function write(
  db: Database,
  { scope, key, payloadHash }: KeyedRequest,
  until: Instant,
  json: string | null = null,
): void {
  db.run(
    `INSERT INTO idempotency_keys (scope, key, payload_hash, until, json) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET payload_hash = excluded.payload_hash, until = excluded.until,
       json = excluded.json`,
    scope,
    key,
    payloadHash,
    until,
    json,
  );
}
