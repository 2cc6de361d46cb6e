import { signShopify } from '../adapters/marketplaces/shopify/sign.ts';
import { signWebhook } from '../adapters/marketplaces/standard-webhooks/sign.ts';
import type { OutgoingMessage } from './outbox.ts';
import type { Settings } from './settings.ts';

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
  const bytes = Buffer.from(body, 'utf8');
  if (headers?.[SHOPIFY_WEBHOOK_ID] !== undefined) {
    return { 'x-shopify-hmac-sha256': signShopify(bytes, secret) };
  }
  const timestamp = Math.floor(wall / 1000);
  return { ...signWebhook({ id: messageId, timestamp, body: bytes }, [secret]) };
}
