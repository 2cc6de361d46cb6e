import type { Clock } from '../../ports/clock.ts';
import type { PartnerDesk } from '../../ports/inbound.ts';
import type { Secrets } from '../../ports/secrets.ts';
import { remembered } from '../http/remembered.ts';
import { verifyWebhook } from '../marketplaces/standard-webhooks/verify.ts';

const REMEMBERED_SECONDS = 30;

/**
 * Verifies what partners send us: Standard Webhooks with the secrets under `partners/<id>`, which
 * are looked up again after 30 seconds. Light on purpose: the receiver loads it, and no schemas.
 */
export function partnerVerifier({
  secrets,
  clock,
}: {
  readonly secrets: Pick<Secrets, 'get'>;
  readonly clock: Pick<Clock, 'wall'>;
}): Pick<PartnerDesk, 'verify'> {
  const secretsOf = remembered((partnerId) => secrets.get(`partners/${partnerId}`), {
    clock,
    seconds: REMEMBERED_SECONDS,
  });
  return {
    verify: async ({ partnerId }, raw, headers) =>
      verifyWebhook(raw, headers, { secrets: await secretsOf(partnerId), wall: clock.wall() }),
  };
}
