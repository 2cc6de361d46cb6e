import type { Clock } from '../../ports/clock.ts';
import { parseJson } from '../../runtime/parse-json.ts';
import type { OutboundClient } from '../http/outbound-client.ts';

/** How a token is asked for: OAuth 2.0's form, and whom the credentials belong to. */
export interface TokenRequest {
  readonly peer: string;
  readonly url: string;
  readonly headers?: { readonly [name: string]: string };
  readonly form: { readonly [name: string]: string };
}

export type TokenAnswer =
  | { readonly kind: 'ok'; readonly token: string }
  | { readonly kind: 'transient'; readonly reason: string; readonly retryAfterSeconds?: number };

/** Access tokens by what they are for, kept until a minute before they end. */
export type AccessTokens = (
  key: string,
  request: () => Promise<TokenRequest | undefined>,
) => Promise<TokenAnswer>;

/** Seconds before its end that a token is not used any more: a call may take a while. */
const SPARE_SECONDS = 60;
/** So long an issuer's no is taken for its answer: credentials that ended do not mend with each call. */
const REFUSED_SECONDS = 60;
/** More accounts than one process serves in an hour: a bound, not a tuning. */
const MOST_KEPT = 10_000;
const LIMITS = { mostBytes: 64_000 };

/**
 * OAuth 2.0 access tokens (RFC 6749). Whoever wants one while it is asked for waits for the same
 * answer: a token is had once, however many calls begin with it. One that is refused is asked for
 * again after a minute, whoever wants it: an issuer counts its refusals, too. Light: a receiver loads it, and no
 * schemas.
 */
export function accessTokens({
  outbound,
  clock,
}: {
  readonly outbound: OutboundClient;
  readonly clock: Pick<Clock, 'wall'>;
}): AccessTokens {
  const kept = new Map<string, { readonly token: string; readonly until: number }>();
  const refusals = new Map<string, { readonly reason: string; readonly until: number }>();
  const underWay = new Map<string, Promise<TokenAnswer>>();
  const ask = async (key: string, request: Parameters<AccessTokens>[1]): Promise<TokenAnswer> => {
    const now = Date.parse(clock.wall());
    const wanted = await request();
    if (wanted === undefined) return { kind: 'transient', reason: `no credentials for ${key}` };
    const outcome = await outbound.send(wanted.peer, {
      method: 'POST',
      url: wanted.url,
      headers: { ...wanted.headers, 'content-type': 'application/x-www-form-urlencoded' },
      body: Buffer.from(new URLSearchParams(wanted.form).toString()),
    });
    if (outcome.kind === 'transient') return outcome;
    if (outcome.kind === 'refused') {
      const reason = `no access token: ${outcome.code}`;
      if (refusals.size >= MOST_KEPT) refusals.clear();
      refusals.set(key, { reason, until: now + REFUSED_SECONDS * 1_000 });
      return { kind: 'transient', reason, retryAfterSeconds: REFUSED_SECONDS };
    }
    const granted = grantOf(outcome.body);
    if (granted === undefined) return { kind: 'transient', reason: 'unreadable access token' };
    if (kept.size >= MOST_KEPT) kept.clear();
    const { token, seconds } = granted;
    kept.set(key, { token, until: now + (seconds - SPARE_SECONDS) * 1_000 });
    return { kind: 'ok', token };
  };
  return (key, request) => {
    const known = kept.get(key);
    if (known !== undefined && Date.parse(clock.wall()) < known.until) {
      return Promise.resolve({ kind: 'ok', token: known.token });
    }
    const refused = refusals.get(key);
    const leftMs = (refused?.until ?? 0) - Date.parse(clock.wall());
    if (refused !== undefined && leftMs > 0) {
      const retryAfterSeconds = Math.ceil(leftMs / 1_000);
      return Promise.resolve({ kind: 'transient', reason: refused.reason, retryAfterSeconds });
    }
    const waiting = underWay.get(key);
    if (waiting !== undefined) return waiting;
    const asked = ask(key, request).finally(() => underWay.delete(key));
    underWay.set(key, asked);
    return asked;
  };
}

function grantOf(
  body: Uint8Array,
): { readonly token: string; readonly seconds: number } | undefined {
  const parsed = parseJson(body, LIMITS);
  if (!parsed.ok || typeof parsed.value !== 'object' || parsed.value === null) return undefined;
  const grant: { readonly access_token?: unknown; readonly expires_in?: unknown } = parsed.value;
  const { access_token: token, expires_in: seconds } = grant;
  return typeof token === 'string' && token !== '' && typeof seconds === 'number'
    ? { token, seconds }
    : undefined;
}
