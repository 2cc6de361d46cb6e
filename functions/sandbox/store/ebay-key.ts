import { createECDH, createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** The key that our eBay signs notifications with. */
export interface EbayKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  /** As eBay answers it: a PEM on one line. */
  readonly publicKey: string;
}

/** Made of a secret of the channel, so that a sandbox that starts anew signs with the same one. */
export function ebayKeyOf(secret: string): EbayKey {
  const hash = createHash('sha256').update(secret).digest();
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(hash);
  const point = pair.getPublicKey();
  const part = (from: number) => point.subarray(from, from + 32).toString('base64url');
  const jwk = { kty: 'EC', crv: 'P-256', x: part(1), y: part(33), d: hash.toString('base64url') };
  const privateKey = createPrivateKey({ key: jwk, format: 'jwk' });
  const pem = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString();
  return { kid: hash.toString('hex').slice(0, 32), privateKey, publicKey: pem.replace(/\n/g, '') };
}
