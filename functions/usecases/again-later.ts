/** SQS holds no message back for longer, and neither do we. */
const LONGEST_SECONDS = 900;
/** A wait of our own doubles up to this. */
const LONGEST_OWN_SECONDS = 300;

/**
 * Seconds until a message whose other side failed for the `attempt`th time is worked again: 1, 2,
 * 4 … 300, or longer when the other side asks for it.
 */
export function againLater(attempt: number, retryAfterSeconds = 0): number {
  const own = Math.min(2 ** (attempt - 1), LONGEST_OWN_SECONDS);
  return Math.min(Math.max(own, retryAfterSeconds), LONGEST_SECONDS);
}
