import { CHANNEL_CAPABILITIES } from '../../domain/order/channel-capabilities.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Channel } from '../../ports/directory.ts';
import type { Marketplace } from '../../ports/marketplace.ts';
import type { Secrets } from '../../ports/secrets.ts';
import type { OutboundClient } from '../http/outbound-client.ts';
import { sellingPartnerClient } from './amazon/selling-partner-client.ts';
import { amazonUpdates } from './amazon/updates.ts';
import { lazadaApi } from './lazada/api.ts';
import { lazadaUpdates } from './lazada/updates.ts';
import { marketClient } from './market-client.ts';
import { NOT_WANTED } from './notice-result.ts';
import { shopeeApi } from './shopee/api.ts';
import { shopeeUpdates } from './shopee/updates.ts';
import { sellerClient } from './ebay/seller-client.ts';
import { ebayUpdates } from './ebay/updates.ts';
import { adminClient } from './shopify/admin-client.ts';
import { shopifyUpdates } from './shopify/updates.ts';
import { temuApi } from './temu/api.ts';
import { temuUpdates } from './temu/updates.ts';
import { tikTokShopApi } from './tiktok-shop/api.ts';
import { tikTokShopUpdates } from './tiktok-shop/updates.ts';
import { storeClient } from './woocommerce/store-client.ts';
import { wooCommerceUpdates } from './woocommerce/updates.ts';

export interface MarketplaceParts {
  readonly outbound: OutboundClient;
  readonly secrets: Pick<Secrets, 'get'>;
  readonly clock: Pick<Clock, 'wall'>;
}

/** A canonical channel is told at its endpoint, as any other; its orders carry their payment reference. */
const CANONICAL: Marketplace = {
  tell: () => Promise.resolve({ kind: 'not-wanted' }),
  paymentTransaction: () => Promise.resolve(undefined),
};

/** Every marketplace behind one port; the channel's row says which, its capabilities what it is told. */
export function marketplace(parts: MarketplaceParts): Marketplace {
  const client = marketClient(parts);
  const updates: { readonly [Name in Channel['marketplace']]: Marketplace } = {
    canonical: CANONICAL,
    shopify: shopifyUpdates(adminClient(parts)),
    woocommerce: wooCommerceUpdates(storeClient(parts)),
    'tiktok-shop': tikTokShopUpdates(tikTokShopApi(client, parts.secrets)),
    shopee: shopeeUpdates(shopeeApi(client)),
    lazada: lazadaUpdates(lazadaApi(client)),
    temu: temuUpdates(temuApi(client)),
    ebay: ebayUpdates(sellerClient(parts)),
    amazon: amazonUpdates(sellingPartnerClient(parts)),
  };
  return {
    tell: (channel, notice) =>
      CHANNEL_CAPABILITIES[channel.marketplace].tells.includes(notice.kind)
        ? updates[channel.marketplace].tell(channel, notice)
        : Promise.resolve(NOT_WANTED),
    paymentTransaction: (channel, channelOrderId) =>
      updates[channel.marketplace].paymentTransaction(channel, channelOrderId),
  };
}
