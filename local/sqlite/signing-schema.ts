/** Version 5: documents whose signer could not take them, and how each declarant's signer stands. */
export const SIGNING_SCHEMA = `
CREATE TABLE held_documents (
  declarant TEXT NOT NULL, since TEXT NOT NULL, document TEXT NOT NULL, json TEXT NOT NULL,
  PRIMARY KEY (declarant, since, document)
) STRICT, WITHOUT ROWID;
CREATE TABLE signers (
  declarant TEXT PRIMARY KEY, version INTEGER NOT NULL, json TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
