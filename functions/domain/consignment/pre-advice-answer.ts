import type { Instant } from '../instant.ts';

/** What the carrier, or the broker it passes it on to, says of the destination's data. */
type PreAdviceStatus = 'accepted' | 'data-missing' | 'do-not-load';

/** An answer to a pre-advice, as told. */
export interface PreAdviceAnswer {
  readonly status: PreAdviceStatus;
  /** The number under which it was taken. */
  readonly adviceId?: string;
  /** Fields of the data set that are missing, in the carrier's names, e.g. `items.1.hsCode`. */
  readonly fields?: readonly string[];
  /** A code, e.g. `security`. */
  readonly reason?: string;
}

/** The latest answer. */
export interface PreAdvice extends PreAdviceAnswer {
  readonly at: Instant;
}
