import type { ZodMiniType } from 'zod/mini';
import type { Channel } from '../../../ports/directory.ts';
import type { Secrets } from '../../../ports/secrets.ts';
import type { Pace } from '../../http/token-bucket.ts';
import type { Outcome } from '../../http/response-outcome.ts';
import { accessTokens } from '../access-token.ts';
import { channelApi, jsonCall } from '../channel-api.ts';
import type { ApiAnswer, ApiCall, ChannelApi, ChannelApiParts } from '../channel-api.ts';
import { lwaToken } from './token-requests.ts';

export interface SellingPartnerParts extends ChannelApiParts {
  readonly secrets: Pick<Secrets, 'get'>;
}

/** The Selling Partner API in the name of the sellers behind our channels. */
export interface SellingPartnerClient {
  /** `getOrder`: orders and what belongs to them. */
  read<Data>(channel: Channel, path: string, shape: ZodMiniType<Data>): Promise<ApiAnswer<Data>>;
  /** `searchOrders`: what changed in a while. */
  list<Data>(channel: Channel, path: string, shape: ZodMiniType<Data>): Promise<ApiAnswer<Data>>;
  /** `confirmShipment`, whose answer has no body. */
  confirm(channel: Channel, path: string, body: unknown): Promise<Outcome>;
}

/** What Amazon grants a seller and application by operation. Source: usage plans of the Orders API. */
const GET_ORDER: Pace = { perSecond: 0.5, burst: 30 };
const SEARCH_ORDERS: Pace = { perSecond: 0.0056, burst: 20 };
const CONFIRM_SHIPMENT: Pace = { perSecond: 2, burst: 10 };

/** REST with an access token of Login with Amazon; signatures of AWS are no longer asked for. */
export function sellingPartnerClient(parts: SellingPartnerParts): SellingPartnerClient {
  const reading = channelApi(parts, GET_ORDER);
  const searching = channelApi(parts, SEARCH_ORDERS);
  const confirming = channelApi(parts, CONFIRM_SHIPMENT);
  const tokens = accessTokens(parts);
  const tokenOf = (channel: Channel) =>
    tokens(channel.channelId, () => lwaToken(parts.secrets, channel));
  const readBy =
    (api: ChannelApi): SellingPartnerClient['read'] =>
    async (channel, path, shape) => {
      const granted = await tokenOf(channel);
      if (granted.kind !== 'ok') return granted;
      const headers = headersOf(granted.token);
      return api.call(channel, { method: 'GET', path, headers }, shape);
    };
  return {
    read: readBy(reading),
    list: readBy(searching),
    async confirm(channel, path, body) {
      const granted = await tokenOf(channel);
      if (granted.kind !== 'ok') return granted;
      const sent = jsonCall(body, headersOf(granted.token));
      return confirming.send(channel, { method: 'POST', path, ...sent });
    },
  };
}

function headersOf(token: string): ApiCall['headers'] {
  return { 'x-amz-access-token': token, accept: 'application/json' };
}
