import type { Instant } from '../domain/instant.ts';

/**
 * Two times. `now` is business time: deadlines, declarations and list clocks live in it, and a
 * simulation may run it faster. `wall` is the machine's time: signature windows and I/O timeouts.
 */
export interface Clock {
  now(): Instant;
  wall(): Instant;
  /** Wall milliseconds that pass while `milliseconds` of business time do. */
  wallMilliseconds(milliseconds: number): number;
}
