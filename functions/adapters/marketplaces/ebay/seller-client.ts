import type { ZodMiniType } from 'zod/mini';
import type { Channel } from '../../../ports/directory.ts';
import type { Secrets } from '../../../ports/secrets.ts';
import type { Outcome } from '../../http/response-outcome.ts';
import { accessTokens } from '../access-token.ts';
import { channelApi, jsonCall } from '../channel-api.ts';
import type { ApiAnswer, ApiCall, ChannelApiParts } from '../channel-api.ts';
import { sellerToken } from './token-requests.ts';

export interface SellerClientParts extends ChannelApiParts {
  readonly secrets: Pick<Secrets, 'get'>;
}

/** One call in the name of a seller; `body` makes it a change. */
export interface SellerCall {
  readonly method: ApiCall['method'];
  readonly path: string;
  readonly body?: unknown;
}

/** eBay's APIs in the name of the sellers behind our channels. */
export interface SellerClient {
  /** A change whose answer does not matter. */
  change(channel: Channel, call: SellerCall): Promise<Outcome>;
  read<Data>(channel: Channel, path: string, shape: ZodMiniType<Data>): Promise<ApiAnswer<Data>>;
}

/** eBay limits by day and application; this keeps one channel from spending all of it at once. */
const PACE = { perSecond: 5, burst: 50 };

/** REST with a seller's access token, had for a refresh token. */
export function sellerClient(parts: SellerClientParts): SellerClient {
  const api = channelApi(parts, PACE);
  const tokens = accessTokens(parts);

  async function callFor(
    channel: Channel,
    { method, path, body }: SellerCall,
  ): Promise<
    { readonly kind: 'ok'; readonly call: ApiCall } | Extract<Outcome, { kind: 'transient' }>
  > {
    const granted = await tokens(channel.channelId, () => sellerToken(parts.secrets, channel));
    if (granted.kind !== 'ok') return granted;
    // The Post-Order API names the same token by its older name.
    const scheme = path.startsWith('/post-order/') ? 'IAF' : 'Bearer';
    const headers = { authorization: `${scheme} ${granted.token}`, accept: 'application/json' };
    const sent = body === undefined ? { headers } : jsonCall(body, headers);
    return { kind: 'ok', call: { method, path, ...sent } };
  }

  return {
    async change(channel, wanted) {
      const made = await callFor(channel, wanted);
      return made.kind === 'ok' ? api.send(channel, made.call) : made;
    },
    async read(channel, path, shape) {
      const made = await callFor(channel, { method: 'GET', path });
      return made.kind === 'ok' ? api.call(channel, made.call, shape) : made;
    },
  };
}
