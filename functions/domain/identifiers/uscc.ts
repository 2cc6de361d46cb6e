import { accept, refuse } from '../refusal.ts';
import type { Result } from '../refusal.ts';

/** GB 32100-2015: digits and capital letters without I, O, S, V, Z. The position is the value. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const USCC = /^\d{8}[0-9A-HJ-NPQRTUWXY]{10}$/;
/** 3^place mod 31. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/**
 * Reads a unified social credit code 统一社会信用代码 (GB 32100-2015): 18 characters, the last one a
 * check character. weak: the first eight are taken for digits; the standard also lends letters to
 * registering authorities whose entities are no traders.
 */
export function parseUscc(text: string): Result<string, 'uscc-shape' | 'uscc-check'> {
  if (!USCC.test(text)) {
    return refuse(
      'uscc-shape',
      'must be 8 digits and 10 digits or capital letters other than I, O, S, V, Z',
    );
  }
  const sum = WEIGHTS.reduce(
    (running, weight, place) => running + ALPHABET.indexOf(text.charAt(place)) * weight,
    0,
  );
  const expected = ALPHABET.charAt((31 - (sum % 31)) % 31);
  return text.charAt(17) === expected
    ? accept(text)
    : refuse('uscc-check', `check character should be ${expected}`);
}
