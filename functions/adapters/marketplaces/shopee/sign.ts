import { hmacHex } from '../hex-signature.ts';

/**
 * Value of `Authorization` on a Shopee push: lower-case hex of HMAC-SHA-256 over the callback URL as
 * registered, `|` and the raw body, keyed with the partner key. Source: open.shopee.com, "Push
 * Mechanism notifications".
 */
export function signShopee(body: Uint8Array, partnerKey: string, registeredUrl: string): string {
  return hmacHex(partnerKey, `${registeredUrl}|`, body);
}

/** A call of the v2 API for one shop, as it is signed. */
export interface ShopeeCall {
  readonly partnerId: string;
  readonly path: string;
  /** Wall time, whole seconds. */
  readonly timestamp: string;
  readonly accessToken: string;
  readonly shopId: string;
}

/**
 * `sign` of a shop's API call: lower-case hex of HMAC-SHA-256 over partner id, path, time, access
 * token and shop id; query and body are not signed. Source: open.shopee.com, "API calls".
 */
export function signShopeeCall(call: ShopeeCall, partnerKey: string): string {
  const { partnerId, path, timestamp, accessToken, shopId } = call;
  return hmacHex(partnerKey, partnerId, path, timestamp, accessToken, shopId);
}
