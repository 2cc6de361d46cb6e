import { createDecipheriv } from 'node:crypto';
import { envelopeOf } from '../envelope.ts';
import { TEMU_CIPHER, TEMU_KEY_BYTES } from './sign.ts';

/**
 * The decrypted `eventData` of a Temu body; undefined when there is none or the secret does not open
 * it. Only the one spelling of the base64 text is taken that encoding gives: the text itself is not
 * signed, what it decodes to is. Never throws.
 */
export function openTemuEvent(raw: Uint8Array, secret: string): Uint8Array | undefined {
  const { eventData } = envelopeOf(raw);
  if (typeof eventData !== 'string') return undefined;
  const sealed = Buffer.from(eventData, 'base64');
  if (sealed.toString('base64') !== eventData) return undefined;
  const key = Buffer.from(secret).subarray(0, TEMU_KEY_BYTES);
  if (key.byteLength < TEMU_KEY_BYTES) return undefined;
  try {
    const decipher = createDecipheriv(TEMU_CIPHER, key, key);
    return Buffer.concat([decipher.update(sealed), decipher.final()]);
  } catch {
    return undefined;
  }
}
