import { createPrivateKey, createPublicKey, createSecretKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

type Kind = 'hmac' | 'ed25519-private' | 'ed25519-public';

/** A secret as configured, ready to be used. */
export interface SecretKey {
  readonly kind: Kind;
  readonly key: KeyObject;
}

const PREFIXES = [
  ['whsec_', 'hmac'],
  ['whsk_', 'ed25519-private'],
  ['whpk_', 'ed25519-public'],
] as const;

/** RFC 8410: what stands before the 32 bytes of an Ed25519 key in PKCS #8 and in SPKI. */
const PRIVATE_KEY_HEADER = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_KEY_HEADER = Buffer.from('302a300506032b6570032100', 'hex');
const ED25519_KEY_LENGTH = 32;

/** Secrets used last: making a key of one costs four times what an HMAC with it does. */
const KNOWN = new Map<string, SecretKey | undefined>();
const MOST_KNOWN = 1_000;

/**
 * Reads `whsec_…` (or bare base64), `whsk_…` and `whpk_…`; padding may be missing. Undefined for
 * anything else: an empty key, other alphabets, base64 with stray bits, an Ed25519 key that is not
 * 32 bytes long. Source: Standard Webhooks 1.0.0, "Signature scheme".
 */
export function secretKey(secret: string): SecretKey | undefined {
  if (KNOWN.has(secret)) return KNOWN.get(secret);
  const key = readKey(secret);
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  KNOWN.set(secret, key);
  return key;
}

function readKey(secret: string): SecretKey | undefined {
  const [prefix, kind] = PREFIXES.find(([start]) => secret.startsWith(start)) ?? ['', 'hmac'];
  const bytes = base64Bytes(secret.slice(prefix.length));
  if (bytes === undefined) return undefined;
  if (kind !== 'hmac' && bytes.length !== ED25519_KEY_LENGTH) return undefined;
  return { kind, key: keyObject(kind, bytes) };
}

function keyObject(kind: Kind, bytes: Buffer): KeyObject {
  switch (kind) {
    case 'hmac':
      return createSecretKey(bytes);
    case 'ed25519-private': {
      const key = Buffer.concat([PRIVATE_KEY_HEADER, bytes]);
      return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
    }
    case 'ed25519-public': {
      const key = Buffer.concat([PUBLIC_KEY_HEADER, bytes]);
      return createPublicKey({ key, format: 'der', type: 'spki' });
    }
  }
}

/** Buffer.from skips what is not base64 and ignores stray bits; here both mean "another secret". */
function base64Bytes(text: string): Buffer | undefined {
  const unpadded = text.replace(/={1,2}$/, '');
  const bytes = Buffer.from(unpadded, 'base64');
  const same = bytes.toString('base64').replace(/=+$/, '') === unpadded;
  return same && bytes.length > 0 ? bytes : undefined;
}
