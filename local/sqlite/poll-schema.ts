/** Version 10: how far each channel was asked for what changed. */
export const POLL_SCHEMA = `
CREATE TABLE channel_polls (
  channel_id TEXT PRIMARY KEY, json TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
