import { createHmac } from 'node:crypto';
import { isSameText } from './same-text.ts';

/** Lower-case hex of HMAC-SHA-256 over `parts`, one after the other, keyed with the secret as text. */
export function hmacHex(secret: string, ...parts: readonly (string | Uint8Array)[]): string {
  const mac = createHmac('sha256', secret);
  for (const part of parts) mac.update(part);
  return mac.digest('hex');
}

/**
 * Whether a signature in hex, of either case, is what one of the secrets gives. Senders are not of
 * one mind on the case; both spell the same bytes.
 */
export function isHexSignature(
  given: string,
  secrets: readonly string[],
  sign: (secret: string) => string,
): boolean {
  const lower = given.toLowerCase();
  return secrets.some((secret) => secret !== '' && isSameText(lower, sign(secret)));
}
