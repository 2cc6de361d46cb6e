import { createHash } from 'node:crypto';
import type {
  ChannelAnswer,
  Headers,
  InboundRequest,
  Verification,
} from '../../../ports/inbound.ts';
import { envelopeOf, valueOf } from '../envelope.ts';
import { firstMoment, refused } from '../inbound-scheme.ts';
import type { InboundScheme, SchemeTerms } from '../inbound-scheme.ts';
import { isSameText } from '../same-text.ts';
import { signWooCommerce } from './sign.ts';

const OK: ChannelAnswer = { status: 200 };

/**
 * WooCommerce stores. Only the body is signed: topic and webhook id are the store's word. There is
 * no time in it and no retry after it: a delivery that fails is lost. Its own delivery id is a hash
 * of the webhook and the second, which two orders may share, so the body's hash stands in the key.
 * Source: woocommerce, `class-wc-webhook.php`.
 */
export const wooCommerceScheme: InboundScheme = { verify, greet, accepted: OK };

function verify(raw: Uint8Array, headers: Headers, { secrets }: SchemeTerms): Verification {
  const given = headers['x-wc-webhook-signature'] ?? '';
  const topic = headers['x-wc-webhook-topic'] ?? '';
  const webhookId = headers['x-wc-webhook-id'] ?? '';
  const headerFound = given !== '';
  if (!headerFound || topic === '' || webhookId === '')
    return refused('missing-header', headerFound);
  if (secrets.length === 0) return refused('no-secret', headerFound);
  const isSigned = (secret: string): boolean =>
    secret !== '' && isSameText(given, signWooCommerce(raw, secret));
  if (!secrets.some(isSigned)) return refused('no-match', headerFound);
  const hash = createHash('sha256').update(raw).digest('hex');
  // The store's times have no zone; this one is UTC.
  const occurredAt = firstMoment(`${valueOf(envelopeOf(raw), 'date_modified_gmt')}Z`);
  return { valid: true, deliveryId: `${webhookId}:${topic}:${hash}`, topic, occurredAt };
}

const PING = /^webhook_id=\d{1,20}$/;
const LONGEST_PING = 40;

/** The unsigned form that a store posts when a webhook is saved; without a 200 it is not. */
function greet({ method, headers, raw }: InboundRequest): ChannelAnswer | undefined {
  if (method !== 'POST' || headers['x-wc-webhook-signature'] !== undefined) return undefined;
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
  if (!isForm || raw.byteLength > LONGEST_PING) return undefined;
  return PING.test(Buffer.from(raw).toString('latin1')) ? OK : undefined;
}
