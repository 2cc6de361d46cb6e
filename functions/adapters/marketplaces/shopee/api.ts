import * as z from 'zod/mini';
import type { Channel } from '../../../ports/directory.ts';
import type { MarketAnswer, MarketClient, Wrapping } from '../market-client.ts';
import { signShopeeCall } from './sign.ts';

/** One call of the v2 API: `path` begins with `/api/v2/`. */
export interface ShopeeRequest<Data> {
  readonly path: string;
  readonly query?: { readonly [name: string]: string };
  /** With a body it is a POST. */
  readonly body?: object;
  readonly data: z.ZodMiniType<Data>;
}

/** Shopee's v2 API for the shop of a channel. */
export interface ShopeeApi {
  run<Data>(channel: Channel, request: ShopeeRequest<Data>): Promise<MarketAnswer<Data>>;
}

const envelope = z.object({
  error: z._default(z.string(), ''),
  message: z._default(z.nullable(z.string()), ''),
  response: z.optional(z.unknown()),
});

/** Pace, token, faults of theirs: what was asked is not to blame. weak: read from clients. */
const PASSING =
  /^(error_auth|error_server|error_inner|error_busi|error_network|error_too_many|error_rate)/;

const WRAPPING: Wrapping<z.output<typeof envelope>> = {
  envelope,
  open: ({ error, message, response }) =>
    error === ''
      ? { data: response ?? {} }
      : { code: error, message: message ?? '', isPassing: PASSING.test(error) },
};

/** The channel's app key is Shopee's partner id, its account the shop id. */
export function shopeeApi(client: MarketClient): ShopeeApi {
  return {
    async run(channel, { path, query, body, data }) {
      const credentials = await client.credentials(channel);
      if ('kind' in credentials) return credentials;
      const { appKey: partnerId, secret, accessToken, now } = credentials;
      const { account: shopId } = channel;
      const timestamp = String(Math.floor(now / 1_000));
      const sign = signShopeeCall({ partnerId, path, timestamp, accessToken, shopId }, secret);
      const parameters = new URLSearchParams({
        ...query,
        ...{ partner_id: partnerId, shop_id: shopId, access_token: accessToken },
        ...{ timestamp, sign },
      });
      const call = {
        method: body === undefined ? 'GET' : 'POST',
        path: `${path}?${parameters.toString()}`,
        headers: { 'content-type': 'application/json' },
        body: body === undefined ? undefined : Buffer.from(JSON.stringify(body)),
      } as const;
      return client.send(channel, call, WRAPPING, data);
    },
  };
}
