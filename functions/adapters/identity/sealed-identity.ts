import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import type { Identity } from '../../domain/order/order.ts';
import type { IdentityKey } from './identity-keys.ts';

const ALGORITHM = 'aes-256-gcm';
const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;
const VERSION = '1';

const value = z.optional(z.string());
const identity = z.object({
  buyerIdNumber: value,
  buyerTelephone: value,
  payerName: value,
  payerIdNumber: value,
  consigneeTelephone: value,
  personalCustomsCode: value,
} satisfies { readonly [Key in keyof Identity]-?: z.ZodMiniType });

/**
 * Seals an identity: `1.<key id>.<base64 of nonce, ciphertext and tag>`. The order's id is
 * authenticated too, so that a record moved to another order does not open. A random nonce of 96
 * bits allows 2³² records per key (NIST SP 800-38D, 8.3).
 */
export function sealIdentity(plain: Identity, orderId: string, key: IdentityKey): string {
  const nonce = randomBytes(NONCE_LENGTH);
  const cipher = createCipheriv(ALGORITHM, key.sealing, nonce);
  cipher.setAAD(Buffer.from(orderId));
  const sealed = Buffer.concat([nonce, cipher.update(JSON.stringify(plain)), cipher.final()]);
  return [VERSION, key.id, Buffer.concat([sealed, cipher.getAuthTag()]).toString('base64')].join(
    '.',
  );
}

/** Opens what `sealIdentity` sealed. Throws, without a word of the content, when it was tampered with. */
export function openIdentity(
  sealed: string,
  orderId: string,
  keys: readonly IdentityKey[],
): Identity {
  const [version, keyId, content = ''] = sealed.split('.');
  const key = keys.find(({ id }) => id === keyId);
  if (version !== VERSION || key === undefined) {
    throw new Error(`the identity of ${orderId} was sealed with another key`);
  }
  const bytes = Buffer.from(content, 'base64');
  // Several texts decode to the same bytes; only the one that was written counts as untouched.
  if (bytes.toString('base64') !== content)
    throw new Error(`the identity of ${orderId} is damaged`);
  const nonce = bytes.subarray(0, NONCE_LENGTH);
  const decipher = createDecipheriv(ALGORITHM, key.sealing, nonce, { authTagLength: TAG_LENGTH });
  decipher.setAAD(Buffer.from(orderId));
  decipher.setAuthTag(bytes.subarray(-TAG_LENGTH));
  const plain = Buffer.concat([
    decipher.update(bytes.subarray(NONCE_LENGTH, -TAG_LENGTH)),
    decipher.final(),
  ]);
  return identity.parse(JSON.parse(plain.toString('utf8')));
}
