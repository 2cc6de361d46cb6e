import type { Clock } from '../../ports/clock.ts';
import type { Channel } from '../../ports/directory.ts';
import type { WebhookVerifier } from '../../ports/inbound.ts';
import type { Secrets } from '../../ports/secrets.ts';
import { remembered } from '../http/remembered.ts';
import { refused } from './inbound-scheme.ts';
import type { Schemes, SchemeTerms } from './inbound-scheme.ts';

const REMEMBERED_SECONDS = 30;

/**
 * Verifies webhooks by the scheme of their marketplace, with the secrets under `channels/<id>`,
 * which are looked up again after 30 seconds. A channel of a marketplace that is not among
 * `schemes` has come to another family's address. Light on purpose: receivers load it, and no schemas.
 */
export function webhookVerifier(
  {
    secrets,
    clock,
  }: {
    readonly secrets: Pick<Secrets, 'get'>;
    readonly clock: Pick<Clock, 'wall'>;
  },
  schemes: Schemes,
): WebhookVerifier {
  const secretsOf = remembered((channelId) => secrets.get(`channels/${channelId}`), {
    clock,
    seconds: REMEMBERED_SECONDS,
  });
  const termsOf = async (channel: Channel): Promise<SchemeTerms> => {
    const wall = clock.wall();
    const all = await secretsOf(channel.channelId);
    const rotated = channel.overlapUntil !== undefined && channel.overlapUntil <= wall;
    return { channel, secrets: rotated ? all.slice(0, 1) : all, wall };
  };
  return {
    greet: async (channel, request) => {
      const greet = schemes[channel.marketplace]?.greet;
      return greet && greet(request, await termsOf(channel));
    },
    verify: async (channel, raw, headers) => {
      const scheme = schemes[channel.marketplace];
      if (scheme === undefined) return refused('wrong-address', false);
      return scheme.verify(raw, headers, await termsOf(channel));
    },
    accepted: ({ marketplace }) => schemes[marketplace]?.accepted ?? { status: 200 },
  };
}
