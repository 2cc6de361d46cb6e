import type { Route } from '../routes.ts';
import type { Services } from '../services.ts';
import { amazonApiRoutes } from './amazon-api.ts';
import { canonicalEventRoute } from './canonical-events.ts';
import { lazadaApiRoutes } from './lazada-api.ts';
import type { Shelf } from './shelf.ts';
import { shopeeApiRoutes } from './shopee-api.ts';
import { shopifyAdminRoute } from './shopify-admin.ts';
import { shopifyRestRoutes } from './shopify-rest.ts';
import type { ShopOrders } from './shop-orders.ts';
import { temuApiRoutes } from './temu-api.ts';
import { tikTokApiRoutes } from './tiktok-api.ts';
import { tokenRenewalRoutes } from './token-renewals.ts';
import type { Updates } from './updates.ts';
import { ebayApiRoutes } from './ebay-api.ts';
import { wooApiRoutes } from './woo-api.ts';

/** What the stores answer to, each in its marketplace's terms. */
export function storeRoutes({
  services,
  shopOrders,
  shelf,
  updates,
}: {
  readonly services: Services;
  readonly shopOrders: ShopOrders;
  readonly shelf: Shelf;
  readonly updates: Updates;
}): readonly Route[] {
  return [
    canonicalEventRoute(services, updates),
    ...tokenRenewalRoutes(services),
    shopifyAdminRoute(shopOrders, updates),
    ...shopifyRestRoutes(shelf),
    ...wooApiRoutes(services, shelf, updates),
    ...ebayApiRoutes(services, shelf, updates),
    ...amazonApiRoutes(services, shelf, updates),
    ...tikTokApiRoutes(services, shelf, updates),
    ...shopeeApiRoutes(shelf, updates),
    ...lazadaApiRoutes(shelf, updates),
    ...temuApiRoutes(shelf, updates),
  ];
}
