import { lazadaScheme } from '../functions/adapters/marketplaces/lazada/scheme.ts';
import { shopeeScheme } from '../functions/adapters/marketplaces/shopee/scheme.ts';
import { ebayKeys } from '../functions/adapters/marketplaces/ebay/public-keys.ts';
import { ebayScheme } from '../functions/adapters/marketplaces/ebay/scheme.ts';
import { shopifyScheme } from '../functions/adapters/marketplaces/shopify/scheme.ts';
import { canonicalScheme } from '../functions/adapters/marketplaces/standard-webhooks/scheme.ts';
import { temuScheme } from '../functions/adapters/marketplaces/temu/scheme.ts';
import { tikTokShopScheme } from '../functions/adapters/marketplaces/tiktok-shop/scheme.ts';
import { wooCommerceScheme } from '../functions/adapters/marketplaces/woocommerce/scheme.ts';
import { webhookVerifier } from '../functions/adapters/marketplaces/webhook-verifier.ts';
import type { HostServices } from './handler-table.ts';

/** The verifier of each receiver: what on AWS is a function of its own. */
export function receivingVerifiers(
  parts: Parameters<typeof webhookVerifier>[0] & Parameters<typeof ebayKeys>[0],
): HostServices['verifiers'] {
  return {
    'receive-webhook': webhookVerifier(parts, { canonical: canonicalScheme }),
    'receive-shopify': webhookVerifier(parts, { shopify: shopifyScheme }),
    'receive-woocommerce': webhookVerifier(parts, { woocommerce: wooCommerceScheme }),
    'receive-tiktok-shop': webhookVerifier(parts, { 'tiktok-shop': tikTokShopScheme }),
    'receive-shopee': webhookVerifier(parts, { shopee: shopeeScheme }),
    'receive-lazada': webhookVerifier(parts, { lazada: lazadaScheme }),
    'receive-temu': webhookVerifier(parts, { temu: temuScheme }),
    'receive-ebay': webhookVerifier(parts, {
      ebay: ebayScheme({ ...parts, keys: ebayKeys(parts) }),
    }),
  };
}
