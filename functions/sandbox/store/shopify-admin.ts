import { z } from 'zod';
import { json, readJson, Refused } from '../http-message.ts';
import type { Route } from '../routes.ts';
import { queryFulfillmentOrder, queryOrder } from './shopify-query.ts';
import { mutate, MUTATIONS } from './shopify-mutations.ts';
import type { ShopOrders } from './shop-orders.ts';
import type { Updates } from './updates.ts';

const bodySchema = z.object({
  query: z.string().max(50_000),
  variables: z.record(z.string(), z.unknown()).nullish(),
});

/**
 * The part of Shopify's Admin API (GraphQL, 2026-10) that fulfilment needs. Operations are known by
 * the name of their field in the query text; answers hold every field that may be selected.
 */
export function shopifyAdminRoute(shopOrders: ShopOrders, updates: Updates): Route {
  return {
    method: 'POST',
    path: '/store/:channelId/admin/api/2026-10/graphql.json',
    access: 'shop',
    run: (request, parameter) => {
      const { query, variables } = readJson(request, bodySchema);
      const mutation = MUTATIONS.find((name) => new RegExp(`\\b${name}\\b`).test(query));
      if (mutation !== undefined) {
        const told = { channelId: parameter('channelId'), shopOrders, updates };
        return json(200, { data: mutate(mutation, variables ?? {}, told) });
      }
      if (/\bfulfillmentOrder\s*\(/.test(query)) {
        const fulfillmentOrder = queryFulfillmentOrder(shopOrders, variables ?? {});
        return json(200, { data: { fulfillmentOrder } });
      }
      if (/\border\s*\(/.test(query)) {
        return json(200, { data: { order: queryOrder(shopOrders, query, variables ?? {}) } });
      }
      throw new Refused(400, 'unknown-operation', 'this store knows no such operation');
    },
  };
}
