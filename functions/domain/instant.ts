/** A moment in UTC as ISO 8601 with milliseconds, e.g. `2026-11-23T10:00:00.000Z`; sorts as text. */
export type Instant = string;

const MILLISECONDS_PER = {
  second: 1_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
} as const;

/** `{ hours: 2 }`, `{ days: 30 }`, … as one number. */
export interface Duration {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
}

/** Milliseconds in a duration. */
export function milliseconds(duration: Duration): number {
  return (
    (duration.days ?? 0) * MILLISECONDS_PER.day +
    (duration.hours ?? 0) * MILLISECONDS_PER.hour +
    (duration.minutes ?? 0) * MILLISECONDS_PER.minute +
    (duration.seconds ?? 0) * MILLISECONDS_PER.second
  );
}

/** The later of two moments. */
export function later(one: Instant, other: Instant): Instant {
  return one < other ? other : one;
}

/** The moment that lies `duration` after `instant`. */
export function after(instant: Instant, duration: Duration): Instant {
  return new Date(Date.parse(instant) + milliseconds(duration)).toISOString();
}
