import { signShopify } from '../adapters/marketplaces/shopify/sign.ts';
import type { OutgoingMessage } from './outbox.ts';
import type { Settings } from './settings.ts';
import { signStandardWebhook } from './standard-webhooks.ts';

/** Header by which a message of a Shopify store is known. */
export const SHOPIFY_WEBHOOK_ID = 'x-shopify-webhook-id';

/**
 * Headers that prove who sent a message, for one attempt at `wall` milliseconds: Shopify's HMAC of
 * the body where the message carries its webhook id, else Standard Webhooks. Undefined while the
 * sender's secret is not known.
 */
export function signatureHeaders(
  { messageId, sender, path, headers, body }: OutgoingMessage,
  settings: Settings,
  wall: number,
): { readonly [name: string]: string } | undefined {
  const kind = path.startsWith('/webhooks/') ? 'channels' : 'partners';
  const secret = settings.secret(`${kind}/${sender}`)[0];
  if (secret === undefined) return undefined;
  return headers?.[SHOPIFY_WEBHOOK_ID] === undefined
    ? signStandardWebhook(secret, messageId, wall, body)
    : { 'x-shopify-hmac-sha256': signShopify(Buffer.from(body, 'utf8'), secret) };
}
