/**
 * How often a view asks again, in milliseconds. TanStack Query stops asking while the page is
 * hidden, and asks at once when it is looked at again.
 */
export const POLLING = {
  /** What an operator watches: the board and one consignment. */
  watched: 1_000,
  /** Everything else. */
  calm: 2_000,
} as const;
