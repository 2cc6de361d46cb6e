import type { HttpHandler } from '../../runtime/http-event.ts';
import { notFound } from './operator/problems.ts';
import {
  getChannel,
  postChannel,
  putChannel,
  rotateChannelByOperator,
  switchChannelByOperator,
} from './settings/channel-routes.ts';
import { testChannelByOperator } from './settings/channel-test-route.ts';
import { listOutbound, replayByOperator, testByOperator } from './settings/delivery-routes.ts';
import {
  getEndpoint,
  listEndpoints,
  postEndpoint,
  putEndpoint,
  rotateByOperator,
  switchByOperator,
} from './settings/endpoint-routes.ts';
import {
  getMerchant,
  listMerchants,
  postMerchant,
  putMerchant,
} from './settings/merchant-routes.ts';
import type { SettingsRoute, SettingsServices } from './settings/settings-context.ts';
import { outsideScope, scopeOf } from './tenant-scope.ts';
import type { OwnerServices } from './tenant-scope.ts';

/** The settings API by route key; a test holds it against the contract's rows. */
export const SETTINGS_ROUTES: { readonly [routeKey: string]: SettingsRoute } = {
  'GET /v1/merchants': listMerchants,
  'POST /v1/merchants': postMerchant,
  'GET /v1/merchants/{merchantId}': getMerchant,
  'PUT /v1/merchants/{merchantId}': putMerchant,
  'POST /v1/channels': postChannel,
  'GET /v1/channels/{channelId}': getChannel,
  'PUT /v1/channels/{channelId}': putChannel,
  'POST /v1/channels/{channelId}/disable': switchChannelByOperator(false),
  'POST /v1/channels/{channelId}/enable': switchChannelByOperator(true),
  'POST /v1/channels/{channelId}/rotate': rotateChannelByOperator,
  'POST /v1/channels/{channelId}/test': testChannelByOperator,
  'GET /v1/endpoints': listEndpoints,
  'POST /v1/endpoints': postEndpoint,
  'GET /v1/endpoints/{endpointId}': getEndpoint,
  'PUT /v1/endpoints/{endpointId}': putEndpoint,
  'POST /v1/endpoints/{endpointId}/disable': switchByOperator(false),
  'POST /v1/endpoints/{endpointId}/enable': switchByOperator(true),
  'POST /v1/endpoints/{endpointId}/rotate': rotateByOperator,
  'POST /v1/endpoints/{endpointId}/test': testByOperator,
  'GET /v1/endpoints/{endpointId}/deliveries': listOutbound,
  'POST /v1/endpoints/{endpointId}/replay': replayByOperator,
};

/** Merchants, channels and endpoints: who is connected where, and with which secrets. */
export function settingsApiHandler(services: SettingsServices & OwnerServices): HttpHandler {
  return async (event) => {
    const { routeKey } = event;
    const route = Object.hasOwn(SETTINGS_ROUTES, routeKey) ? SETTINGS_ROUTES[routeKey] : undefined;
    if (route === undefined) return notFound('route of this name');
    const merchantId = scopeOf(event);
    const outside = await outsideScope(services, merchantId, event);
    return outside ?? route({ services, merchantId }, event);
  };
}
