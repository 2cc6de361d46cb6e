/** Version 11: channels are found by their marketplace, among however many. */
export const MARKETPLACE_SCHEMA = `
CREATE INDEX channels_of_marketplace
  ON directory (json ->> 'marketplace', id) WHERE kind = 'channel';
`;
