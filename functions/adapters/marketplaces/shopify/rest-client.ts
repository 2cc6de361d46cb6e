import type { ZodMiniType } from 'zod/mini';
import type { Channel } from '../../../ports/directory.ts';
import type { Secrets } from '../../../ports/secrets.ts';
import { channelApi } from '../channel-api.ts';
import type { ApiAnswer, ChannelApiParts } from '../channel-api.ts';
import { ADMIN_API_VERSION } from './messages.ts';

/** Reads of the REST Admin API; `path` continues the version's own. */
export type RestClient = <Data>(
  channel: Channel,
  path: string,
  shape: ZodMiniType<Data>,
) => Promise<ApiAnswer<Data>>;

/** Source: shopify.dev, "REST Admin API rate limits": two calls a second, forty at once. */
const PACE = { perSecond: 2, burst: 40 };

/**
 * The REST Admin API, for orders only: its resource is what webhooks hold, so one reading serves
 * both. Shopify calls it legacy.
 */
export function restClient(
  parts: ChannelApiParts & { readonly secrets: Pick<Secrets, 'get'> },
): RestClient {
  const api = channelApi(parts, PACE);
  return async (channel, path, shape) => {
    const { channelId } = channel;
    const [token] = await parts.secrets.get(`channels/${channelId}/access-token`);
    if (token === undefined) {
      return { kind: 'transient', reason: `no access token for channel ${channelId}` };
    }
    const headers = { 'x-shopify-access-token': token, accept: 'application/json' };
    const whole = `/admin/api/${ADMIN_API_VERSION}${path}`;
    return api.call(channel, { method: 'GET', path: whole, headers }, shape);
  };
}
