import type { LoadEvent } from '../../functions/domain/load/load-events.ts';
import type { Load } from '../../functions/domain/load/load.ts';
import type { CommitResult, Page } from '../../functions/ports/order-store.ts';
import type {
  LaneRecord,
  LoadChange,
  LoadFilter,
  LoadMember,
  LoadStore,
  StoredLoad,
} from '../../functions/ports/load-store.ts';
import { numberOf, recordOf, recordsOf, textOf } from './columns.ts';
import type { Database } from './database.ts';
import { readCursor, writeCursor } from './page-cursor.ts';

/** The load store in SQLite. A change is one savepoint: it is written whole, or it is a conflict. */
export function sqliteLoadStore(db: Database): LoadStore {
  return {
    load: async (loadId) => {
      const row = db.one('SELECT json FROM loads WHERE load_id = ?', loadId);
      return row && recordOf<StoredLoad>(row);
    },
    events: async (loadId) =>
      recordsOf<LoadEvent>(
        db.all('SELECT json FROM load_events WHERE load_id = ? ORDER BY version', loadId),
      ),
    lane: async (lane) => {
      const row = db.one('SELECT load_id, number FROM lanes WHERE lane = ?', lane);
      return row && { lane, loadId: textOf(row, 'load_id'), number: numberOf(row, 'number') };
    },
    member: async (consignmentId) => {
      const row = db.one(
        'SELECT load_id, version FROM load_members WHERE consignment_id = ?',
        consignmentId,
      );
      const read = row && { loadId: textOf(row, 'load_id'), version: numberOf(row, 'version') };
      return read && { consignmentId, ...read };
    },
    commit: (change) =>
      db.write(
        () => writeChange(db, change),
        (result) => result === 'committed',
      ),
    due: async (now, limit) =>
      db
        .all(
          'SELECT load_id FROM loads WHERE due IS NOT NULL AND due <= ? ORDER BY due, load_id LIMIT ?',
          now,
          limit,
        )
        .map((row) => textOf(row, 'load_id')),
    list: async (filter) => pageOf(db, filter),
  };
}

function writeChange(db: Database, change: LoadChange): CommitResult {
  const { events, lane, member } = change;
  const written =
    writeLoad(db, change) &&
    events.every((event) => appendEvent(db, event)) &&
    (lane === undefined || writeLane(db, lane)) &&
    (member === undefined || writeMember(db, member));
  return written ? 'committed' : 'conflict';
}

function writeLoad(db: Database, { stored, due }: LoadChange): boolean {
  const { load, revision } = stored;
  const known = db.one('SELECT revision FROM loads WHERE load_id = ?', load.loadId);
  if ((known === undefined ? 0 : numberOf(known, 'revision')) !== revision - 1) return false;
  db.run(
    `INSERT INTO loads (load_id, merchant_id, status, opened_at, due, revision, json)
     VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (load_id) DO UPDATE SET
       status = excluded.status, due = excluded.due, revision = excluded.revision, json = excluded.json`,
    load.loadId,
    load.merchantId,
    load.status,
    load.openedAt,
    due ?? null,
    revision,
    JSON.stringify(stored),
  );
  return true;
}

function appendEvent(db: Database, event: LoadEvent): boolean {
  const appended = db.run(
    'INSERT INTO load_events (load_id, version, json) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    event.loadId,
    event.version,
    JSON.stringify(event),
  );
  return appended === 1;
}

function writeLane(db: Database, { lane, loadId, number }: LaneRecord): boolean {
  const written = db.run(
    `INSERT INTO lanes (lane, load_id, number) SELECT ?, ?, ?
     WHERE ? = 1 + coalesce((SELECT number FROM lanes WHERE lane = ?), 0)
     ON CONFLICT (lane) DO UPDATE SET load_id = excluded.load_id, number = excluded.number`,
    lane,
    loadId,
    number,
    number,
    lane,
  );
  return written === 1;
}

function writeMember(db: Database, { consignmentId, loadId, version }: LoadMember): boolean {
  const written = db.run(
    `INSERT INTO load_members (consignment_id, load_id, version) SELECT ?, ?, ?
     WHERE ? = 1 + coalesce((SELECT version FROM load_members WHERE consignment_id = ?), 0)
     ON CONFLICT (consignment_id) DO UPDATE SET
       load_id = excluded.load_id, version = excluded.version`,
    consignmentId,
    loadId,
    version,
    version,
    consignmentId,
  );
  return written === 1;
}

/** One page, newest first, by key and not by offset. */
function pageOf(db: Database, { merchantId, status, limit, cursor }: LoadFilter): Page<Load> {
  const [openedAt, id] = cursor === undefined ? ['\u{10FFFF}', ''] : readCursor(cursor);
  const rows = db.all(
    `SELECT json FROM loads
     WHERE merchant_id = ? ${status === undefined ? '' : 'AND status = ?'}
       AND (opened_at, load_id) < (?, ?)
     ORDER BY opened_at DESC, load_id DESC LIMIT ?`,
    merchantId,
    ...(status === undefined ? [] : [status]),
    openedAt,
    id,
    limit + 1,
  );
  const items = recordsOf<StoredLoad>(rows.slice(0, limit)).map(({ load }) => load);
  const last = items.at(-1);
  return rows.length > limit && last !== undefined
    ? { items, cursor: writeCursor(last.openedAt, last.loadId) }
    : { items };
}
