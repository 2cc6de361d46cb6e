import { signEbay } from '../adapters/marketplaces/ebay/sign.ts';
import { signShopify } from '../adapters/marketplaces/shopify/sign.ts';
import { signWooCommerce } from '../adapters/marketplaces/woocommerce/sign.ts';
import type { OutgoingMessage } from './outbox.ts';
import type { Settings } from './settings.ts';
import { ebayKeyOf } from './store/ebay-key.ts';
import { signStandardWebhook } from './standard-webhooks.ts';
import {
  sealedEvent,
  signedEvent,
  signedWithAddress,
  signedWithAppKey,
} from './store/market-signatures.ts';

/** What one attempt is signed with: the sender's newest secret and the moment in milliseconds. */
interface Attempt {
  readonly message: OutgoingMessage;
  readonly secret: string;
  readonly wall: number;
}

type Sign = (attempt: Attempt) => { readonly [name: string]: string };

/** By the family that the address names; all others speak Standard Webhooks. */
const SIGNERS: { readonly [family: string]: Sign } = {
  shopify: ({ message: { body }, secret }) => ({
    'x-shopify-hmac-sha256': signShopify(Buffer.from(body, 'utf8'), secret),
  }),
  woocommerce: ({ message: { body }, secret }) => ({
    'x-wc-webhook-signature': signWooCommerce(Buffer.from(body, 'utf8'), secret),
  }),
  ebay: ({ message: { body }, secret }) => ({
    'x-ebay-signature': signEbay(Buffer.from(body, 'utf8'), ebayKeyOf(secret)),
  }),
  'tiktok-shop': ({ message, secret }) => signedWithAppKey(postedOf(message), secret),
  lazada: ({ message, secret }) => signedWithAppKey(postedOf(message), secret),
  shopee: ({ message, secret }) => signedWithAddress(postedOf(message), secret),
  temu: ({ message, secret }) => signedEvent(postedOf(message), secret),
};

/** Families whose bodies travel encrypted; what is signed is what is in them. */
const SEALS: { readonly [family: string]: (body: string, secret: string) => string } = {
  temu: sealedEvent,
};

const STANDARD: Sign = ({ message: { messageId, body }, secret, wall }) =>
  signStandardWebhook(secret, messageId, wall, body);

/** What proves who sent a message, and its body as it travels. */
export interface SignedMessage {
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

/**
 * A message as it is sent in one attempt at `wall` milliseconds, signed as the family of its address
 * signs. Undefined while the sender's secret is not known.
 */
export function signedMessage(
  message: OutgoingMessage,
  settings: Settings,
  wall: number,
): SignedMessage | undefined {
  const { path, sender, body } = message;
  const kind = path.startsWith('/webhooks/') ? 'channels' : 'partners';
  const secret = settings.secret(`${kind}/${sender}`)[0];
  if (secret === undefined) return undefined;
  const family = /^\/webhooks\/([\w-]+)\/./.exec(path)?.[1] ?? '';
  const headers = (SIGNERS[family] ?? STANDARD)({ message, secret, wall });
  return { headers, body: SEALS[family]?.(body, secret) ?? body };
}

function postedOf({ sender, headers = {}, body }: OutgoingMessage) {
  return { channelId: sender, headers, body };
}
