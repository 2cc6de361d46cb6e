/**
 * What the API of merchants' own clients adds: orders of a merchant by time, and the answers given
 * under idempotency keys. Times of the latter are the machine's.
 */
export const API_SCHEMA = `
ALTER TABLE orders ADD COLUMN merchant_id TEXT
  GENERATED ALWAYS AS (json ->> '$.merchantId') VIRTUAL;
ALTER TABLE orders ADD COLUMN received_at TEXT
  GENERATED ALWAYS AS (json ->> '$.receivedAt') VIRTUAL;
CREATE INDEX orders_newest ON orders (merchant_id, received_at DESC, order_id DESC);

CREATE TABLE idempotency_keys (
  scope TEXT NOT NULL, key TEXT NOT NULL, payload_hash TEXT NOT NULL, until TEXT NOT NULL,
  json TEXT, PRIMARY KEY (scope, key)
) STRICT;
CREATE INDEX idempotency_keys_until ON idempotency_keys (until);
`;
