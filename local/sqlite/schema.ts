/**
 * Version 1. Records are JSON in the column `json`; other columns are what queries need. Tables of
 * small rows without a record are WITHOUT ROWID: one tree less to write.
 */
export const SCHEMA = `
CREATE TABLE orders (
  order_id TEXT PRIMARY KEY, version INTEGER NOT NULL, json TEXT NOT NULL
) STRICT;

CREATE TABLE consignments (
  consignment_id TEXT PRIMARY KEY, merchant_id TEXT NOT NULL, status TEXT NOT NULL,
  created_at TEXT NOT NULL, due TEXT, version INTEGER NOT NULL, json TEXT NOT NULL
) STRICT;
CREATE INDEX consignments_newest
  ON consignments (merchant_id, created_at DESC, consignment_id DESC);
CREATE INDEX consignments_newest_by_status
  ON consignments (merchant_id, status, created_at DESC, consignment_id DESC);
CREATE INDEX consignments_due ON consignments (due, consignment_id) WHERE due IS NOT NULL;

CREATE TABLE counts (
  merchant_id TEXT NOT NULL, status TEXT NOT NULL, consignments INTEGER NOT NULL,
  PRIMARY KEY (merchant_id, status)
) STRICT, WITHOUT ROWID;

CREATE TABLE events (
  position INTEGER PRIMARY KEY AUTOINCREMENT, consignment_id TEXT NOT NULL,
  version INTEGER NOT NULL, json TEXT NOT NULL, UNIQUE (consignment_id, version)
) STRICT;
CREATE TABLE feed_cursors (
  consumer TEXT PRIMARY KEY, position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE tasks (
  opened INTEGER PRIMARY KEY AUTOINCREMENT, consignment_id TEXT NOT NULL, stage TEXT NOT NULL,
  visit INTEGER NOT NULL, version INTEGER NOT NULL, status TEXT NOT NULL, json TEXT NOT NULL,
  UNIQUE (consignment_id, stage, visit)
) STRICT;

CREATE TABLE documents (
  consignment_id TEXT NOT NULL, kind TEXT NOT NULL, message TEXT NOT NULL,
  version INTEGER NOT NULL, at TEXT NOT NULL, json TEXT NOT NULL,
  PRIMARY KEY (consignment_id, kind, message, version)
) STRICT;
CREATE TABLE document_bodies (
  key TEXT PRIMARY KEY, content_type TEXT NOT NULL, body BLOB NOT NULL
) STRICT;

CREATE TABLE reference_ids (
  kind TEXT NOT NULL, value TEXT NOT NULL, consignment_id TEXT NOT NULL,
  PRIMARY KEY (kind, value, consignment_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE inbox (
  channel_id TEXT NOT NULL, delivery_id TEXT NOT NULL, payload_hash TEXT NOT NULL,
  at TEXT NOT NULL, PRIMARY KEY (channel_id, delivery_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE deliveries (
  received INTEGER PRIMARY KEY AUTOINCREMENT, channel_id TEXT NOT NULL, json TEXT NOT NULL
) STRICT;
CREATE INDEX deliveries_newest ON deliveries (channel_id, received DESC);

CREATE TABLE cases (
  case_id TEXT PRIMARY KEY, merchant_id TEXT NOT NULL, opened_at TEXT NOT NULL,
  status TEXT NOT NULL, json TEXT NOT NULL
) STRICT;
CREATE INDEX cases_newest ON cases (merchant_id, opened_at DESC, case_id DESC);

CREATE TABLE balances (
  account_book TEXT NOT NULL, book_item TEXT NOT NULL, unit TEXT NOT NULL,
  book INTEGER NOT NULL, reserved INTEGER NOT NULL,
  PRIMARY KEY (account_book, book_item, unit), CHECK (0 <= reserved AND reserved <= book)
) STRICT, WITHOUT ROWID;
CREATE TABLE movements (
  posted INTEGER PRIMARY KEY AUTOINCREMENT, movement_id TEXT NOT NULL UNIQUE,
  account_book TEXT NOT NULL, book_item TEXT NOT NULL, unit TEXT NOT NULL, json TEXT NOT NULL
) STRICT;
CREATE INDEX movements_of_line ON movements (account_book, book_item, unit, posted);

CREATE TABLE directory (
  kind TEXT NOT NULL, merchant_id TEXT NOT NULL, id TEXT NOT NULL, json TEXT NOT NULL,
  PRIMARY KEY (kind, id, merchant_id)
) STRICT;
CREATE INDEX directory_of_merchant ON directory (kind, merchant_id, id);

CREATE TABLE identity_records (
  order_id TEXT PRIMARY KEY, sealed TEXT NOT NULL
) STRICT;

CREATE TABLE messages (
  message_id INTEGER PRIMARY KEY AUTOINCREMENT, queue TEXT NOT NULL, body TEXT NOT NULL,
  visible_at INTEGER NOT NULL, receives INTEGER NOT NULL, dead INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX messages_visible ON messages (queue, dead, visible_at, message_id);

CREATE TABLE workflow_definitions (
  hash TEXT PRIMARY KEY, definition TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE executions (
  name TEXT PRIMARY KEY, definition_hash TEXT NOT NULL, input TEXT NOT NULL,
  status TEXT NOT NULL
) STRICT;
CREATE INDEX executions_open ON executions (name) WHERE status = 'open';
CREATE TABLE execution_states (
  name TEXT NOT NULL, entry INTEGER NOT NULL, state TEXT NOT NULL, entered TEXT NOT NULL,
  PRIMARY KEY (name, entry)
) STRICT, WITHOUT ROWID;
`;
