import type { HttpEvent, HttpResponse } from './http-event.ts';

/** One thing that is wrong with a request; `pointer` is a JSON Pointer fragment (RFC 6901), e.g. `#/lines/0/sku`. */
export interface ProblemDetail {
  readonly pointer: string;
  readonly detail: string;
}

/** A problem as RFC 9457 has it; `code` is stable and for programs. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail?: string;
  readonly errors?: readonly ProblemDetail[];
}

/** `application/problem+json` (RFC 9457). */
export function problemResponse(problem: Problem): HttpResponse {
  return {
    statusCode: problem.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
    body: JSON.stringify({ type: 'about:blank', ...problem }),
  };
}

/** JSON answer; nothing of the API is to be cached by others. */
export function jsonResponse(
  statusCode: number,
  body: unknown,
  headers: { readonly [name: string]: string } = {},
): HttpResponse {
  return {
    statusCode,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
    body: JSON.stringify(body),
  };
}

/** The exact bytes of the body; signatures are verified over these. */
export function rawBody(event: HttpEvent): Uint8Array {
  return Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
}

/** Who acts: the subject of the token. The embedded host's one token belongs to `operator`. */
export function actorOf(event: HttpEvent): string {
  const subject = event.requestContext.authorizer?.jwt?.claims.sub;
  return typeof subject === 'string' ? subject : 'operator';
}
