import { hmacHex } from '../hex-signature.ts';

/**
 * Value of `Authorization` on a TikTok Shop webhook: lower-case hex of HMAC-SHA-256 over app key and
 * raw body, keyed with the app secret. Source: EcomPHP/tiktokshop-php `src/Webhook.php`.
 */
export function signTikTokShop(body: Uint8Array, secret: string, appKey: string): string {
  return hmacHex(secret, appKey, body);
}

/** A call of the API, as it is signed. */
export interface TikTokShopCall {
  readonly path: string;
  /** Without `sign` and `access_token`. */
  readonly query: { readonly [name: string]: string };
  readonly body?: string;
}

/**
 * `sign` of an API call: lower-case hex of HMAC-SHA-256 over path, sorted names and values, and body,
 * with the app secret before and behind, keyed with it. Source: partner.tiktokshop.com, "Sign your
 * API request".
 */
export function signTikTokShopCall({ path, query, body = '' }: TikTokShopCall, secret: string) {
  const sorted = Object.keys(query)
    .sort()
    .map((name) => `${name}${query[name] ?? ''}`)
    .join('');
  return hmacHex(secret, secret, path, sorted, body, secret);
}
