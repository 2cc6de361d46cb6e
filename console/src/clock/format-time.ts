const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const clockTime = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const minutes = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

/** `10:04:12` in the operator's time zone. */
export function formatClock(instant: string | number): string {
  return clockTime.format(new Date(instant));
}

/** `10:04` in the operator's time zone. */
export function formatMinutes(instant: string | number): string {
  return minutes.format(new Date(instant));
}

/** `23 Nov` in the operator's time zone. */
export function formatDay(instant: string | number): string {
  return day.format(new Date(instant));
}

/** `23 Nov, 10:04:12` in the operator's time zone. */
export function formatInstant(instant: string | number): string {
  return `${formatDay(instant)}, ${formatClock(instant)}`;
}

/** A span for people, never more than two units: `40 s`, `4 min`, `3 h 20 min`, `2 d 4 h`. */
export function formatSpan(milliseconds: number): string {
  const span = Math.max(0, milliseconds);
  if (span < MINUTE) return `${Math.floor(span / SECOND)} s`;
  if (span < HOUR) return `${Math.floor(span / MINUTE)} min`;
  if (span < DAY) return twoUnits(span, HOUR, 'h', MINUTE, 'min');
  return twoUnits(span, DAY, 'd', HOUR, 'h');
}

/** Hours as clocks of customs are quoted: two decimals below ten hours, one above. */
export function formatHours(hours: number): string {
  return `${hours.toFixed(hours < 10 ? 2 : 1)} h`;
}

function twoUnits(span: number, big: number, bigUnit: string, small: number, smallUnit: string) {
  const rest = Math.floor((span % big) / small);
  const head = `${Math.floor(span / big)} ${bigUnit}`;
  return rest === 0 ? head : `${head} ${rest} ${smallUnit}`;
}
