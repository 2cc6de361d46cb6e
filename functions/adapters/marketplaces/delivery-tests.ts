import { randomUUID } from 'node:crypto';
import { accept, refuse } from '../../domain/refusal.ts';
import type { Result } from '../../domain/refusal.ts';
import type { DeliveryTests, NotComposed } from '../../ports/delivery-tests.ts';
import type { Channel } from '../../ports/directory.ts';
import type { InboundRequest, WebhookVerifier } from '../../ports/inbound.ts';
import type { Secrets } from '../../ports/secrets.ts';
import { ebayKeys } from './ebay/public-keys.ts';
import type { EbayKeyParts } from './ebay/public-keys.ts';
import { ebayScheme } from './ebay/scheme.ts';
import type { Schemes } from './inbound-scheme.ts';
import { lazadaScheme } from './lazada/scheme.ts';
import { shopeeScheme } from './shopee/scheme.ts';
import { shopifyScheme } from './shopify/scheme.ts';
import { canonicalScheme } from './standard-webhooks/scheme.ts';
import { secretKey } from './standard-webhooks/secret-key.ts';
import { temuScheme } from './temu/scheme.ts';
import { TEMU_KEY_BYTES } from './temu/sign.ts';
import { TEST_MESSAGES } from './test-messages.ts';
import { tikTokShopScheme } from './tiktok-shop/scheme.ts';
import { webhookVerifier } from './webhook-verifier.ts';
import { wooCommerceScheme } from './woocommerce/scheme.ts';

/** Tries the receivers of all families, with the schemes that they have. */
export function deliveryTests(parts: EbayKeyParts): DeliveryTests {
  const { secrets, clock } = parts;
  const schemes: Schemes = {
    canonical: canonicalScheme,
    shopify: shopifyScheme,
    woocommerce: wooCommerceScheme,
    'tiktok-shop': tikTokShopScheme,
    shopee: shopeeScheme,
    lazada: lazadaScheme,
    temu: temuScheme,
    ebay: ebayScheme({ secrets, keys: ebayKeys(parts) }),
  };
  // Made for each question: a secret that was changed just now is the one to be tried.
  const verifierWith = (known: Pick<Secrets, 'get'>): WebhookVerifier =>
    webhookVerifier({ secrets: known, clock }, schemes);
  return {
    compose: (channel) => compose(parts, channel),
    verifier: {
      greet: (channel, request) => verifierWith(secrets).greet(channel, request),
      verify: (channel, raw, headers) => verifierWith(secrets).verify(channel, raw, headers),
      accepted: (channel) => verifierWith(secrets).accepted(channel),
    },
    verifiedWith: async (channel, { raw, headers }) => {
      if (channel.marketplace === 'ebay') {
        return headers['x-ebay-signature'] === undefined ? 'verification-token' : 'marketplace-key';
      }
      const active = await secrets.get(`channels/${channel.channelId}`);
      const verdicts = await Promise.all(
        active.map((each) =>
          verifierWith({ get: async () => [each] }).verify(channel, raw, headers),
        ),
      );
      const at = verdicts.findIndex(({ valid }) => valid);
      if (at === -1) return undefined;
      return at === 0 ? 'current-secret' : 'previous-secret';
    },
  };
}

async function compose(
  { secrets, clock }: Pick<EbayKeyParts, 'secrets' | 'clock'>,
  channel: Channel,
): Promise<Result<InboundRequest, NotComposed>> {
  const { channelId, marketplace } = channel;
  if (marketplace === 'ebay') return challenge(secrets, channel);
  if (marketplace === 'amazon') {
    return refuse('only-sender-signs', 'Amazon signs nothing: who may send is its queue’s policy.');
  }
  const active = await secrets.get(`channels/${channelId}`);
  if (active.length === 0) return refuse('no-secret', `channels/${channelId} holds no secret.`);
  const secret = active.find((each) => signs(marketplace, each));
  if (secret === undefined) {
    return refuse(
      'only-sender-signs',
      'With what the channel holds one can verify and not sign: send a body and the headers that its sender made.',
    );
  }
  const terms = { channel, secrets: active, wall: clock.wall() };
  return accept(TEST_MESSAGES[marketplace](terms, secret));
}

/** A public key of Standard Webhooks (`v1a`) only verifies, and a short secret seals nothing of Temu. */
function signs(marketplace: Channel['marketplace'], secret: string): boolean {
  if (marketplace === 'temu') return Buffer.byteLength(secret) >= TEMU_KEY_BYTES;
  if (marketplace !== 'canonical') return secret !== '';
  return secretKey(secret)?.kind === 'hmac';
}

/** eBay signs with a key of its own. What can be tried is how we answer when it asks whose the address is. */
async function challenge(
  secrets: Pick<Secrets, 'get'>,
  { channelId, registeredUrl }: Channel,
): Promise<Result<InboundRequest, NotComposed>> {
  const [token] = await secrets.get(`channels/${channelId}/verification-token`);
  if (token === undefined || registeredUrl === undefined) {
    return refuse(
      'incomplete',
      `eBay’s challenge needs registeredUrl, and a secret channels/${channelId}/verification-token.`,
    );
  }
  const query = `challenge_code=${randomUUID()}`;
  return accept({ method: 'GET', query, headers: {}, raw: Buffer.alloc(0) });
}
