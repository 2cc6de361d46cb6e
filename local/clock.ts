import type { Clock } from '../functions/ports/clock.ts';

/** Where business time starts and how fast it runs; kept in the data folder, shared with the sandbox. */
export interface ClockSettings {
  /** Wall moment at which business time equals wall time. */
  readonly origin: string;
  /** Business seconds per wall second. */
  readonly speed: number;
}

/**
 * Business time that runs `speed` times as fast as the machine's, from `origin` on.
 *
 * @param wallNow wall milliseconds since 1970
 */
export function scaledClock(
  { origin, speed }: ClockSettings,
  wallNow: () => number = Date.now,
): Clock {
  const start = Date.parse(origin);
  return {
    now: () => new Date(start + (wallNow() - start) * speed).toISOString(),
    wall: () => new Date(wallNow()).toISOString(),
    wallMilliseconds: (milliseconds) => milliseconds / speed,
  };
}
