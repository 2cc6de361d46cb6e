import { accept, refuse } from '../refusal.ts';
import type { Result } from '../refusal.ts';
import { gs1CheckDigit } from './gs1-check-digit.ts';

const SSCC_18 = /^\d{18}$/;

/**
 * Reads a serial shipping container code, 18 digits without the application identifier (00): GS1
 * General Specifications, section 7.9.
 */
export function parseSscc(text: string): Result<string, 'sscc-shape' | 'sscc-check-digit'> {
  if (!SSCC_18.test(text)) return refuse('sscc-shape', 'must be 18 digits');
  const expected = gs1CheckDigit(text.slice(0, -1));
  return text.endsWith(expected)
    ? accept(text)
    : refuse('sscc-check-digit', `check digit should be ${expected}`);
}
