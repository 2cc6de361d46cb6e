import { createHash } from 'node:crypto';
import { parseJson } from '../../runtime/parse-json.ts';

/** A JSON object of which nothing is known yet. */
export type Envelope = { readonly [key: string]: unknown };

const LIMITS = { mostBytes: 700_000 };
/** What an id, a status or a time in an envelope looks like at most. */
const VALUE = /^[!-~]{1,64}$/;

/**
 * A verified body as an object, empty for what is none. For receivers: topic and delivery id stand
 * in it, and no schema is loaded to find them.
 */
export function envelopeOf(raw: Uint8Array): Envelope {
  const parsed = parseJson(raw, LIMITS);
  return parsed.ok ? objectIn(parsed.value) : {};
}

/** The object under a key, empty when there is none. */
export function partOf(envelope: Envelope, key: string): Envelope {
  return objectIn(envelope[key]);
}

/** A short text or whole number under a key, as text; empty for anything else. */
export function valueOf(envelope: Envelope, key: string): string {
  const value = envelope[key];
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && VALUE.test(text) ? text : '';
}

/**
 * An id for a sender that gives its deliveries none: what the parts say, joined, or where one of
 * them is missing the hash of topic and body. Equal for the same news, however often it is sent.
 */
export function deliveryIdOf(parts: readonly string[], topic: string, raw: Uint8Array): string {
  return parts.every((part) => part !== '')
    ? parts.join('.')
    : createHash('sha256').update(`${topic}.`).update(raw).digest('hex');
}

function objectIn(value: unknown): Envelope {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
