import { createCipheriv, createHash } from 'node:crypto';
import { hmacHex } from '../hex-signature.ts';

/** What a Temu webhook signs beside its decrypted body: the values of its headers. */
export interface TemuSigned {
  readonly 'x-tm-app-key': string;
  readonly 'x-tm-event-code': string;
  /** Left out: the variant without it. */
  readonly 'x-tm-ext-param'?: string;
  /** Milliseconds. */
  readonly 'x-tm-timestamp': string;
}

/**
 * Value of `x-tm-signature`: hex of HMAC-SHA-256 over the sorted names and values of `eventData`
 * (decrypted) and headers, with nothing between them, keyed with the app secret. Temu's text says
 * `key=value`, its two examples prove `keyvalue`, one with `x-tm-ext-param` and one without.
 * Source: Temu Open Platform, "Webhook Integration Guide", 2025-08-15.
 */
export function signTemu(eventData: Uint8Array, headers: TemuSigned, secret: string): string {
  const extension = headers['x-tm-ext-param'];
  return hmacHex(
    secret,
    'eventData',
    eventData,
    `x-tm-app-key${headers['x-tm-app-key']}`,
    `x-tm-event-code${headers['x-tm-event-code']}`,
    extension === undefined ? '' : `x-tm-ext-param${extension}`,
    `x-tm-timestamp${headers['x-tm-timestamp']}`,
  );
}

/** Bytes of key and of initialisation vector: both are the secret's first. */
export const TEMU_KEY_BYTES = 16;
export const TEMU_CIPHER = 'aes-128-cbc';

/** A body as Temu posts it: `eventData` is base64 of AES-128-CBC. Throws for a secret under 16 bytes. */
export function sealTemu(eventData: Uint8Array, secret: string): string {
  const key = Buffer.from(secret).subarray(0, TEMU_KEY_BYTES);
  const cipher = createCipheriv(TEMU_CIPHER, key, key);
  const sealed = Buffer.concat([cipher.update(eventData), cipher.final()]);
  return JSON.stringify({ eventData: sealed.toString('base64') });
}

/**
 * `sign` of an API call: upper-case MD5 over the sorted names and values of all parameters, with the
 * app secret before and behind; lists and objects as JSON, exactly as in the body. Source: Temu Open
 * Platform, "Signature Method for API Request", 2025-01-26.
 *
 * @param parameters without `sign`
 */
export function signTemuCall(
  parameters: { readonly [name: string]: unknown },
  secret: string,
): string {
  const sorted = Object.keys(parameters)
    .sort()
    .map((name) => `${name}${textOf(parameters[name])}`)
    .join('');
  // MD5 is what Temu takes; the connection itself is https.
  return createHash('md5').update(`${secret}${sorted}${secret}`).digest('hex').toUpperCase();
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
