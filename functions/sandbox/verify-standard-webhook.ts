import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

const PREFIX = 'whsec_';
const TOLERANCE_SECONDS = 300;

/**
 * Whether one of the secrets signed this body, no more than five minutes from `wall` milliseconds.
 * Any of several signatures may fit; versions other than v1 are passed over. The partners' own
 * check: signing is shared with Bondway, checking is not.
 *
 * Source: Standard Webhooks 1.0.0
 */
export function verifiesStandardWebhook(
  secrets: readonly string[],
  headers: { readonly [name: string]: string | undefined },
  body: Uint8Array,
  wall: number,
): boolean {
  const id = headers['webhook-id'];
  const timestamp = headers['webhook-timestamp'] ?? '';
  if (id === undefined || !/^\d{1,15}$/.test(timestamp)) return false;
  if (Math.abs(wall / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const given = (headers['webhook-signature'] ?? '')
    .split(' ')
    .filter((signature) => signature.startsWith('v1,'))
    .map((signature) => Buffer.from(signature.slice(3), 'base64'));
  return secrets
    .map((secret) => createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.`))
    .map((mac) => mac.update(body).digest())
    .some((expected) =>
      given.some((each) => each.length === expected.length && timingSafeEqual(each, expected)),
    );
}

/** Keys by secret: preparing one costs more than using it. There are as many as configured secrets. */
const KEYS = new Map<string, KeyObject>();

function keyOf(secret: string): KeyObject {
  const known = KEYS.get(secret);
  if (known !== undefined) return known;
  const base64 = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret;
  const key = createSecretKey(base64, 'base64');
  KEYS.set(secret, key);
  return key;
}
