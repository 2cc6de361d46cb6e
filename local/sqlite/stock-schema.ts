/**
 * Version 4: each quantity of a line apart, the papers of the stock (inbounds, adjustments), and
 * statistics of released lists. A line that moved before lacks what was not counted then, and its
 * proof says so.
 */
export const STOCK_SCHEMA = `
ALTER TABLE balances ADD COLUMN declared INTEGER NOT NULL DEFAULT 0 CHECK (declared >= 0);
ALTER TABLE balances ADD COLUMN awaiting_gate INTEGER NOT NULL DEFAULT 0 CHECK (awaiting_gate >= 0);
ALTER TABLE balances ADD COLUMN on_hand INTEGER NOT NULL DEFAULT 0 CHECK (on_hand >= 0);
ALTER TABLE balances ADD COLUMN units TEXT;

CREATE TABLE stock_papers (
  kind TEXT NOT NULL, paper_id TEXT NOT NULL, merchant_id TEXT NOT NULL,
  opened_at TEXT NOT NULL, due TEXT, version INTEGER NOT NULL, json TEXT NOT NULL,
  PRIMARY KEY (kind, paper_id)
) STRICT;
CREATE INDEX stock_papers_newest
  ON stock_papers (kind, merchant_id, opened_at DESC, paper_id DESC);
CREATE INDEX stock_papers_due ON stock_papers (kind, due, paper_id) WHERE due IS NOT NULL;

CREATE TABLE counted_lists (list_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE statistics (
  merchant_id TEXT NOT NULL, month TEXT NOT NULL, cell TEXT NOT NULL, json TEXT NOT NULL,
  PRIMARY KEY (merchant_id, month, cell)
) STRICT, WITHOUT ROWID;
`;

/** What the account book has on file of a line's goods. */
export const FILED_GOODS_SCHEMA = `
ALTER TABLE balances ADD COLUMN filed TEXT;
`;
