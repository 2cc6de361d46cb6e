import * as z from 'zod/mini';
import { operatorName } from '../session/operator-name.ts';
import { currentToken, forgetToken } from '../session/operator-token.ts';
import { ApiError, refusalOf, unreachable, unreadable } from './api-error.ts';

interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly body?: unknown;
  /** Version, or entity tag, that a command is about; the server refuses it with 412 when it has a newer one. */
  readonly ifMatch?: number | string;
  readonly signal?: AbortSignal;
}

/** Enough for every view that is polled at once, and for going back to a few. */
const REMEMBERED = 40;
/** What a header may hold, and the server takes as a name. */
const SENDABLE = /^[A-Za-z0-9][A-Za-z0-9._@-]{0,59}$/;
const remembered = new Map<string, { readonly etag: string; readonly body: unknown }>();

/**
 * Calls the operator API and parses the answer. A GET sends the ETag it knows, and 304 gives back
 * the body that was read before, so that polling moves no bytes while nothing changes.
 *
 * @throws ApiError always, and nothing else but an AbortError
 */
export async function request<Schema extends z.core.$ZodType>(
  schema: Schema,
  path: string,
  call: Call = {},
): Promise<z.output<Schema>> {
  return (await requestTagged(schema, path, call)).value;
}

/**
 * The same, with the entity tag of what was answered.
 *
 * @throws ApiError always, and nothing else but an AbortError
 */
export async function requestTagged<Schema extends z.core.$ZodType>(
  schema: Schema,
  path: string,
  call: Call = {},
): Promise<{ readonly value: z.output<Schema>; readonly etag?: string }> {
  const response = await send(path, call);
  const known = remembered.get(path);
  if (response.status === 304 && known !== undefined) {
    return { value: parse(schema, known.body), etag: known.etag };
  }
  const body: unknown = await response.json().catch(() => undefined);
  const etag = response.headers.get('etag') ?? undefined;
  if ((call.method ?? 'GET') === 'GET' && etag !== undefined) remember(path, etag, body);
  return { value: parse(schema, body), etag };
}

/** The raw text of an answer, and what it calls itself: document bodies, reports. */
export async function requestText(
  path: string,
  signal?: AbortSignal,
): Promise<{ readonly text: string; readonly contentType: string }> {
  const response = await send(path, { signal });
  return {
    text: await response.text(),
    contentType: response.headers.get('content-type') ?? 'text/plain',
  };
}

async function send(path: string, call: Call): Promise<Response> {
  const response = await fetch(path, {
    method: call.method ?? 'GET',
    headers: headersOf(path, call),
    body: call.body === undefined ? undefined : JSON.stringify(call.body),
    signal: call.signal,
    cache: 'no-store',
    credentials: 'omit',
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw unreachable();
  });
  if (response.ok || response.status === 304) return response;
  const refusal = await refusalOf(response);
  if (refusal.fault === 'token') {
    remembered.clear();
    forgetToken(true);
  }
  throw refusal;
}

function headersOf(path: string, { method = 'GET', body, ifMatch }: Call): Headers {
  const headers = new Headers({ accept: 'application/json' });
  const token = currentToken();
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  const name = operatorName();
  if (SENDABLE.test(name)) headers.set('bondway-operator', name);
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (ifMatch !== undefined)
    headers.set('if-match', typeof ifMatch === 'string' ? ifMatch : `"${ifMatch}"`);
  const known = remembered.get(path);
  if (method === 'GET' && known !== undefined) headers.set('if-none-match', known.etag);
  return headers;
}

function remember(path: string, etag: string, body: unknown): void {
  remembered.delete(path);
  remembered.set(path, { etag, body });
  const [oldest] = remembered.keys();
  if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest);
}

function parse<Schema extends z.core.$ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = z.safeParse(schema, body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw unreadable(issue === undefined ? 'its body' : issue.path.join('.') || 'its body');
}

/** True for errors that asking again will not mend. */
export function isFinal(error: unknown): boolean {
  return error instanceof ApiError && error.fault !== 'unreachable' && error.fault !== 'broken';
}
