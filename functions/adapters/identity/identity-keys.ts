import { createHash, createHmac, createSecretKey, hkdfSync } from 'node:crypto';

/** One secret, split into a key for sealing and one for hashing. */
export interface IdentityKey {
  /** Tells which key sealed a record; says nothing about the key. */
  readonly id: string;
  readonly sealing: Buffer;
  /** HMAC-SHA-256 of a value, hex. */
  hash(value: string): string;
}

/** The active keys, newest first. */
export interface IdentityKeys {
  readonly newest: IdentityKey;
  /** Hashes are made with it, so that they stay equal while a new key is brought in. */
  readonly oldest: IdentityKey;
  readonly all: readonly IdentityKey[];
}

const KEY_LENGTH = 32;

/** Reads the values of the secret. Throws when there is none or one is not base64 of 32 bytes. */
export function identityKeys(values: readonly string[]): IdentityKeys {
  const all = values.map(identityKey);
  const [newest, oldest] = [all.at(0), all.at(-1)];
  if (newest === undefined || oldest === undefined) throw new Error('there is no identity-key');
  return { newest, oldest, all };
}

function identityKey(value: string): IdentityKey {
  const secret = Buffer.from(value, 'base64');
  if (secret.length !== KEY_LENGTH) throw new Error('identity-key must be base64 of 32 bytes');
  const derived = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, '', `bondway identity ${purpose}`, KEY_LENGTH));
  const sealing = derived('seal');
  const hashing = createSecretKey(derived('hash'));
  return {
    id: createHash('sha256').update(sealing).digest('hex').slice(0, 8),
    sealing,
    hash: (text) => createHmac('sha256', hashing).update(text).digest('hex'),
  };
}
