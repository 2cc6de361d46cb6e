/** What one order used. */
export interface Units {
  transitions: number;
  invokes: number;
  /** DynamoDB write request units. */
  writeUnits: number;
  /** DynamoDB read request units. */
  readUnits: number;
  /** HTTP API requests. */
  requests: number;
  /** SQS messages. */
  messages: number;
  /** S3 objects written. */
  objects: number;
}

/** List prices in USD per unit, us-east-1, November 2026. */
const PRICES = {
  transition: 25e-6,
  /** Request and 50 ms of 256 MB on arm64. */
  invoke: 0.2e-6 + 0.05 * 0.25 * 13.3334e-6,
  writeUnit: 0.625e-6,
  readUnit: 0.125e-6,
  request: 1e-6,
  /** Sent, received and deleted. */
  message: 3 * 0.4e-6,
  object: 5e-6,
} as const;

/** USD per 1,000 orders like this one. */
export function usdPerThousand(units: Units): number {
  const one =
    units.transitions * PRICES.transition +
    units.invokes * PRICES.invoke +
    units.writeUnits * PRICES.writeUnit +
    units.readUnits * PRICES.readUnit +
    units.requests * PRICES.request +
    units.messages * PRICES.message +
    units.objects * PRICES.object;
  return one * 1_000;
}
