import type { ZodMiniType } from 'zod/mini';
import type { Clock } from '../../ports/clock.ts';
import type { Channel } from '../../ports/directory.ts';
import type { HttpRequest } from '../http/http-transport.ts';
import type { OutboundClient } from '../http/outbound-client.ts';
import { readBody } from '../http/read-body.ts';
import type { Outcome } from '../http/response-outcome.ts';
import { TokenBucket } from '../http/token-bucket.ts';
import type { Pace } from '../http/token-bucket.ts';

/** One call to a marketplace's API; `path` continues the channel's base URL. */
export interface ApiCall {
  readonly method: HttpRequest['method'];
  readonly path: string;
  readonly headers: { readonly [name: string]: string };
  readonly body?: Uint8Array;
}

/** A call that did not end well. `refused` names the marketplace's own code where it has one. */
export type ApiFailure = Exclude<Outcome, { kind: 'ok' }>;

/** The answer in its shape, and the bytes that it was read from. */
export type ApiAnswer<Data> =
  { readonly kind: 'ok'; readonly data: Data; readonly raw: Uint8Array } | ApiFailure;

/** Calls to the APIs of marketplaces, each channel at its own pace and behind its own circuit. */
export interface ChannelApi {
  /** The body of a 2xx answer is handed over unread. */
  send(channel: Channel, call: ApiCall): Promise<Outcome>;
  /** @param shape of a 2xx body; another body counts as a fault on the way and is transient */
  call<Data>(channel: Channel, call: ApiCall, shape: ZodMiniType<Data>): Promise<ApiAnswer<Data>>;
}

export interface ChannelApiParts {
  readonly outbound: OutboundClient;
  readonly clock: Pick<Clock, 'wall'>;
}

/** More channels than one process calls in a while: a bound, not a tuning. */
const MOST_BUCKETS = 10_000;

/**
 * An API client for one marketplace. Who calls too fast is told `transient` with the time to wait,
 * not held up: a worker has other channels' messages to do.
 *
 * @param pace what the marketplace grants one account
 */
export function channelApi({ outbound, clock }: ChannelApiParts, pace: Pace): ChannelApi {
  const buckets = new Map<string, TokenBucket>();

  function bucketOf(channelId: string): TokenBucket {
    const known = buckets.get(channelId);
    if (known !== undefined) return known;
    if (buckets.size >= MOST_BUCKETS) buckets.clear();
    const bucket = new TokenBucket(pace);
    buckets.set(channelId, bucket);
    return bucket;
  }

  async function send(channel: Channel, { path, ...call }: ApiCall): Promise<Outcome> {
    const waitMs = bucketOf(channel.channelId).take(Date.parse(clock.wall()));
    if (waitMs > 0) {
      const retryAfterSeconds = Math.ceil(waitMs / 1_000);
      return { kind: 'transient', reason: 'our own pace for this channel', retryAfterSeconds };
    }
    const url = `${channel.updatesUrl.replace(/\/$/, '')}${path}`;
    return outbound.send(`channel:${channel.channelId}`, { ...call, url });
  }

  return {
    send,
    async call(channel, request, shape) {
      const outcome = await send(channel, request);
      if (outcome.kind !== 'ok') return outcome;
      const read = readBody(outcome.body, shape);
      return read.ok
        ? { kind: 'ok', data: read.value, raw: outcome.body }
        : { kind: 'transient', reason: `unreadable answer: ${read.pointer} ${read.message}` };
    },
  };
}

/** A JSON body and the header that says so. */
export function jsonCall(
  value: unknown,
  headers: { readonly [name: string]: string },
): Pick<ApiCall, 'headers' | 'body'> {
  return {
    headers: { ...headers, 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify(value)),
  };
}
