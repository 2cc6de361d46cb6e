import { accept, refuse } from '../refusal.ts';
import type { Result } from '../refusal.ts';

/** District (4 digits), economic zone, kind of enterprise, serial (4). */
const CUSTOMS_REGISTRATION = /^\d{4}[0-9A-Z]{6}$/;

/**
 * Reads a customs registration number 海关注册编码 of an enterprise: ten characters beginning with
 * the four digits of its district. It has no check digit. weak: the kinds of zone and enterprise
 * are not checked; numbers with letters, such as 330766K00Q, are in use.
 */
export function parseCustomsRegistration(
  text: string,
): Result<string, 'customs-registration-shape'> {
  return CUSTOMS_REGISTRATION.test(text)
    ? accept(text)
    : refuse(
        'customs-registration-shape',
        'must be 10 characters: four digits, then digits or capital letters',
      );
}
