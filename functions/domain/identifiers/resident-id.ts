import { accept, refuse } from '../refusal.ts';
import type { Result } from '../refusal.ts';
import { isCalendarDate } from './calendar-date.ts';
import { weightedSum } from './weighted-sum.ts';

const RESIDENT_ID = /^\d{17}[0-9X]$/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/** Check characters by Σ mod 11 (ISO 7064 MOD 11-2). */
const CHECK_CHARACTERS = '10X98765432';
/**
 * First two digits of GB/T 2260. 83 stands on residence permits of residents of Taiwan (State
 * Council, 2018). weak: districts below the province change by year and are not checked.
 */
const PROVINCES: ReadonlySet<string> = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
);

/**
 * Reads a citizen identity number 公民身份号码 (GB 11643): 17 digits and a check character, a known
 * province, a date of birth that exists and is not after `today` (YYYY-MM-DD). Messages never
 * quote the number or what could be computed from it.
 */
export function parseResidentId(
  text: string,
  today: string,
): Result<
  string,
  'resident-id-shape' | 'resident-id-province' | 'resident-id-date' | 'resident-id-check'
> {
  if (!RESIDENT_ID.test(text)) {
    return refuse('resident-id-shape', 'must be 17 digits and a last digit or capital X');
  }
  if (!PROVINCES.has(text.slice(0, 2))) {
    return refuse('resident-id-province', 'the first two digits name no province');
  }
  const birth = text.slice(6, 14);
  if (!isCalendarDate(birth)) {
    return refuse('resident-id-date', 'digits 7 to 14 are not a date of birth');
  }
  if (birth > today.replaceAll('-', '')) {
    return refuse('resident-id-date', 'the date of birth lies in the future');
  }
  return text.charAt(17) === CHECK_CHARACTERS.charAt(weightedSum(text, WEIGHTS) % 11)
    ? accept(text)
    : refuse('resident-id-check', 'the last character does not fit the other seventeen');
}
