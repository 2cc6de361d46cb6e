import type { Headers, Verification } from '../../../ports/inbound.ts';
import type { SignatureTerms } from '../standard-webhooks/verify.ts';
import { firstMoment, secondsSince } from '../inbound-scheme.ts';
import { isSameText } from '../same-text.ts';
import { signShopify } from './sign.ts';

export interface ShopifyTerms extends SignatureTerms {
  /** Shop domain of the channel: all shops of one app share its secret. */
  readonly account: string;
}

/**
 * Verifies `X-Shopify-Hmac-Sha256` over the raw body. Only the body is signed: topic, delivery id
 * and time are Shopify's word, and there is no replay window; order versions stand in for it.
 * Never throws. Source: shopify.dev, "Verify webhook deliveries".
 */
export function verifyShopify(
  raw: Uint8Array,
  headers: Headers,
  { secrets, account, wall }: ShopifyTerms,
): Verification {
  const given = headers['x-shopify-hmac-sha256'] ?? '';
  const topic = headers['x-shopify-topic'] ?? '';
  const deliveryId = headers['x-shopify-webhook-id'] ?? '';
  const skewSeconds = secondsSince(headers['x-shopify-triggered-at'] ?? '', wall);
  const headerFound = given !== '';
  const invalid = (reason: string): Verification => ({
    valid: false,
    reason,
    headerFound,
    skewSeconds,
  });
  if (!headerFound || topic === '' || deliveryId === '') return invalid('missing-header');
  if (secrets.length === 0) return invalid('no-secret');
  if (!secrets.some((secret) => isSigned(raw, secret, given))) return invalid('no-match');
  if (headers['x-shopify-shop-domain'] !== account) return invalid('other-account');
  const occurredAt = firstMoment(headers['x-shopify-triggered-at'] ?? '');
  return { valid: true, deliveryId, topic, skewSeconds, occurredAt };
}

function isSigned(raw: Uint8Array, secret: string, given: string): boolean {
  return secret !== '' && isSameText(given, signShopify(raw, secret));
}
