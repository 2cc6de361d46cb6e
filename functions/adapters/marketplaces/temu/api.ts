import * as z from 'zod/mini';
import type { Channel } from '../../../ports/directory.ts';
import { jsonCall } from '../channel-api.ts';
import type { MarketAnswer, MarketClient, Wrapping } from '../market-client.ts';
import { signTemuCall } from './sign.ts';

/** One call: which API, such as `bg.order.list.v2.get`, and its own parameters. */
export interface TemuRequest<Data> {
  readonly type: string;
  readonly parameters: { readonly [name: string]: unknown };
  readonly data: z.ZodMiniType<Data>;
}

/** Temu's Open Platform for the mall of a channel: one address, the API's name in the body. */
export interface TemuApi {
  run<Data>(channel: Channel, request: TemuRequest<Data>): Promise<MarketAnswer<Data>>;
}

const envelope = z.object({
  success: z.boolean(),
  errorCode: z.nullish(z.int()),
  errorMsg: z.nullish(z.string()),
  result: z.optional(z.unknown()),
});

/**
 * What was asked is not to blame: a fault of theirs, the pace, sums still being computed. Source:
 * Temu Open Platform, "Common error codes" and the API reference.
 */
const PASSING: readonly number[] = [4000000, 4000004, 140020008, 140020009, 120014006];

const WRAPPING: Wrapping<z.output<typeof envelope>> = {
  envelope,
  open: ({ success, errorCode, errorMsg, result }) => {
    if (success) return { data: result ?? {} };
    const code = errorCode ?? 0;
    return { code: String(code), message: errorMsg ?? '', isPassing: PASSING.includes(code) };
  },
};

/** Temu's API. Its firewall takes calls from registered addresses only. */
export function temuApi(client: MarketClient): TemuApi {
  return {
    async run(channel, { type, parameters, data }) {
      const credentials = await client.credentials(channel);
      if ('kind' in credentials) return credentials;
      const { appKey, secret, accessToken, now } = credentials;
      const signed = {
        ...parameters,
        ...{ type, app_key: appKey, access_token: accessToken },
        ...{ data_type: 'JSON', timestamp: Math.floor(now / 1_000) },
      };
      const sign = signTemuCall(signed, secret);
      const path = '/openapi/router';
      const call = { method: 'POST', path, ...jsonCall({ ...signed, sign }, {}) } as const;
      return client.send(channel, call, WRAPPING, data);
    },
  };
}
