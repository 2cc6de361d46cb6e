import { hash } from 'node:crypto';
import { z } from 'zod';
import { json, Refused, refusal } from './http-message.ts';
import type { SandboxRequest, SandboxResponse } from './http-message.ts';
import type { RecordSets } from './records.ts';
import type { PathParameters, Route } from './routes.ts';

const answerSchema = z.object({ bodyHash: z.string(), status: z.number(), body: z.string() });

/** Makes an endpoint act once per idempotency key. */
export type ActOnce = (run: Route['run']) => Route['run'];

/**
 * What partners that act once per idempotency key remember: a repeat gets the first answer,
 * refusals too, and another body under a used key is 422. For POST below `/…/:partnerId/`.
 */
export function openActOnce(records: RecordSets): ActOnce {
  const answers = records('answer', answerSchema);
  return (run) => (request, parameter) => {
    const key = idempotencyKey(request);
    if (key === '') return json(400, { code: 'no-idempotency-key', message: 'a key is needed' });
    const id = `${parameter('partnerId')}/${key}`;
    const bodyHash = sha256(request.body);
    const earlier = answers.get(id);
    if (earlier !== undefined && earlier.bodyHash !== bodyHash) {
      return json(422, { code: 'key-reused', message: 'another body came under this key before' });
    }
    if (earlier !== undefined) return { status: earlier.status, body: earlier.body };
    const answer = refusalOr(run, request, parameter);
    answers.put(id, { bodyHash, ...answer });
    return answer;
  };
}

/** The key of a request: `Idempotency-Key`, bare or quoted, else its webhook id; empty without either. */
export function idempotencyKey({ headers }: SandboxRequest): string {
  return (headers['idempotency-key'] ?? headers['webhook-id'] ?? '').replace(/^"(.*)"$/, '$1');
}

/** SHA-256 of a body, hex. */
export function sha256(body: Uint8Array): string {
  return hash('sha256', body, 'hex');
}

function refusalOr(
  run: Route['run'],
  request: SandboxRequest,
  parameter: PathParameters,
): SandboxResponse {
  try {
    return run(request, parameter);
  } catch (error) {
    if (error instanceof Refused) return refusal(error);
    throw error;
  }
}
