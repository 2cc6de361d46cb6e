/** What is made of randomness: ids that nobody guesses, and secrets. */
export interface KeyMaker {
  /** 16 characters of letters, digits, `-` and `_`, behind a prefix. */
  id(prefix: string): string;
  /** `whsec_…`, 32 random bytes, of Standard Webhooks. */
  hmacSecret(): string;
  /** A pair of Ed25519 keys of Standard Webhooks: `whsk_…` to sign with, `whpk_…` to give away. */
  signingKey(): { readonly secret: string; readonly publicKey: string };
}
