import { verify as verifyBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type {
  ChannelAnswer,
  Headers,
  InboundRequest,
  Verification,
} from '../../../ports/inbound.ts';
import type { Secrets } from '../../../ports/secrets.ts';
import { parseJson } from '../../../runtime/parse-json.ts';
import { firstMoment, refused, secondsSince } from '../inbound-scheme.ts';
import type { InboundScheme, SchemeTerms } from '../inbound-scheme.ts';
import { strictBase64 } from '../strict-base64.ts';
import type { EbayKeys } from './public-keys.ts';
import { challengeResponse } from './sign.ts';

export interface EbaySchemeParts {
  readonly keys: EbayKeys;
  /** The verification token that is registered with our address, under `channels/<id>/verification-token`. */
  readonly secrets: Pick<Secrets, 'get'>;
}

/** Digests that a header may name. */
const DIGESTS: { readonly [name: string]: string } = {
  SHA1: 'sha1',
  'SHA-1': 'sha1',
  SHA256: 'sha256',
  'SHA-256': 'sha256',
};
const KID = /^[\w-]{1,100}$/;
const HEADER_LIMITS = { mostBytes: 2_000, deepest: 2 };
const BODY_LIMITS = { mostBytes: 700_000 };

/**
 * eBay: ECDSA over the raw body with a key of eBay's own, named in the header and fetched once an
 * hour. The body's envelope holds notification id, topic and moments; nothing is signed but the
 * body, so there is no replay window, and the id tells repeats. Source: eBay
 * event-notification-nodejs-sdk; its 412 for a bad signature is a habit of the SDK, any other than
 * 2xx counts as failed.
 */
export function ebayScheme({ keys, secrets }: EbaySchemeParts): InboundScheme {
  return {
    verify: (raw, headers, terms) => verify(keys, raw, headers, terms),
    greet: (request, terms) => challenge(secrets, request, terms),
    accepted: { status: 204 },
  };
}

async function verify(
  keys: EbayKeys,
  raw: Uint8Array,
  headers: Headers,
  { channel, wall }: SchemeTerms,
): Promise<Verification> {
  const given = headers['x-ebay-signature'] ?? '';
  const headerFound = given !== '';
  if (!headerFound) return refused('missing-header', headerFound);
  const read = signatureOf(given);
  if (read === undefined) return refused('bad-header', headerFound);
  const key = await keys(channel, read.kid);
  if (key === 'unknown') return refused('unknown-key', headerFound);
  if (!isSigned(raw, read.digest, key, read.signature)) return refused('no-match', headerFound);
  return { valid: true, ...envelopeOf(raw, wall) };
}

interface Signature {
  readonly kid: string;
  readonly digest: string;
  readonly signature: Buffer;
}

/** Base64 has several spellings of the same bytes; here another spelling is another signature. */
function signatureOf(header: string): Signature | undefined {
  const bytes = strictBase64(header);
  const parsed = bytes && parseJson(bytes, HEADER_LIMITS);
  if (parsed?.ok !== true || typeof parsed.value !== 'object' || parsed.value === null) {
    return undefined;
  }
  const { kid, digest, signature, alg }: { readonly [name: string]: unknown } = {
    ...parsed.value,
  };
  if (typeof kid !== 'string' || typeof digest !== 'string' || typeof signature !== 'string') {
    return undefined;
  }
  const hash = DIGESTS[digest];
  const der = strictBase64(signature);
  if (alg !== 'ecdsa' || !KID.test(kid) || hash === undefined || der === undefined)
    return undefined;
  return { kid, digest: hash, signature: der };
}

function isSigned(raw: Uint8Array, digest: string, key: KeyObject, signature: Buffer): boolean {
  try {
    return verifyBytes(digest, raw, key, signature);
  } catch {
    // Not a key that signs this way.
    return false;
  }
}

interface Envelope {
  readonly deliveryId: string;
  readonly topic: string;
  readonly skewSeconds?: number;
  readonly occurredAt?: string;
}

/** What the verified body says of itself; empty where it says nothing. */
function envelopeOf(raw: Uint8Array, wall: string): Envelope {
  const parsed = parseJson(raw, BODY_LIMITS);
  const body = parsed.ok ? objectAt(parsed.value) : {};
  const [metadata, notification] = [objectAt(body['metadata']), objectAt(body['notification'])];
  return {
    deliveryId: textAt(notification['notificationId']),
    topic: textAt(metadata['topic']),
    skewSeconds: secondsSince(textAt(notification['publishDate']), wall),
    occurredAt: firstMoment(textAt(notification['eventDate']), textAt(notification['publishDate'])),
  };
}

function objectAt(value: unknown): { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

const LONGEST = 200;

function textAt(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, LONGEST) : '';
}

/** `GET ?challenge_code=…`: eBay asks whether the address is ours before it uses it. */
async function challenge(
  secrets: Pick<Secrets, 'get'>,
  { method, query }: InboundRequest,
  { channel }: SchemeTerms,
): Promise<ChannelAnswer | undefined> {
  if (method !== 'GET') return undefined;
  const code = new URLSearchParams(query).get('challenge_code');
  const [token] = await secrets.get(`channels/${channel.channelId}/verification-token`);
  if (code === null || token === undefined || channel.registeredUrl === undefined) return undefined;
  const answer = challengeResponse(code, token, channel.registeredUrl);
  return { status: 200, json: { challengeResponse: answer } };
}
