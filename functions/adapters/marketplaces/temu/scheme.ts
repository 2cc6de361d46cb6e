import type { InboundScheme } from '../inbound-scheme.ts';
import { firstMoment, refused, secondsSince } from '../inbound-scheme.ts';
import { deliveryIdOf, envelopeOf, valueOf } from '../envelope.ts';
import type { Headers } from '../../../ports/inbound.ts';
import { isHexSignature } from '../hex-signature.ts';
import { openTemuEvent } from './open-event.ts';
import { signTemu } from './sign.ts';

/**
 * How old a message may be. Temu repeats over 27 h 42 min. weak: whether a repeat is stamped anew is
 * not published, so that the window covers the whole schedule; delivery ids catch replays within it.
 */
const LONGEST_AGE_SECONDS = 30 * 3_600;
const LONGEST_LEAD_SECONDS = 300;

/** The two ways in which Temu's guide signs its own examples. */
const VARIANTS = ['with x-tm-ext-param', 'without x-tm-ext-param'] as const;

interface Opened {
  readonly body: Uint8Array;
  readonly signedAs: (typeof VARIANTS)[number];
}

/**
 * Temu. The body is encrypted with the app secret and signed decrypted, together with app key, event
 * code and time; the verdict carries the decrypted body and which of two variants the signature was.
 */
export const temuScheme: InboundScheme = {
  verify: (raw, headers, { secrets, channel: { appKey, account }, wall }) => {
    const time = headers['x-tm-timestamp'] ?? '';
    const topic = headers['x-tm-event-code'] ?? '';
    const headerFound = (headers['x-tm-signature'] ?? '') !== '';
    if (!headerFound || topic === '') return refused('missing-header', headerFound);
    if (!/^\d{1,14}$/.test(time)) return refused('bad-timestamp', true);
    const skewSeconds = secondsSince(Number(time), wall) ?? 0;
    if (skewSeconds > LONGEST_AGE_SECONDS) return refused('too-old', true, skewSeconds);
    if (skewSeconds < -LONGEST_LEAD_SECONDS) return refused('too-new', true, skewSeconds);
    if (secrets.length === 0) return refused('no-secret', true, skewSeconds);
    if (appKey === undefined) return refused('no-app-key', true, skewSeconds);
    const opened = secrets
      .map((secret) => open(raw, headers, secret))
      .find((each) => each !== undefined);
    if (opened === undefined) return refused('no-match', true, skewSeconds);
    const event = envelopeOf(opened.body);
    const mall = valueOf(event, 'mallId');
    const isOther = headers['x-tm-app-key'] !== appKey || (mall !== '' && mall !== account);
    if (isOther) return refused('other-account', true, skewSeconds);
    // An address change tells no time of its own: two of them are told apart by when they came.
    const deliveryId = deliveryIdOf([topic, ...newsOf(event)], `${topic}.${time}`, opened.body);
    const [, , changedAt = ''] = newsOf(event);
    const occurredAt = firstMoment(changedAt, time);
    return { valid: true, deliveryId, topic, skewSeconds, occurredAt, ...opened };
  },
  // Only 200, and within 500 ms.
  accepted: { status: 200 },
};

function open(raw: Uint8Array, headers: Headers, secret: string): Opened | undefined {
  const body = openTemuEvent(raw, secret);
  if (body === undefined) return undefined;
  const signedAs = VARIANTS.find((variant) =>
    isHexSignature(headers['x-tm-signature'] ?? '', [secret], () =>
      signTemu(body, signedHeaders(headers, variant === 'with x-tm-ext-param'), secret),
    ),
  );
  return signedAs && { body, signedAs };
}

function signedHeaders(headers: Headers, isWithExtension: boolean) {
  return {
    'x-tm-app-key': headers['x-tm-app-key'] ?? '',
    'x-tm-event-code': headers['x-tm-event-code'] ?? '',
    'x-tm-ext-param': isWithExtension ? (headers['x-tm-ext-param'] ?? '') : undefined,
    'x-tm-timestamp': headers['x-tm-timestamp'] ?? '',
  };
}

/** What makes an event one: whose status changed to what, and when. */
function newsOf(event: ReturnType<typeof envelopeOf>): readonly string[] {
  const first = (...keys: readonly string[]) =>
    keys.map((key) => valueOf(event, key)).find((value) => value !== '') ?? '';
  return [
    first('orderSn', 'parentAfterSalesSn', 'parentOrderSn'),
    first('orderStatus', 'parentAfterSalesStatus'),
    first('updateTime', 'updateAt'),
  ];
}
