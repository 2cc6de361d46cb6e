import { hmacHex } from '../hex-signature.ts';

/**
 * Value of `Authorization` on a Lazada push: hex of HMAC-SHA-256 over app key and raw body, keyed
 * with the app secret. weak: read from one client (laraditz/lazada) and a mirror of doc 120168; the
 * doc's sample is lower case, the client upper-cases.
 */
export function signLazada(body: Uint8Array, secret: string, appKey: string): string {
  return hmacHex(secret, appKey, body);
}

/**
 * `sign` of an API call: upper-case hex of HMAC-SHA-256 over the API's path and the sorted names and
 * values of all parameters, keyed with the app secret. Source: open.lazada.com, "Signature algorithm".
 *
 * @param parameters without `sign`
 */
export function signLazadaCall(
  path: string,
  parameters: { readonly [name: string]: string },
  secret: string,
): string {
  const sorted = Object.keys(parameters)
    .sort()
    .map((name) => `${name}${parameters[name] ?? ''}`)
    .join('');
  return hmacHex(secret, path, sorted).toUpperCase();
}
