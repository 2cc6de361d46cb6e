import { amazonList } from './amazon/order-list.ts';
import { sellingPartnerClient } from './amazon/selling-partner-client.ts';
import { ebayList } from './ebay/order-list.ts';
import { sellerClient } from './ebay/seller-client.ts';
import { lazadaApi } from './lazada/api.ts';
import { lazadaList } from './lazada/order-list.ts';
import { marketClient } from './market-client.ts';
import type { MarketParts } from './market-client.ts';
import type { ListsByMarketplace } from './order-list.ts';
import { shopeeApi } from './shopee/api.ts';
import { shopeeList } from './shopee/order-list.ts';
import { shopifyList } from './shopify/orders.ts';
import { restClient } from './shopify/rest-client.ts';
import { temuApi } from './temu/api.ts';
import { temuList } from './temu/order-list.ts';
import { tikTokShopApi } from './tiktok-shop/api.ts';
import { tikTokShopList } from './tiktok-shop/order-list.ts';
import { wooList } from './woocommerce/orders.ts';
import { storeClient } from './woocommerce/store-client.ts';

/** What changed at each marketplace that lists it. */
export function marketLists(parts: MarketParts): ListsByMarketplace {
  const client = marketClient(parts);
  return {
    shopify: shopifyList(restClient(parts)),
    woocommerce: wooList(storeClient(parts)),
    'tiktok-shop': tikTokShopList(tikTokShopApi(client, parts.secrets)),
    shopee: shopeeList(shopeeApi(client)),
    lazada: lazadaList(lazadaApi(client)),
    temu: temuList(temuApi(client)),
    ebay: ebayList(sellerClient(parts)),
    amazon: amazonList(sellingPartnerClient(parts)),
  };
}
