import { amazonOrders } from './amazon/orders.ts';
import { sellingPartnerClient } from './amazon/selling-partner-client.ts';
import { ebayOrders } from './ebay/orders.ts';
import { sellerClient } from './ebay/seller-client.ts';
import { lazadaApi } from './lazada/api.ts';
import { lazadaOrders } from './lazada/order-source.ts';
import { marketClient } from './market-client.ts';
import type { MarketParts } from './market-client.ts';
import type { OrderSources } from './order-source.ts';
import { adminClient } from './shopify/admin-client.ts';
import { shopifyHolds } from './shopify/held-order.ts';
import { shopeeApi } from './shopee/api.ts';
import { shopeeOrders } from './shopee/order-source.ts';
import { shopifyOrders, shopifySource } from './shopify/orders.ts';
import { restClient } from './shopify/rest-client.ts';
import { temuApi } from './temu/api.ts';
import { temuOrders } from './temu/order-source.ts';
import { tikTokShopApi } from './tiktok-shop/api.ts';
import { tikTokShopOrders } from './tiktok-shop/order-source.ts';
import { wooOrders } from './woocommerce/orders.ts';
import { storeClient } from './woocommerce/store-client.ts';

/** The orders of the marketplaces whose messages only name them, or that are asked for what was lost. */
export function marketSources(parts: MarketParts): OrderSources {
  const client = marketClient(parts);
  return {
    'tiktok-shop': tikTokShopOrders(tikTokShopApi(client, parts.secrets)),
    shopee: shopeeOrders(shopeeApi(client)),
    lazada: lazadaOrders(lazadaApi(client)),
    temu: temuOrders(temuApi(client)),
    shopify: shopifySource(shopifyHolds(adminClient(parts)), shopifyOrders(restClient(parts))),
    woocommerce: wooOrders(storeClient(parts)),
    ebay: ebayOrders(sellerClient(parts)),
    amazon: amazonOrders(sellingPartnerClient(parts)),
  };
}
