import { createHmac } from 'node:crypto';

/**
 * Value of `X-Shopify-Hmac-Sha256`: base64 of HMAC-SHA-256 over the raw body, keyed with the app's
 * client secret as text. Source: shopify.dev, "Verify webhook deliveries".
 */
export function signShopify(body: Uint8Array, secret: string): string {
  return createHmac('sha256', secret).update(body).digest('base64');
}
