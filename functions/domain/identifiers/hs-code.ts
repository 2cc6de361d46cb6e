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

/** Reads a Chinese tariff number, exactly ten digits (CEB `gcode`: 8 of the tariff and 2 of customs). */
export function parseCnHsCode(text: string): Result<string, HsCodeRefusal> {
  return CN_HS.test(text)
    ? withChapter(text)
    : refuse('hs-shape', 'must be exactly 10 digits without dots');
}
