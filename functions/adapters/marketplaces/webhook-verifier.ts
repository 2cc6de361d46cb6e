import type { Instant } from '../../domain/instant.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Channel } from '../../ports/directory.ts';
import type { Headers, Verification, WebhookVerifier } from '../../ports/inbound.ts';
import type { Secrets } from '../../ports/secrets.ts';
import { remembered } from '../http/remembered.ts';
import { verifyShopify } from './shopify/verify.ts';
import { webhookTopic } from './standard-webhooks/topic.ts';
import { verifyWebhook } from './standard-webhooks/verify.ts';

type Scheme = (
  raw: Uint8Array,
  headers: Headers,
  terms: { readonly secrets: readonly string[]; readonly account: string; readonly wall: Instant },
) => Verification;

const SCHEMES: { readonly [Name in Channel['marketplace']]: Scheme } = {
  canonical: (raw, headers, terms) => {
    const verified = verifyWebhook(raw, headers, terms);
    return verified.valid ? { ...verified, topic: webhookTopic(raw) } : verified;
  },
  shopify: verifyShopify,
};

const REMEMBERED_SECONDS = 30;

/**
 * Verifies webhooks by the scheme of their marketplace, with the secrets under `channels/<id>`,
 * which are looked up again after 30 seconds. Light on purpose: receivers load it, and no schemas.
 */
export function webhookVerifier({
  secrets,
  clock,
}: {
  readonly secrets: Pick<Secrets, 'get'>;
  readonly clock: Pick<Clock, 'wall'>;
}): WebhookVerifier {
  const secretsOf = remembered((channelId) => secrets.get(`channels/${channelId}`), {
    clock,
    seconds: REMEMBERED_SECONDS,
  });
  return {
    verify: async ({ channelId, marketplace, account }, raw, headers) =>
      SCHEMES[marketplace](raw, headers, {
        secrets: await secretsOf(channelId),
        account,
        wall: clock.wall(),
      }),
  };
}
