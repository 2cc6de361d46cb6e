import type { Instant } from '../../domain/instant.ts';
import type { Channel } from '../../ports/directory.ts';
import type { ChannelAnswer, Headers, InboundRequest, Verification } from '../../ports/inbound.ts';

/** What a scheme may need beside the bytes. */
export interface SchemeTerms {
  /** With its account, app key and registered address. */
  readonly channel: Channel;
  /** All that are active under `channels/<id>`, newest first, any of which may match. */
  readonly secrets: readonly string[];
  /** The machine's time. */
  readonly wall: Instant;
}

/** How one marketplace signs what it posts, and what it wants to hear. Light: receivers load it, and no schemas. */
export interface InboundScheme {
  /** Never throws for bad input. */
  readonly verify: (
    raw: Uint8Array,
    headers: Headers,
    terms: SchemeTerms,
  ) => Verification | Promise<Verification>;
  /** Answers what has no signature by design, such as a ping or a challenge. */
  readonly greet?: (
    request: InboundRequest,
    terms: SchemeTerms,
  ) => ChannelAnswer | undefined | Promise<ChannelAnswer | undefined>;
  readonly accepted: ChannelAnswer;
}

/** The schemes behind one receiver. */
export type Schemes = { readonly [Name in Channel['marketplace']]?: InboundScheme };

/** Why a request is refused, and how far its time was off. */
export function refused(reason: string, headerFound: boolean, skewSeconds?: number): Verification {
  return { valid: false, reason, headerFound, skewSeconds };
}

/** Above this a number counts milliseconds, below seconds. */
const LATEST_SECONDS = 100_000_000_000;
const ISO_8601 = /^\d{4}-\d{2}-\d{2}T[\d:.]{5,16}(?:Z|[+-]\d{2}:?\d{2})$/;

/**
 * The first of the moments that is one: ISO 8601 with its zone, or digits that count seconds or
 * milliseconds of Unix time. Marketplaces write them in either way.
 */
export function firstMoment(...moments: readonly string[]): Instant | undefined {
  const [found] = moments.map(millisecondsOf).filter((at) => !Number.isNaN(at));
  return found === undefined ? undefined : new Date(found).toISOString();
}

function millisecondsOf(moment: string): number {
  if (ISO_8601.test(moment)) return Date.parse(moment);
  if (!/^[1-9]\d{8,14}$/.test(moment)) return Number.NaN;
  return Number(moment) > LATEST_SECONDS ? Number(moment) : Number(moment) * 1_000;
}

/** Seconds from a moment to the machine's time; undefined for what is no moment. */
export function secondsSince(moment: string | number, wall: Instant): number | undefined {
  const at = typeof moment === 'number' ? moment : Date.parse(moment);
  return Number.isFinite(at) ? Math.round((Date.parse(wall) - at) / 1_000) : undefined;
}
