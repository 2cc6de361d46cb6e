import type { IdempotencyKeys } from '../../ports/idempotency-keys.ts';
import type { HttpHandler } from '../../runtime/http-event.ts';
import type { postOrder } from '../../usecases/post-order.ts';
import { idempotentRoute } from './idempotent-route.ts';
import { notFound } from './operator/problems.ts';
import { cancelOrderRoute } from './orders/cancel-order-route.ts';
import { postOrderRoute } from './orders/post-order-route.ts';
import { scoped } from './tenant-scope.ts';
import { quotesApiHandler } from './quotes-api.ts';

type OrdersServices = Parameters<typeof postOrder>[0] & {
  readonly idempotencyKeys: IdempotencyKeys;
};

/** The routes by which merchants' own clients post, quote and cancel orders, by route key. */
export function ordersApiHandler(services: OrdersServices): HttpHandler {
  const routes: { readonly [routeKey: string]: HttpHandler | undefined } = {
    'POST /v1/orders': idempotentRoute(services, postOrderRoute(services)),
    'POST /v1/orders/{orderId}/cancel': cancelOrderRoute(services),
    'POST /v1/quotes': quotesApiHandler(services),
  };
  return scoped(services, async (event) => {
    const route = Object.hasOwn(routes, event.routeKey) ? routes[event.routeKey] : undefined;
    return route === undefined ? notFound('route of this name') : route(event);
  });
}
