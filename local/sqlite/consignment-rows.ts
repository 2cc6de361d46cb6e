import type { Consignment } from '../../functions/domain/consignment/consignment.ts';
import { promiseStanding } from '../../functions/domain/consignment/promise-standing.ts';
import type { ConsignmentStatus } from '../../functions/domain/consignment/consignment-states.ts';
import type { Instant } from '../../functions/domain/instant.ts';
import type { Change, ConsignmentFilter, Page } from '../../functions/ports/order-store.ts';
import { numberOf, recordsOf, textOf } from './columns.ts';
import type { Database } from './database.ts';
import { readCursor, writeCursor } from './page-cursor.ts';

/** Writes a consignment when the stored version is the expected one; says whether it was. */
export function writeConsignment(
  db: Database,
  { record, expectedVersion, due }: NonNullable<Change['consignment']>,
): boolean {
  const stored = db.one(
    'SELECT version, status FROM consignments WHERE consignment_id = ?',
    record.consignmentId,
  );
  if ((stored === undefined ? 0 : numberOf(stored, 'version')) !== expectedVersion) return false;
  const promise = promiseStanding(record);
  db.run(
    `INSERT INTO consignments (consignment_id, merchant_id, channel_id, status, created_at, due,
       promise, promise_by, version, json)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (consignment_id) DO UPDATE SET
       status = excluded.status, due = excluded.due, promise = excluded.promise,
       promise_by = excluded.promise_by, version = excluded.version, json = excluded.json`,
    record.consignmentId,
    record.merchantId,
    record.channelId,
    record.status,
    record.createdAt,
    due ?? null,
    promise?.kind ?? null,
    promise?.deadline ?? null,
    record.version,
    JSON.stringify(record),
  );
  const before = stored === undefined ? undefined : textOf(stored, 'status');
  if (before === record.status) return true;
  if (before !== undefined) count(db, record.merchantId, before, -1);
  count(db, record.merchantId, record.status, 1);
  return true;
}

function count(db: Database, merchantId: string, status: string, difference: 1 | -1): void {
  db.run(
    `INSERT INTO counts (merchant_id, status, consignments) VALUES (?, ?, ?)
     ON CONFLICT (merchant_id, status) DO UPDATE SET consignments = consignments + excluded.consignments`,
    merchantId,
    status,
    difference,
  );
}

/** How many consignments a merchant has in each status. Kept with every write: one row per status. */
export function countsOf(
  db: Database,
  merchantId: string,
): { readonly [S in ConsignmentStatus]?: number } {
  const rows = db.all(
    'SELECT status, consignments FROM counts WHERE merchant_id = ? AND consignments > 0',
    merchantId,
  );
  return Object.fromEntries(
    rows.map((row) => [textOf(row, 'status'), numberOf(row, 'consignments')]),
  );
}

/** Ids of consignments that are due, oldest first. */
export function dueBy(db: Database, now: Instant, limit: number): readonly string[] {
  const rows = db.all(
    `SELECT consignment_id FROM consignments WHERE due IS NOT NULL AND due <= ?
     ORDER BY due, consignment_id LIMIT ?`,
    now,
    limit,
  );
  return rows.map((row) => textOf(row, 'consignment_id'));
}

/** One page, newest first, by key and not by offset: the thousandth page costs what the first does. */
export function pageOf(db: Database, filter: ConsignmentFilter): Page<Consignment> {
  const { merchantId, status, limit, cursor } = filter;
  const [createdAt, id] = cursor === undefined ? ['\u{10FFFF}', ''] : readCursor(cursor);
  const rows = db.all(
    `SELECT json FROM consignments
     WHERE merchant_id = ? ${status === undefined ? '' : 'AND status = ?'}
       AND (created_at, consignment_id) < (?, ?)
     ORDER BY created_at DESC, consignment_id DESC LIMIT ?`,
    merchantId,
    ...(status === undefined ? [] : [status]),
    createdAt,
    id,
    limit + 1,
  );
  const items = recordsOf<Consignment>(rows.slice(0, limit));
  const last = items.at(-1);
  return rows.length > limit && last !== undefined
    ? { items, cursor: writeCursor(last.createdAt, last.consignmentId) }
    : { items };
}
