import { createHash, createSign } from 'node:crypto';
import type { KeyLike } from 'node:crypto';

/** What eBay's header holds. `digest` names the hash: SHA1 today, others announced. */
export interface EbaySignature {
  readonly alg: 'ecdsa';
  readonly kid: string;
  /** Base64 of the DER signature. */
  readonly signature: string;
  readonly digest: string;
}

/**
 * Value of `X-EBAY-SIGNATURE`: base64 of a JSON that names key and digest, with an ECDSA (P-256)
 * signature over the raw body. Source: eBay event-notification-nodejs-sdk, `validator.js`.
 */
export function signEbay(
  body: Uint8Array,
  { kid, privateKey, digest = 'SHA1' }: { kid: string; privateKey: KeyLike; digest?: string },
): string {
  const signature = createSign(digest).update(body).sign(privateKey, 'base64');
  const header: EbaySignature = { alg: 'ecdsa', kid, signature, digest };
  return Buffer.from(JSON.stringify(header)).toString('base64');
}

/**
 * What eBay wants to hear when it asks whether an address is ours.
 *
 * @param endpoint the address exactly as it is registered
 */
export function challengeResponse(
  challengeCode: string,
  verificationToken: string,
  endpoint: string,
): string {
  const hash = createHash('sha256').update(challengeCode).update(verificationToken);
  return hash.update(endpoint).digest('hex');
}
