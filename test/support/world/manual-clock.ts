import { after } from '../../../functions/domain/instant.ts';
import type { Duration, Instant } from '../../../functions/domain/instant.ts';
import type { Clock } from '../../../functions/ports/clock.ts';

/** A clock that stands until a test moves it; business and machine time are the same. */
export interface ManualClock extends Clock {
  advance(duration: Duration): void;
}

export function manualClock(start: Instant = '2026-11-23T02:00:00.000Z'): ManualClock {
  let now = start;
  return {
    now: () => now,
    wall: () => now,
    wallMilliseconds: (milliseconds) => milliseconds,
    advance: (duration) => {
      now = after(now, duration);
    },
  };
}
