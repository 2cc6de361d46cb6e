/** Version 3: accounts with a limit (a buyer's year, a guarantor) and what consignments take of them. Fen. */
export const LIMIT_SCHEMA = `
CREATE TABLE limit_accounts (
  kind TEXT NOT NULL, account TEXT NOT NULL, drawn INTEGER NOT NULL, most INTEGER,
  PRIMARY KEY (kind, account), CHECK (0 <= drawn)
) STRICT, WITHOUT ROWID;
CREATE TABLE limit_draws (
  kind TEXT NOT NULL, consignment_id TEXT NOT NULL, account TEXT NOT NULL, amount INTEGER NOT NULL,
  PRIMARY KEY (kind, consignment_id)
) STRICT, WITHOUT ROWID;
`;
