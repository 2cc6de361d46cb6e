import type { Clock } from '../../ports/clock.ts';
import type { Channel } from '../../ports/directory.ts';
import type { Marketplace } from '../../ports/marketplace.ts';
import type { Secrets } from '../../ports/secrets.ts';
import type { OutboundClient } from '../http/outbound-client.ts';
import { adminClient } from './shopify/admin-client.ts';
import { shopifyUpdates } from './shopify/updates.ts';
import { canonicalUpdates } from './standard-webhooks/updates.ts';

export interface MarketplaceParts {
  readonly outbound: OutboundClient;
  readonly secrets: Pick<Secrets, 'get'>;
  readonly clock: Pick<Clock, 'wall'>;
}

/** Every marketplace behind one port; the channel's row says which. */
export function marketplace(parts: MarketplaceParts): Marketplace {
  const updates: { readonly [Name in Channel['marketplace']]: Marketplace } = {
    canonical: canonicalUpdates(parts),
    shopify: shopifyUpdates(adminClient(parts)),
  };
  return {
    tell: (channel, notice) => updates[channel.marketplace].tell(channel, notice),
    paymentTransaction: (channel, channelOrderId) =>
      updates[channel.marketplace].paymentTransaction(channel, channelOrderId),
  };
}
