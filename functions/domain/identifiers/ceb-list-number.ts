import { accept, refuse } from '../refusal.ts';
import type { Result } from '../refusal.ts';
import { isCalendarDate } from './calendar-date.ts';

const PRE_NO = /^B(\d{8})\d{9}$/;
/**
 * Customs district, year, direction, serial. The list number of exports grew to 20 characters with
 * the CEB specification of 2022-05; the import schema still ends at 18.
 */
const INVT_NO = /^\d{8}(?:I\d{9}|E\d{9,11})$/;

/** Reads the e-port's number of a declaration list (CEB `preNo`): B, YYYYMMDD, nine digits. */
export function parsePreNo(text: string): Result<string, 'pre-no-shape'> {
  return isCalendarDate(PRE_NO.exec(text)?.[1] ?? '')
    ? accept(text)
    : refuse('pre-no-shape', 'must be B, a date YYYYMMDD and 9 digits');
}

/** Reads the customs number of a declaration list 清单编号 (CEB `invtNo`), 18 to 20 characters. */
export function parseInvtNo(text: string): Result<string, 'invt-no-shape'> {
  return INVT_NO.test(text)
    ? accept(text)
    : refuse(
        'invt-no-shape',
        'must be 4 digits of district, 4 of year, then I and 9 digits or E and 9 to 11',
      );
}
