/** Business time for what partners do and when; wall time for signatures and retries. */
export interface SandboxClock {
  /** Business time in milliseconds since 1970. */
  now(): number;
  /** Wall time in milliseconds since 1970. */
  wall(): number;
  /** Business milliseconds that pass while this many wall milliseconds do. */
  businessMilliseconds(wallMilliseconds: number): number;
}

/** How business time follows wall time: it equals it at `origin` (ms since 1970) and runs `speed` times as fast. */
export interface ClockSettings {
  readonly origin: number;
  readonly speed: number;
}

/** A clock over a source of wall time; host and sandbox agree when origin and speed are the same. */
export function scaledClock({ origin, speed }: ClockSettings, wall: () => number): SandboxClock {
  return {
    wall,
    now: () => Math.floor(origin + (wall() - origin) * speed),
    businessMilliseconds: (wallMilliseconds) => wallMilliseconds * speed,
  };
}

/** A moment as it goes on the wire: ISO 8601, UTC, milliseconds. */
export function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

const BEIJING_OFFSET_MS = 8 * 3_600_000;

/** Beijing wall time as digits `YYYYMMDDhhmmssSSS`, cut to `length`: 8 for a date, 14 for CEB appTime, 17 for returnTime. */
export function beijingDigits(milliseconds: number, length: 8 | 14 | 17): string {
  return isoTime(milliseconds + BEIJING_OFFSET_MS)
    .replace(/\D/g, '')
    .slice(0, length);
}
