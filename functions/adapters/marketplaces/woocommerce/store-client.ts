import type { ZodMiniType } from 'zod/mini';
import type { Channel } from '../../../ports/directory.ts';
import type { Secrets } from '../../../ports/secrets.ts';
import { channelApi, jsonCall } from '../channel-api.ts';
import type { ApiAnswer, ApiCall, ChannelApiParts } from '../channel-api.ts';
import { ORDERS_PATH } from './messages.ts';

export interface StoreClientParts extends ChannelApiParts {
  /** `ck_…:cs_…` under `channels/<id>/api-key`. */
  readonly secrets: Pick<Secrets, 'get'>;
}

/** One call about an order, or about orders; `path` continues its own, `body` makes it a change. */
export interface OrderCall {
  readonly method: ApiCall['method'];
  readonly path?: string;
  readonly body?: unknown;
}

/** The REST API of the stores behind our channels. */
export type StoreClient = <Data>(
  channel: Channel,
  channelOrderId: string | undefined,
  call: OrderCall,
  shape: ZodMiniType<Data>,
) => Promise<ApiAnswer<Data>>;

/** A store is somebody's own machine, and names no limit: what it bears without being noticed. */
const PACE = { perSecond: 5, burst: 20 };

/** REST over HTTP with a key of the store: Basic authentication, so only ever over https. */
export function storeClient(parts: StoreClientParts): StoreClient {
  const api = channelApi(parts, PACE);
  return async (channel, channelOrderId, { method, path = '', body }, shape) => {
    const [key] = await parts.secrets.get(`channels/${channel.channelId}/api-key`);
    if (key === undefined) {
      return { kind: 'transient', reason: `no API key for channel ${channel.channelId}` };
    }
    const headers = { authorization: `Basic ${Buffer.from(key).toString('base64')}` };
    const call = body === undefined ? { headers } : jsonCall(body, headers);
    const about = channelOrderId === undefined ? '' : `/${channelOrderId}`;
    const whole = `${ORDERS_PATH}${about}${path}`;
    return api.call(channel, { method, path: whole, ...call }, shape);
  };
}
