import type {
  Case,
  DeliveryLogFilter,
  DeliveryRecord,
  Page,
} from '../../functions/ports/order-store.ts';
import { numberOf, recordsOf } from './columns.ts';
import type { Database } from './database.ts';

/** Deliveries kept per channel, give or take a batch: forged ones come unasked and cost nothing to send. */
const DELIVERIES_KEPT = 1_000;
const PRUNED_EVERY = 100;

/** The log of inbound deliveries: adds one, and lets the oldest of its channel make room. */
export function deliveryLog(db: Database): (delivery: DeliveryRecord) => void {
  const sincePruned = new Map<string, number>();
  return (delivery) => {
    const { channelId } = delivery;
    db.run(
      'INSERT INTO deliveries (channel_id, json) VALUES (?, ?)',
      channelId,
      JSON.stringify(delivery),
    );
    const added = (sincePruned.get(channelId) ?? 0) + 1;
    sincePruned.set(channelId, added % PRUNED_EVERY);
    if (added === PRUNED_EVERY) prune(db, channelId);
  };
}

function prune(db: Database, channelId: string): void {
  db.run(
    `DELETE FROM deliveries WHERE channel_id = ? AND received <= (
       SELECT received FROM deliveries WHERE channel_id = ?
       ORDER BY received DESC LIMIT 1 OFFSET ${String(DELIVERIES_KEPT)})`,
    channelId,
    channelId,
  );
}

/** A page of a channel's inbound deliveries, newest first. */
export function deliveriesOf(
  db: Database,
  { channelId, limit, cursor, outcome, topic }: DeliveryLogFilter,
): Page<DeliveryRecord> {
  const rows = db.all(
    `SELECT received, json FROM deliveries
     WHERE channel_id = ? AND received < ? AND (? = '' OR json ->> 'outcome' = ?)
       AND (? = '' OR json ->> 'topic' = ?)
     ORDER BY received DESC LIMIT ?`,
    channelId,
    cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(cursor),
    outcome ?? '',
    outcome ?? '',
    topic ?? '',
    topic ?? '',
    limit + 1,
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items: recordsOf(shown), cursor: more ? String(numberOf(last, 'received')) : undefined };
}

/** Opens a case, or opens it again when it was closed; one that is open stays as it is. */
export function writeCase(db: Database, opened: Case): void {
  db.run(
    `INSERT INTO cases (case_id, merchant_id, opened_at, status, json) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (case_id) DO UPDATE SET merchant_id = excluded.merchant_id,
       opened_at = excluded.opened_at, status = excluded.status, json = excluded.json
     WHERE cases.status <> 'open'`,
    opened.caseId,
    opened.merchantId,
    opened.openedAt,
    opened.status,
    JSON.stringify(opened),
  );
}

/** A merchant's cases, newest first. */
export function casesOf(db: Database, merchantId: string, limit: number): readonly Case[] {
  return recordsOf(
    db.all(
      `SELECT json FROM cases WHERE merchant_id = ?
       ORDER BY opened_at DESC, case_id DESC LIMIT ?`,
      merchantId,
      limit,
    ),
  );
}
