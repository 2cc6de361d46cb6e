import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { signWebhook } from '../../functions/adapters/marketplaces/standard-webhooks/sign.ts';
import type { WebhookHeaders } from '../../functions/adapters/marketplaces/standard-webhooks/sign.ts';

/** What a file of `examples/` posts, and what it is changed to where it is. */
export function exampleOf(name: string): { readonly order: object; readonly changed?: object } {
  const file = join(import.meta.dirname, `../../examples/${name}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as ReturnType<typeof exampleOf>;
}

/** An order of `examples/`, as its channel posts it. */
export function exampleOrder(name: string): object {
  return exampleOf(name).order;
}

/** Body of a canonical delivery. */
export function canonicalBody(order: object, type = 'order.paid'): string {
  return JSON.stringify({ type, timestamp: '2026-11-23T10:01:00.000Z', data: { order } });
}

/** Headers of a delivery that is signed now. */
export function signedHeaders(
  secrets: readonly string[],
  deliveryId: string,
  body: string,
): WebhookHeaders {
  const timestamp = Math.floor(Date.now() / 1_000);
  return signWebhook({ id: deliveryId, timestamp, body: Buffer.from(body) }, secrets);
}
