import * as z from 'zod/mini';
import type { Channel } from '../../../ports/directory.ts';
import type { Secrets } from '../../../ports/secrets.ts';
import type { MarketAnswer, MarketClient, Wrapping } from '../market-client.ts';
import { signTikTokShopCall } from './sign.ts';

/** One call: what the API wants beside key, time, shop and signature. */
export interface TikTokShopRequest<Data> {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly query?: { readonly [name: string]: string };
  readonly body?: object;
  readonly data: z.ZodMiniType<Data>;
}

/** The API of TikTok Shop, version 202309, for the shop of a channel. */
export interface TikTokShopApi {
  run<Data>(channel: Channel, request: TikTokShopRequest<Data>): Promise<MarketAnswer<Data>>;
}

const envelope = z.object({
  code: z.int(),
  message: z._default(z.string(), ''),
  data: z.optional(z.unknown()),
});

/** weak: of the codes that pass by themselves only these are read from a client: pace, and two faults of theirs. */
const PASSING: readonly number[] = [1000002, 1000004, 1000005];

const WRAPPING: Wrapping<z.output<typeof envelope>> = {
  envelope,
  open: ({ code, message, data }) =>
    code === 0
      ? { data: data ?? {} }
      : { code: String(code), message, isPassing: PASSING.includes(code) },
};

/**
 * @param secrets the shop's cipher under `channels/<id>/shop-cipher`; calls of one shop name it
 */
export function tikTokShopApi(client: MarketClient, secrets: Pick<Secrets, 'get'>): TikTokShopApi {
  return {
    async run(channel, { method, path, query, body, data }) {
      const credentials = await client.credentials(channel);
      if ('kind' in credentials) return credentials;
      const { appKey, secret, accessToken, now } = credentials;
      const [cipher] = await secrets.get(`channels/${channel.channelId}/shop-cipher`);
      const signed = {
        ...query,
        ...(cipher !== undefined && { shop_cipher: cipher }),
        app_key: appKey,
        timestamp: String(Math.floor(now / 1_000)),
      };
      const text = body === undefined ? undefined : JSON.stringify(body);
      const sign = signTikTokShopCall({ path, query: signed, body: text }, secret);
      const parameters = new URLSearchParams({ ...signed, sign });
      const call = {
        method,
        path: `${path}?${parameters.toString()}`,
        headers: { 'content-type': 'application/json', 'x-tts-access-token': accessToken },
        body: text === undefined ? undefined : Buffer.from(text),
      };
      return client.send(channel, call, WRAPPING, data);
    },
  };
}
