import type { Instant } from '../../domain/instant.ts';
import type { SendResult } from '../../domain/outbound/delivery.ts';
import { secretNameOf, toldChannelId } from '../../domain/outbound/endpoint.ts';
import type { Endpoint } from '../../domain/outbound/endpoint.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Secrets } from '../../ports/secrets.ts';
import type { Webhooks } from '../../ports/webhooks.ts';
import { httpTransport } from '../http/http-transport.ts';
import type { HttpAnswer, HttpTransport } from '../http/http-transport.ts';
import { remembered } from '../http/remembered.ts';
import { retryAfter } from '../http/response-outcome.ts';
import { signWebhook } from '../marketplaces/standard-webhooks/sign.ts';
import { writeEvent } from '../marketplaces/standard-webhooks/write-event.ts';
import { EndpointFences } from './endpoint-fences.ts';
import { responseExcerpt } from './response-excerpt.ts';

/** An endpoint has so long to answer, wall milliseconds. Source: Standard Webhooks 1.0.0, 15 to 30 s. */
const TIMEOUT_MS = 15_000;
const REMEMBERED_SECONDS = 30;
/** Secrets that one rotation makes: an HMAC secret and an Ed25519 key. */
const SECRETS_PER_SET = 2;

export interface WebhookSenderParts {
  readonly transport: HttpTransport;
  readonly secrets: Pick<Secrets, 'get'>;
  readonly clock: Pick<Clock, 'wall'>;
  readonly timeoutMs?: number;
}

/** Of an answer, only whether and how it begins matters. */
const MOST_ANSWER_BYTES = 16_000;

/** The way out to addresses that others enter: https, public addresses, no redirects, short answers. */
export function endpointTransport(allowLoopback: boolean): HttpTransport {
  return httpTransport({ allowLoopback, mostBytes: MOST_ANSWER_BYTES, whenLonger: 'cut' });
}

/**
 * Sends events to endpoints as Standard Webhooks: signed with every active secret (`v1`, `v1a`),
 * fenced per endpoint and merchant. Secrets are looked up again after 30 seconds.
 */
export function webhookSender({
  transport,
  secrets,
  clock,
  timeoutMs = TIMEOUT_MS,
}: WebhookSenderParts): Webhooks {
  const fences = new EndpointFences();
  const secretsOf = remembered((name) => secrets.get(name), { clock, seconds: REMEMBERED_SECONDS });
  const now = (): number => Date.parse(clock.wall());

  async function tryOnce(
    endpoint: Endpoint,
    { eventId, body }: Parameters<Webhooks['send']>[1],
  ): Promise<SendResult> {
    const started = now();
    const keys = activeSecrets(endpoint, await secretsOf(secretNameOf(endpoint)), clock.wall());
    if (keys.length === 0)
      return { kind: 'failed', reason: 'no secret to sign with', milliseconds: 0 };
    const bytes = Buffer.from(body);
    const timestamp = Math.floor(started / 1_000);
    const signed = signWebhook({ id: eventId, timestamp, body: bytes }, keys);
    const answer = await transport({
      method: 'POST',
      url: endpoint.url,
      headers: { 'content-type': 'application/json', 'user-agent': 'Bondway-Webhooks', ...signed },
      body: bytes,
      timeoutMs,
    });
    return resultOf(answer, now() - started, clock.wall());
  }

  return {
    write: writeEvent,
    async send(endpoint, event) {
      const { endpointId, merchantId } = endpoint;
      const passage = fences.enter(endpointId, merchantId, now());
      if (passage.kind === 'busy') return passage;
      if (passage.kind === 'pause') {
        const { reason, waitMs } = passage;
        return { kind: 'held-back', reason, waitSeconds: Math.ceil(waitMs / 1_000) };
      }
      let outcome: { readonly status: number; readonly retryAfterSeconds?: number } = { status: 0 };
      try {
        const result = await tryOnce(endpoint, event);
        if (result.kind === 'answered') outcome = result;
        return result;
      } finally {
        fences.leave(endpointId, merchantId, outcome, now());
      }
    },
  };
}

/** A channel is told with all of its secrets; an endpoint with its newest, and while it rotates with those before. */
function activeSecrets(
  { endpointId, overlapUntil }: Endpoint,
  all: readonly string[],
  wall: Instant,
): readonly string[] {
  // What only verifies, a channel's public key, signs nothing.
  const signing = all.filter((secret) => !secret.startsWith('whpk_'));
  const rotates = overlapUntil !== undefined && wall < overlapUntil;
  return rotates || toldChannelId(endpointId) !== undefined
    ? signing
    : signing.slice(0, SECRETS_PER_SET);
}

function resultOf(answer: HttpAnswer, milliseconds: number, wall: Instant): SendResult {
  if (answer.kind === 'failed') return { kind: 'failed', reason: answer.reason, milliseconds };
  const { status, headers, body } = answer;
  return {
    kind: 'answered',
    status,
    retryAfterSeconds: retryAfter(headers['retry-after'], wall),
    excerpt: responseExcerpt(body),
    milliseconds,
  };
}
