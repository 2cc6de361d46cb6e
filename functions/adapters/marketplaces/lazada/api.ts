import * as z from 'zod/mini';
import type { Channel } from '../../../ports/directory.ts';
import type { MarketAnswer, MarketClient, Wrapping } from '../market-client.ts';
import { signLazadaCall } from './sign.ts';

/** One call. Parameters go in the query of a GET and as form of a POST; both are signed alike. */
export interface LazadaRequest<Data> {
  readonly method: 'GET' | 'POST';
  /** Such as `/order/get`; what is signed. The channel's base URL ends in `/rest`. */
  readonly path: string;
  readonly parameters: { readonly [name: string]: string };
  readonly data: z.ZodMiniType<Data>;
}

/** Lazada's Open Platform for the seller of a channel. */
export interface LazadaApi {
  run<Data>(channel: Channel, request: LazadaRequest<Data>): Promise<MarketAnswer<Data>>;
}

/** `result` instead of `data`: the fulfilment calls wrap their answer once more. */
const envelope = z.object({
  code: z.string(),
  message: z._default(z.string(), ''),
  data: z.optional(z.unknown()),
  result: z.optional(
    z.object({
      success: z._default(z.boolean(), true),
      error_code: z._default(z.nullable(z.string()), ''),
      error_msg: z._default(z.nullable(z.string()), ''),
      data: z.optional(z.unknown()),
    }),
  ),
});

/** Pace, token, faults of theirs: what was asked is not to blame. weak: read from clients. */
const PASSING: readonly string[] = [
  'ApiCallLimit',
  'AppCallLimit',
  'IllegalAccessToken',
  'ServiceTimeout',
  'SystemException',
  'ServiceUnavailable',
];

const WRAPPING: Wrapping<z.output<typeof envelope>> = {
  envelope,
  open: ({ code, message, data, result }) => {
    if (code !== '0') return { code, message, isPassing: PASSING.includes(code) };
    if (result === undefined) return { data: data ?? {} };
    if (result.success) return { data: result.data ?? {} };
    const { error_code: inner, error_msg: why } = result;
    return { code: inner ?? '', message: why ?? '', isPassing: false };
  },
};

/** Lazada's API, its calls signed with the channel's app key and secret. */
export function lazadaApi(client: MarketClient): LazadaApi {
  return {
    async run(channel, { method, path, parameters, data }) {
      const credentials = await client.credentials(channel);
      if ('kind' in credentials) return credentials;
      const { appKey, secret, accessToken, now } = credentials;
      const signed = {
        ...parameters,
        ...{ app_key: appKey, access_token: accessToken },
        ...{ sign_method: 'sha256', timestamp: String(now) },
      };
      const sign = signLazadaCall(path, signed, secret);
      const form = new URLSearchParams({ ...signed, sign }).toString();
      const isGet = method === 'GET';
      const call = {
        method,
        path: isGet ? `${path}?${form}` : path,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: isGet ? undefined : Buffer.from(form),
      };
      return client.send(channel, call, WRAPPING, data);
    },
  };
}
