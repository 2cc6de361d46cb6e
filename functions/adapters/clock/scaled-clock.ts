import type { Clock } from '../../ports/clock.ts';

/** When and how fast business time runs. */
export interface ScaledTime {
  /** Wall moment at which business time equals wall time. */
  readonly origin: string;
  /** Business seconds per wall second; 1 outside simulations. */
  readonly speed: number;
}

/**
 * Business time that runs `speed` times as fast as the machine's, from `origin` on.
 *
 * @param wallNow wall milliseconds since 1970
 */
export function scaledClock(
  { origin, speed }: ScaledTime,
  wallNow: () => number = Date.now,
): Clock {
  const start = Date.parse(origin);
  return {
    now: () => new Date(start + (wallNow() - start) * speed).toISOString(),
    wall: () => new Date(wallNow()).toISOString(),
    wallMilliseconds: (milliseconds) => milliseconds / speed,
  };
}
