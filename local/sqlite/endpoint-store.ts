import { after } from '../../functions/domain/instant.ts';
import type { DeliveryKey, OutboundDelivery } from '../../functions/domain/outbound/delivery.ts';
import type { Endpoint } from '../../functions/domain/outbound/endpoint.ts';
import type { DeliveryFilter, EndpointStore } from '../../functions/ports/endpoint-store.ts';
import type { CommitResult, Page } from '../../functions/ports/order-store.ts';
import { numberOf, recordOf, recordsOf, textOf } from './columns.ts';
import type { Database, Row } from './database.ts';
import { readCursor, writeCursor } from './page-cursor.ts';

const KEPT = { days: 30 };
/** Writes between two looks for what has expired. */
const PRUNED_EVERY = 200;

/**
 * Endpoints and their deliveries in SQLite.
 *
 * @param wall the machine's time, from which deliveries are kept
 */
export function sqliteEndpointStore(db: Database, wall: () => string): EndpointStore {
  let written = 0;
  const committed = (result: CommitResult): boolean => result === 'committed';
  return {
    endpoint: async (merchantId, endpointId) => {
      const row = db.one(
        'SELECT json FROM endpoints WHERE merchant_id = ? AND endpoint_id = ?',
        merchantId,
        endpointId,
      );
      return row && recordOf<Endpoint>(row);
    },
    endpoints: async (merchantId) =>
      recordsOf<Endpoint>(
        db.all('SELECT json FROM endpoints WHERE merchant_id = ? ORDER BY endpoint_id', merchantId),
      ),
    putEndpoint: (endpoint) => db.write(() => writeEndpoint(db, endpoint), committed),
    delivery: async (key) => {
      const row = deliveryRow(db, key);
      return row && recordOf<OutboundDelivery>(row);
    },
    putDelivery: (delivery) =>
      db.write(() => {
        written += 1;
        if (written % PRUNED_EVERY === 0) {
          db.run('DELETE FROM outbound_deliveries WHERE expires < ?', wall());
        }
        return writeDelivery(db, delivery, after(wall(), KEPT));
      }, committed),
    deliveries: async (filter) => pageOf(db, filter),
    dueDeliveries: async (now, limit) =>
      db
        .all(
          `SELECT endpoint_id, occurred_at, event_id FROM outbound_deliveries
           WHERE due IS NOT NULL AND due <= ? ORDER BY due LIMIT ?`,
          now,
          limit,
        )
        .map((row) => ({
          endpointId: textOf(row, 'endpoint_id'),
          occurredAt: textOf(row, 'occurred_at'),
          eventId: textOf(row, 'event_id'),
        })),
  };
}

function writeEndpoint(db: Database, endpoint: Endpoint): CommitResult {
  const { merchantId, endpointId, version } = endpoint;
  const known = db.one(
    'SELECT version FROM endpoints WHERE merchant_id = ? AND endpoint_id = ?',
    merchantId,
    endpointId,
  );
  if (versionIn(known) !== version - 1) return 'conflict';
  db.run(
    `INSERT INTO endpoints (merchant_id, endpoint_id, version, json) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET version = excluded.version, json = excluded.json`,
    merchantId,
    endpointId,
    version,
    JSON.stringify(endpoint),
  );
  return 'committed';
}

function writeDelivery(db: Database, delivery: OutboundDelivery, expires: string): CommitResult {
  const { endpointId, occurredAt, eventId, status, due, version } = delivery;
  if (versionIn(deliveryRow(db, delivery)) !== version - 1) return 'conflict';
  db.run(
    `INSERT INTO outbound_deliveries
       (endpoint_id, occurred_at, event_id, status, due, expires, version, json)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET status = excluded.status, due = excluded.due,
       expires = excluded.expires, version = excluded.version, json = excluded.json`,
    endpointId,
    occurredAt,
    eventId,
    status,
    due ?? null,
    expires,
    version,
    JSON.stringify(delivery),
  );
  return 'committed';
}

function deliveryRow(
  db: Database,
  { endpointId, occurredAt, eventId }: DeliveryKey,
): Row | undefined {
  return db.one(
    `SELECT version, json FROM outbound_deliveries
     WHERE endpoint_id = ? AND occurred_at = ? AND event_id = ?`,
    endpointId,
    occurredAt,
    eventId,
  );
}

function versionIn(row: Row | undefined): number {
  return row === undefined ? 0 : numberOf(row, 'version');
}

/** One page, newest first, by key and not by offset. */
function pageOf(db: Database, filter: DeliveryFilter): Page<OutboundDelivery> {
  const { endpointId, limit, cursor, status, from = '', before = '\u{10FFFF}' } = filter;
  const [occurredAt, eventId] = cursor === undefined ? ['\u{10FFFF}', ''] : readCursor(cursor);
  const rows = db.all(
    `SELECT json FROM outbound_deliveries
     WHERE endpoint_id = ? AND occurred_at >= ? AND occurred_at < ?
       AND (occurred_at, event_id) < (?, ?) AND (? = '' OR status = ?)
     ORDER BY occurred_at DESC, event_id DESC LIMIT ?`,
    endpointId,
    from,
    before,
    occurredAt,
    eventId,
    status ?? '',
    status ?? '',
    limit + 1,
  );
  const items = recordsOf<OutboundDelivery>(rows.slice(0, limit));
  const last = items.at(-1);
  return rows.length > limit && last !== undefined
    ? { items, cursor: writeCursor(last.occurredAt, last.eventId) }
    : { items };
}
