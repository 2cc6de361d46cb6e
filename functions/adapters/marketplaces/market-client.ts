import type * as z from 'zod/mini';
import type { Channel } from '../../ports/directory.ts';
import type { Secrets } from '../../ports/secrets.ts';
import { readBody, readValue } from '../http/read-body.ts';
import type { Pace } from '../http/token-bucket.ts';
import { channelApi } from './channel-api.ts';
import type { ApiCall, ChannelApiParts } from './channel-api.ts';
import { notNow } from './notice-result.ts';
import type { NotNow } from './notice-result.ts';

/** What a marketplace's API made of a call. `refused`: it understood and says no, in its own words. */
export type MarketAnswer<Data> =
  | { readonly kind: 'ok'; readonly data: Data }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  | NotNow;

/** How a marketplace wraps its answers: HTTP 200 holds refusals too. */
export interface Wrapping<Envelope> {
  readonly envelope: z.ZodMiniType<Envelope>;
  /** What is in it: data, or the marketplace's own error; `isPassing` when what was asked is not to blame. */
  readonly open: (
    envelope: Envelope,
  ) =>
    | { readonly data: unknown }
    | { readonly code: string; readonly message: string; readonly isPassing: boolean };
}

export interface MarketParts extends ChannelApiParts {
  /** App secrets under `channels/<id>`, access tokens under `channels/<id>/access-token`. */
  readonly secrets: Pick<Secrets, 'get'>;
}

/** What signs the calls of a channel, the newest of each, and when. */
export interface Credentials {
  readonly appKey: string;
  readonly secret: string;
  readonly accessToken: string;
  /** Wall time, milliseconds. */
  readonly now: number;
}

/** Signed calls to marketplaces that wrap their answers. */
export interface MarketClient {
  /** What signs calls of a channel, or which of it is missing: an operator puts it right. */
  credentials(channel: Channel): Promise<Credentials | NotNow>;
  send<Envelope, Data>(
    channel: Channel,
    call: ApiCall,
    wrapping: Wrapping<Envelope>,
    data: z.ZodMiniType<Data>,
  ): Promise<MarketAnswer<Data>>;
}

/** weak: none of these marketplaces publishes its limits; each says when it was too much. */
const PACE: Pace = { perSecond: 10, burst: 20 };

/** A client for marketplaces that sign with an app key and a secret of their own. */
export function marketClient({ outbound, secrets, clock }: MarketParts): MarketClient {
  const api = channelApi({ outbound, clock }, PACE);
  return {
    async credentials({ channelId, appKey }) {
      const name = `channels/${channelId}`;
      const [[secret], [accessToken]] = await Promise.all([
        secrets.get(name),
        secrets.get(`${name}/access-token`),
      ]);
      if (appKey === undefined) return notNow(`no app key for channel ${channelId}`);
      if (secret === undefined) return notNow(`no secret for channel ${channelId}`);
      if (accessToken === undefined) return notNow(`no access token for channel ${channelId}`);
      return { appKey, secret, accessToken, now: Date.parse(clock.wall()) };
    },
    async send(channel, call, wrapping, data) {
      const outcome = await api.send(channel, call);
      return outcome.kind === 'ok' ? openAnswer(outcome.body, wrapping, data) : outcome;
    },
  };
}

/** A refusal as a reason to look: once somebody put it right, it is told again. */
export function refusal({
  code,
  message,
}: {
  readonly code: string;
  readonly message: string;
}): NotNow {
  return notNow(`refused: ${code} ${message}`.slice(0, 200));
}

/** What an answer without data means to a notice. */
export function failureOf(answer: Exclude<MarketAnswer<unknown>, { kind: 'ok' }>): NotNow {
  return answer.kind === 'transient' ? answer : refusal(answer);
}

function openAnswer<Envelope, Data>(
  body: Uint8Array,
  { envelope, open }: Wrapping<Envelope>,
  data: z.ZodMiniType<Data>,
): MarketAnswer<Data> {
  const read = readBody(body, envelope);
  if (!read.ok) return notNow(`unreadable answer: ${read.pointer} ${read.message}`);
  const opened = open(read.value);
  if ('code' in opened) {
    const { code, message, isPassing } = opened;
    return isPassing ? refusal(opened) : { kind: 'refused', code, message };
  }
  const value = readValue(opened.data, data);
  return value.ok
    ? { kind: 'ok', data: value.value }
    : notNow(`unreadable answer: ${value.pointer} ${value.message}`);
}
