import { accept, refuse } from '../refusal.ts';
import type { Result } from '../refusal.ts';
import { gs1CheckDigit } from './gs1-check-digit.ts';

const GTIN_13 = /^\d{13}$/;

/** Reads a GTIN-13 (EAN-13 bar code), 13 digits: GS1 General Specifications, section 7.9. */
export function parseGtin13(text: string): Result<string, 'gtin-shape' | 'gtin-check-digit'> {
  if (!GTIN_13.test(text)) return refuse('gtin-shape', 'must be 13 digits');
  const expected = gs1CheckDigit(text.slice(0, -1));
  return text.endsWith(expected)
    ? accept(text)
    : refuse('gtin-check-digit', `check digit should be ${expected}`);
}
