import type { ConsignmentEvent } from '../../functions/domain/consignment/consignment-events.ts';
import type { DocumentRecord, InboxMark, Reference } from '../../functions/ports/order-store.ts';
import { recordsOf, textOf } from './columns.ts';
import type { Database } from './database.ts';

/** Appends an event; false when its version is there already. */
export function appendEvent(db: Database, event: ConsignmentEvent): boolean {
  const added = db.run(
    'INSERT INTO events (consignment_id, version, json) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    event.consignmentId,
    event.version,
    JSON.stringify(event),
  );
  return added === 1;
}

/** The whole trail of a consignment, in order. */
export function eventsOf(db: Database, consignmentId: string): readonly ConsignmentEvent[] {
  return recordsOf(
    db.all('SELECT json FROM events WHERE consignment_id = ? ORDER BY version', consignmentId),
  );
}

/** Notes where a document's body lies; the same document again replaces its note. */
export function writeDocument(db: Database, document: DocumentRecord): void {
  db.run(
    `INSERT INTO documents (consignment_id, kind, message, version, at, json)
     VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET at = excluded.at, json = excluded.json`,
    document.consignmentId,
    document.kind,
    document.message,
    document.version,
    document.at,
    JSON.stringify(document),
  );
}

/** Everything filed and received for a consignment, oldest first. */
export function documentsOf(db: Database, consignmentId: string): readonly DocumentRecord[] {
  return recordsOf(
    db.all(
      'SELECT json FROM documents WHERE consignment_id = ? ORDER BY at, kind, message, version',
      consignmentId,
    ),
  );
}

/** Notes an id of others; knowing it already changes nothing. */
export function writeReference(db: Database, reference: Reference): void {
  db.run(
    `INSERT INTO reference_ids (kind, value, consignment_id) VALUES (?, ?, ?)
     ON CONFLICT DO NOTHING`,
    reference.kind,
    reference.value,
    reference.consignmentId,
  );
}

/** Consignments that carry an id of others. */
export function referencedBy(
  db: Database,
  kind: Reference['kind'],
  value: string,
): readonly string[] {
  const rows = db.all(
    'SELECT consignment_id FROM reference_ids WHERE kind = ? AND value = ? ORDER BY consignment_id',
    kind,
    value,
  );
  return rows.map((row) => textOf(row, 'consignment_id'));
}

/** Marks a delivery as worked; false when it is marked already. */
export function writeInboxMark(db: Database, mark: InboxMark): boolean {
  const added = db.run(
    `INSERT INTO inbox (channel_id, delivery_id, payload_hash, at) VALUES (?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
    mark.channelId,
    mark.deliveryId,
    mark.payloadHash,
    mark.at,
  );
  return added === 1;
}

/** What was first seen under a delivery id. */
export function inboxMarkOf(
  db: Database,
  channelId: string,
  deliveryId: string,
): InboxMark | undefined {
  const row = db.one(
    'SELECT payload_hash, at FROM inbox WHERE channel_id = ? AND delivery_id = ?',
    channelId,
    deliveryId,
  );
  if (row === undefined) return undefined;
  return { channelId, deliveryId, payloadHash: textOf(row, 'payload_hash'), at: textOf(row, 'at') };
}
