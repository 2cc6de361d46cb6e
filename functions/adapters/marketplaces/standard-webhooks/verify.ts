import { createHmac, verify as verifyBytes } from 'node:crypto';
import type { Instant } from '../../../domain/instant.ts';
import type { Headers, Verification } from '../../../ports/inbound.ts';
import { isSameText } from '../same-text.ts';
import { strictBase64 } from '../strict-base64.ts';
import { secretKey } from './secret-key.ts';

/** Seconds that a signature stays good, either way. Source: the libraries of Standard Webhooks. */
const TOLERANCE_SECONDS = 300;
/** More than any rotation needs: a bound on the work that a header can cause. */
const MOST_SIGNATURES = 10;

export interface SignatureTerms {
  /** All that are active, any of which may match. */
  readonly secrets: readonly string[];
  /** The machine's time. */
  readonly wall: Instant;
}

/**
 * Verifies `webhook-signature` over `id.timestamp.body`: `v1` against `whsec_…` or bare base64,
 * `v1a` against `whpk_…`; other versions are passed over. The topic stands in the body and is left
 * empty. Never throws. Source: Standard Webhooks 1.0.0.
 */
export function verifyWebhook(
  raw: Uint8Array,
  headers: Headers,
  { secrets, wall }: SignatureTerms,
): Verification {
  const id = headers['webhook-id'] ?? '';
  const timestamp = headers['webhook-timestamp'] ?? '';
  const signatures = headers['webhook-signature'] ?? '';
  const headerFound = signatures !== '';
  const invalid = (reason: string, skewSeconds?: number): Verification => ({
    valid: false,
    reason,
    headerFound,
    skewSeconds,
  });
  if (id === '' || timestamp === '' || !headerFound) return invalid('missing-header');
  if (!/^\d{1,11}$/.test(timestamp)) return invalid('bad-timestamp');
  const skewSeconds = Math.floor(Date.parse(wall) / 1_000) - Number(timestamp);
  if (skewSeconds > TOLERANCE_SECONDS) return invalid('too-old', skewSeconds);
  if (skewSeconds < -TOLERANCE_SECONDS) return invalid('too-new', skewSeconds);
  if (secrets.length === 0) return invalid('no-secret', skewSeconds);
  const given = signatures.split(' ', MOST_SIGNATURES);
  return secrets.some((secret) => isSignedWith(secret, `${id}.${timestamp}.`, raw, given))
    ? { valid: true, deliveryId: id, topic: '', skewSeconds }
    : invalid('no-match', skewSeconds);
}

function isSignedWith(
  secret: string,
  prefix: string,
  raw: Uint8Array,
  given: readonly string[],
): boolean {
  const found = secretKey(secret);
  if (found === undefined || found.kind === 'ed25519-private') return false;
  const { kind, key } = found;
  if (kind === 'hmac') {
    const mac = createHmac('sha256', key).update(prefix).update(raw).digest('base64');
    return given.some((signature) => isSameText(signature, `v1,${mac}`));
  }
  const content = Buffer.concat([Buffer.from(prefix), raw]);
  return given
    .filter((signature) => signature.startsWith('v1a,'))
    .map((signature) => strictBase64(signature.slice('v1a,'.length)))
    .some((signature) => signature !== undefined && verifyBytes(null, content, key, signature));
}
