import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

const PREFIX = 'whsec_';
const TOLERANCE_SECONDS = 300;

/**
 * Headers for `body` under id `id`, at `wall` milliseconds. The partners' own, as the check below:
 * a mistake in how Bondway signs or checks is not theirs too.
 *
 * Source: Standard Webhooks 1.0.0
 */
export function signStandardWebhook(
  secret: string,
  id: string,
  wall: number,
  body: string,
): { readonly [name: string]: string } {
  const timestamp = String(Math.floor(wall / 1000));
  const mac = createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`, 'utf8');
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${mac.digest('base64')}`,
  };
}

/**
 * Whether one of the secrets signed this body, no more than five minutes from `wall` milliseconds.
 * Any of several signatures may fit; versions other than v1 are passed over.
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
