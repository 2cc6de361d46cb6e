/**
 * Seconds before each attempt, counted from the one before; ten attempts, the last 75:35:05 after
 * the first. Source: Standard Webhooks 1.0.0, "Deliverability and reliability".
 */
const DELAYS: readonly number[] = [0, 5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];

export const MOST_ATTEMPTS = DELAYS.length;

/** An endpoint may ask for less, not for days. Seconds. */
const LONGEST_RETRY_AFTER = 86_400;
/** Attempts of many events spread over this share of their delay. */
const SPREAD = 0.2;

/**
 * Seconds until the next attempt after `made` of them; undefined when that was the last.
 *
 * @param jitter 0 to 1, so that what failed together does not come back together
 * @param retryAfter what the endpoint asked for; it postpones, it never hastens
 */
export function secondsUntilNext(made: number, jitter: number, retryAfter = 0): number | undefined {
  const delay = DELAYS[made];
  if (delay === undefined) return undefined;
  const spread = delay * (1 - SPREAD / 2 + SPREAD * jitter);
  return Math.max(spread, Math.min(retryAfter, LONGEST_RETRY_AFTER));
}
