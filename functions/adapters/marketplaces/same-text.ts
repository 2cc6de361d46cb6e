import { timingSafeEqual } from 'node:crypto';

/**
 * Whether two signatures are the same text, in constant time. The text is compared, not what it
 * decodes to: base64 has several spellings of the same bytes.
 */
export function isSameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
