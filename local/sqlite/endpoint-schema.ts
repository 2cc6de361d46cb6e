/** Endpoints of merchants and what is on its way to them; records are JSON as in version 1. */
export const ENDPOINT_SCHEMA = `
CREATE TABLE endpoints (
  merchant_id TEXT NOT NULL, endpoint_id TEXT NOT NULL, version INTEGER NOT NULL,
  json TEXT NOT NULL, PRIMARY KEY (merchant_id, endpoint_id)
) STRICT;
CREATE TABLE outbound_deliveries (
  endpoint_id TEXT NOT NULL, occurred_at TEXT NOT NULL, event_id TEXT NOT NULL,
  status TEXT NOT NULL, due TEXT, expires TEXT NOT NULL, version INTEGER NOT NULL,
  json TEXT NOT NULL, PRIMARY KEY (endpoint_id, occurred_at, event_id)
) STRICT;
CREATE INDEX outbound_due ON outbound_deliveries (due) WHERE due IS NOT NULL;
CREATE INDEX outbound_expires ON outbound_deliveries (expires);
`;
