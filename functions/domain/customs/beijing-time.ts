import { isCalendarDate } from '../identifiers/calendar-date.ts';
import { after } from '../instant.ts';
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

/**
 * `appTime` of a document that goes out now. Customs drops what is not newer than what it has
 * (-301014, -401012, -505016), and it counts seconds: a later version is at least a second ahead of
 * the one before, however fast it follows and however late the clock of its host is.
 *
 * @param before `appTime` of the version before
 */
export function appTimeOf(now: Instant, before: string | undefined): string {
  const own = beijingTime(now);
  const known = before === undefined ? undefined : parseBeijingTime(before);
  if (before === undefined || known?.ok !== true || own > before) return own;
  return beijingTime(after(known.value, { seconds: 1 }));
}

/** Beijing wall time as `YYYYMMDDhhmmssSSS` (17 digits): CEB `returnTime`. */
export function beijingTimeWithMilliseconds(instant: Instant): string {
  const wall = new Date(Date.parse(instant) + BEIJING_OFFSET_MS).toISOString();
  return wall.replace(/\D/g, '');
}

/** The month of a moment, `YYYY-MM`, Beijing time. */
export function beijingMonth(moment: Instant): string {
  const digits = beijingTime(moment);
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}`;
}

/** The month before a month, both `YYYY-MM`. */
export function monthBefore(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 1
    ? `${String(year - 1)}-12`
    : `${String(year)}-${String(number - 1).padStart(2, '0')}`;
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
