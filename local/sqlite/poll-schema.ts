/** Version 10: how far each channel was asked for what changed. */
export const POLL_SCHEMA = `
CREATE TABLE channel_polls (
  channel_id TEXT PRIMARY KEY, json TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;

/** Version 12: where a run over all channels of a marketplace was cut short. */
export const REACHED_SCHEMA = `
CREATE TABLE polls_reached (
  marketplace TEXT PRIMARY KEY, channel_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
