import { isCalendarDate } from '../identifiers/calendar-date.ts';
import type { Instant } from '../instant.ts';
import { accept, refuse } from '../refusal.ts';
import type { Result } from '../refusal.ts';

/** weak: the CEB specification names no time zone; China Standard Time (UTC+8, no summer time) is what customs works in. */
const BEIJING_OFFSET_MS = 8 * 3_600_000;

const CEB_TIME = /^(\d{4})(\d\d)(\d\d)([01]\d|2[0-3])([0-5]\d)([0-5]\d)(\d{3})?$/;

/** Beijing wall time as `YYYYMMDDhhmmss` (14 digits): CEB `appTime`, `payTime`. */
export function beijingTime(instant: Instant): string {
  return beijingTimeWithMilliseconds(instant).slice(0, 14);
}

/** Beijing wall time as `YYYYMMDDhhmmssSSS` (17 digits): CEB `returnTime`. */
export function beijingTimeWithMilliseconds(instant: Instant): string {
  const wall = new Date(Date.parse(instant) + BEIJING_OFFSET_MS).toISOString();
  return wall.replace(/\D/g, '');
}

/** Reads 14 or 17 digits of Beijing wall time. Refusal: `ceb-time` when they name no moment. */
export function parseBeijingTime(digits: string): Result<Instant, 'ceb-time'> {
  const match = CEB_TIME.exec(digits);
  if (match === null || !isCalendarDate(digits.slice(0, 8))) {
    return refuse('ceb-time', 'must be YYYYMMDDhhmmss with or without milliseconds');
  }
  const [, year, month, day, hour, minute, second, millisecond = '000'] = match;
  const wall = `${year}-${month}-${day}T${hour}:${minute}:${second}.${millisecond}Z`;
  return accept(new Date(Date.parse(wall) - BEIJING_OFFSET_MS).toISOString());
}
