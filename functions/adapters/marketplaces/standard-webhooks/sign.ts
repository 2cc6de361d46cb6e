import { createHmac, sign as signBytes } from 'node:crypto';
import { secretKey } from './secret-key.ts';

/** The three headers of one attempt, ready to be sent. */
export interface WebhookHeaders {
  readonly 'webhook-id': string;
  readonly 'webhook-timestamp': string;
  readonly 'webhook-signature': string;
}

/** What is signed. `timestamp` is wall time in whole seconds, of this attempt. */
export interface WebhookToSign {
  readonly id: string;
  readonly timestamp: number;
  readonly body: Uint8Array;
}

/**
 * Signs `id.timestamp.body` with every secret (two while one rotates): `whsec_…` or bare base64
 * gives `v1` (HMAC-SHA-256), `whsk_…` gives `v1a` (Ed25519). Throws when a secret is none of these.
 * Source: Standard Webhooks 1.0.0.
 */
export function signWebhook(webhook: WebhookToSign, secrets: readonly string[]): WebhookHeaders {
  const { id, timestamp, body } = webhook;
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': secrets
      .map((secret) => signature(secret, `${id}.${String(timestamp)}.`, body))
      .join(' '),
  };
}

function signature(secret: string, prefix: string, body: Uint8Array): string {
  const found = secretKey(secret);
  if (found?.kind === 'hmac') {
    return `v1,${createHmac('sha256', found.key).update(prefix).update(body).digest('base64')}`;
  }
  if (found?.kind === 'ed25519-private') {
    const content = Buffer.concat([Buffer.from(prefix), body]);
    return `v1a,${signBytes(null, content, found.key).toString('base64')}`;
  }
  throw new Error('not a signing secret: whsec_… or whsk_… with base64 behind it is expected');
}
