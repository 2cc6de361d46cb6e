/** Version 2: loads. As in version 1, records are JSON; other columns are what queries need. */
export const LOAD_SCHEMA = `
CREATE TABLE loads (
  load_id TEXT PRIMARY KEY, merchant_id TEXT NOT NULL, status TEXT NOT NULL,
  opened_at TEXT NOT NULL, due TEXT, revision INTEGER NOT NULL, json TEXT NOT NULL
) STRICT;
CREATE INDEX loads_newest ON loads (merchant_id, opened_at DESC, load_id DESC);
CREATE INDEX loads_due ON loads (due, load_id) WHERE due IS NOT NULL;

CREATE TABLE load_events (
  load_id TEXT NOT NULL, version INTEGER NOT NULL, json TEXT NOT NULL,
  PRIMARY KEY (load_id, version)
) STRICT;
CREATE TABLE lanes (
  lane TEXT PRIMARY KEY, load_id TEXT NOT NULL, number INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE load_members (
  consignment_id TEXT PRIMARY KEY, load_id TEXT NOT NULL, version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
