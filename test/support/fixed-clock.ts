import type { Clock } from '../../functions/ports/clock.ts';

/** A clock that stands still until it is moved; business time runs with wall time. */
export interface FixedClock extends Clock {
  advance(milliseconds: number): void;
}

/** A clock that shows `start` until it is moved. */
export function fixedClock(start = '2026-11-23T10:00:00.000Z'): FixedClock {
  let now = Date.parse(start);
  const show = (): string => new Date(now).toISOString();
  return {
    now: show,
    wall: show,
    wallMilliseconds: (milliseconds) => milliseconds,
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
}
