import { createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Clock } from '../../../ports/clock.ts';
import type { Channel } from '../../../ports/directory.ts';
import type { Secrets } from '../../../ports/secrets.ts';
import { parseJson } from '../../../runtime/parse-json.ts';
import { accessTokens } from '../access-token.ts';
import type { AccessTokens } from '../access-token.ts';
import type { OutboundClient } from '../../http/outbound-client.ts';
import { applicationToken } from './token-requests.ts';

export interface EbayKeyParts {
  readonly outbound: OutboundClient;
  /** `clientId:clientSecret` of our application under `channels/<id>/api-key`. */
  readonly secrets: Pick<Secrets, 'get'>;
  readonly clock: Pick<Clock, 'wall'>;
}

/**
 * The public key of an id. `unknown`: eBay has no such key, so that nothing it signed is authentic.
 * Throws when eBay cannot be asked now: the sender is to repeat.
 */
export type EbayKeys = (channel: Channel, kid: string) => Promise<KeyObject | 'unknown'>;

/** eBay advises to keep keys for an hour. */
const KEPT_MS = 3_600_000;
/** Ids that eBay does not know are remembered for a shorter while: anybody can make them up. */
const UNKNOWN_KEPT_MS = 60_000;
/** Keys change rarely; ids that are made up must not fill the memory. */
const MOST_KEPT = 1_000;
const LIMITS = { mostBytes: 64_000 };

/** eBay's public keys, fetched with an application token and kept per site. Light: the receiver loads it. */
export function ebayKeys(parts: EbayKeyParts): EbayKeys {
  const { clock } = parts;
  const tokens = accessTokens(parts);
  const kept = new Map<string, { readonly key: KeyObject | 'unknown'; readonly until: number }>();
  return async (channel, kid) => {
    const name = `${channel.updatesUrl} ${kid}`;
    const now = Date.parse(clock.wall());
    const known = kept.get(name);
    if (known !== undefined && now < known.until) return known.key;
    const key = await fetchKey(parts, tokens, channel, kid);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(name, { key, until: now + (key === 'unknown' ? UNKNOWN_KEPT_MS : KEPT_MS) });
    return key;
  };
}

async function fetchKey(
  { outbound, secrets }: EbayKeyParts,
  tokens: AccessTokens,
  channel: Channel,
  kid: string,
): Promise<KeyObject | 'unknown'> {
  const granted = await tokens(`application of ${channel.channelId}`, () =>
    applicationToken(secrets, channel),
  );
  if (granted.kind !== 'ok') throw new Error(`no eBay key: ${granted.reason}`);
  const base = channel.updatesUrl.replace(/\/$/, '');
  const outcome = await outbound.send(`channel:${channel.channelId}`, {
    method: 'GET',
    url: `${base}/commerce/notification/v1/public_key/${encodeURIComponent(kid)}`,
    headers: { authorization: `Bearer ${granted.token}`, accept: 'application/json' },
  });
  if (outcome.kind === 'refused') return 'unknown';
  if (outcome.kind === 'transient') throw new Error(`no eBay key: ${outcome.reason}`);
  const key = keyOf(outcome.body);
  if (key === undefined) throw new Error('no eBay key: unreadable answer');
  return key;
}

/** The key comes as a PEM on one line: its base64 is what counts. */
function keyOf(body: Uint8Array): KeyObject | undefined {
  const parsed = parseJson(body, LIMITS);
  if (!parsed.ok || typeof parsed.value !== 'object' || parsed.value === null) return undefined;
  const { key }: { readonly key?: unknown } = parsed.value;
  if (typeof key !== 'string') return undefined;
  const base64 = key.replace(/-----(?:BEGIN|END) PUBLIC KEY-----/g, '').replace(/\s/g, '');
  try {
    const der = Buffer.from(base64, 'base64');
    return createPublicKey({ key: der, format: 'der', type: 'spki' });
  } catch {
    return undefined;
  }
}
