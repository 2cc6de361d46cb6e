import { accept, refuse } from '../refusal.ts';
import type { Result } from '../refusal.ts';

/** Why a Harmonized System code is refused. */
export type HsCodeRefusal = 'hs-shape' | 'hs-chapter';

const HS = /^\d{6,10}$/;
const CN_HS = /^\d{10}$/;
const LAST_CHAPTER = 97;
/** WCO Harmonized System: chapter 77 is kept for future use; 98 and 99 are national inventions. */
const RESERVED_CHAPTER = 77;

function withChapter(text: string): Result<string, HsCodeRefusal> {
  const chapter = Number(text.slice(0, 2));
  return chapter >= 1 && chapter <= LAST_CHAPTER && chapter !== RESERVED_CHAPTER
    ? accept(text)
    : refuse('hs-chapter', `chapter ${text.slice(0, 2)} is not in the Harmonized System`);
}

/**
 * Reads a tariff number: the six digits of the WCO Harmonized System and up to four national ones,
 * digits only, chapter 01 to 97 except 77. There is no check digit: only the tariff knows whether
 * the heading exists.
 */
export function parseHsCode(text: string): Result<string, HsCodeRefusal> {
  return HS.test(text)
    ? withChapter(text)
    : refuse('hs-shape', 'must be 6 to 10 digits without dots');
}

/** Digits of the national tariffs. weak: JP, AU and KR are from secondary sources. */
const NATIONAL_DIGITS: { readonly [territory: string]: readonly number[] } = {
  CN: [10],
  EU: [8, 10],
  GB: [10],
  US: [10],
  KR: [10],
  JP: [9],
  AU: [8],
};

/**
 * Reads a tariff number of one territory (`EU` for its member states): six digits of the Harmonized
 * System, or as many as its own tariff has. Of territories we do not know, 6 to 10 digits.
 */
export function parseNationalHsCode(
  text: string,
  territory: string,
): Result<string, HsCodeRefusal> {
  const known = Object.hasOwn(NATIONAL_DIGITS, territory) ? NATIONAL_DIGITS[territory] : undefined;
  const allowed = known && [6, ...known];
  return allowed === undefined || allowed.includes(text.length) || !HS.test(text)
    ? parseHsCode(text)
    : refuse('hs-shape', `must be ${allowed.join(' or ')} digits for ${territory}`);
}

/** Reads a Chinese tariff number, exactly ten digits (CEB `gcode`: 8 of the tariff and 2 of customs). */
export function parseCnHsCode(text: string): Result<string, HsCodeRefusal> {
  return CN_HS.test(text)
    ? withChapter(text)
    : refuse('hs-shape', 'must be exactly 10 digits without dots');
}
