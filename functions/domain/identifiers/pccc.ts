import { accept, refuse } from '../refusal.ts';
import type { Result } from '../refusal.ts';

const PCCC = /^P\d{12}$/;

/**
 * Reads a Korean personal customs clearance code 개인통관고유부호: P, two digits of the year of issue,
 * nine of serial and a check digit whose algorithm is not published. Only the shape can be checked
 * here; the Korea Customs Service (UNI-PASS) knows whether it belongs to the consignee.
 */
export function parsePccc(text: string): Result<string, 'pccc-shape'> {
  return PCCC.test(text) ? accept(text) : refuse('pccc-shape', 'must be a capital P and 12 digits');
}
