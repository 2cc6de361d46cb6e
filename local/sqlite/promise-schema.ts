/** Version 9: how each parcel stands to what its channel promised, by deadline. */
export const PROMISE_SCHEMA = `
ALTER TABLE consignments ADD COLUMN channel_id TEXT;
ALTER TABLE consignments ADD COLUMN promise TEXT;
ALTER TABLE consignments ADD COLUMN promise_by TEXT;
CREATE INDEX consignments_promised
  ON consignments (merchant_id, promise, promise_by, consignment_id) WHERE promise IS NOT NULL;
`;
