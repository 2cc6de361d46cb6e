import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import type { KeyMaker } from '../../ports/key-maker.ts';

/** RFC 8410: an Ed25519 key stands in the last 32 bytes of its PKCS #8 and SPKI. */
const KEY_BYTES = 32;

/** Randomness of the operating system. */
export const nodeKeyMaker: KeyMaker = {
  id: (prefix) => `${prefix}${randomBytes(12).toString('base64url')}`,
  hmacSecret: () => `whsec_${randomBytes(KEY_BYTES).toString('base64')}`,
  signingKey: () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const secret = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-KEY_BYTES);
    const publicKey = createPublicKey(privateKey)
      .export({ format: 'der', type: 'spki' })
      .subarray(-KEY_BYTES);
    return {
      secret: `whsk_${secret.toString('base64')}`,
      publicKey: `whpk_${publicKey.toString('base64')}`,
    };
  },
};
