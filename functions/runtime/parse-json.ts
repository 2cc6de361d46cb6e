import { accept, refuse } from '../domain/refusal.ts';
import type { Refusal, Result } from '../domain/refusal.ts';

/** Why bytes are not taken as JSON. */
export type JsonRefusalCode =
  'body-too-large' | 'json-too-deep' | 'not-utf-8' | 'not-json' | 'forbidden-key';

export interface JsonLimits {
  /** Bytes. */
  readonly mostBytes: number;
  /** Nested arrays and objects. */
  readonly deepest?: number;
}

const DEEPEST = 64;
const [QUOTE, BACKSLASH, OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] =
  Buffer.from('"\\[]{}');
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Cheap signs that the careful pass is needed; an escape may hide a forbidden key. */
const MAY_HOLD_FORBIDDEN_KEY = /__proto__|constructor|prototype|\\u/;
const MAY_HOLD_LARGE_INTEGER = /\d{16}/;

/**
 * JSON of somebody we do not trust, with bounded work: size, then depth by one pass over the bytes,
 * then UTF-8, and only then the parser. Keys by which JavaScript reaches prototypes are refused.
 * An integer beyond 2⁵³ becomes the string of its digits, so that 64-bit ids survive. Of a
 * repeated key the last value counts.
 */
export function parseJson(
  raw: Uint8Array,
  { mostBytes, deepest = DEEPEST }: JsonLimits,
): Result<unknown, JsonRefusalCode> {
  if (raw.byteLength > mostBytes) {
    return refuse('body-too-large', `must be at most ${String(mostBytes)} bytes`);
  }
  if (isDeeper(raw, deepest)) {
    return refuse('json-too-deep', `must be nested at most ${String(deepest)} deep`);
  }
  const text = decode(raw);
  return text === undefined ? refuse('not-utf-8', 'must be UTF-8') : parsed(text);
}

function isDeeper(raw: Uint8Array, deepest: number): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < raw.length; at += 1) {
    const byte = raw[at];
    if (inString) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) inString = false;
    } else if (byte === QUOTE) {
      inString = true;
    } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      depth += 1;
      if (depth > deepest) return true;
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
      depth -= 1;
    }
  }
  return false;
}

function decode(raw: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return undefined;
  }
}

function parsed(text: string): Result<unknown, 'not-json' | 'forbidden-key'> {
  let value: unknown;
  try {
    value = MAY_HOLD_LARGE_INTEGER.test(text)
      ? JSON.parse(text, keepLargeInteger)
      : JSON.parse(text);
  } catch {
    // The parser's message quotes the text, which may be personal.
    return refuse('not-json', 'must be JSON');
  }
  return (MAY_HOLD_FORBIDDEN_KEY.test(text) ? forbiddenKey(value) : undefined) ?? accept(value);
}

/** Node 22 and later hand the reviver the source text of a primitive. */
function keepLargeInteger(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const source = context?.source ?? '';
  return /^-?\d+$/.test(source) ? source : value;
}

/** Recursion is safe: the depth is checked. */
function forbiddenKey(value: unknown): Refusal<'forbidden-key'> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    if (!Array.isArray(value) && FORBIDDEN_KEYS.has(key)) {
      return refuse('forbidden-key', `must not have a key named ${key}`);
    }
    const found = forbiddenKey(inner);
    if (found !== undefined) return found;
  }
  return undefined;
}
