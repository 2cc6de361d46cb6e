import type { HttpHandler } from '../../../functions/runtime/http-event.ts';
import { matchRoute } from '../../../local/http/match-route.ts';

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** With its query, if any. */
  readonly path: string;
  /** Sent as JSON; a string or bytes as they are. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer<Body = unknown> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The body as the test expects it; undefined unless it is JSON. */
  readonly json: Body;
}

/** Calls a handler the way the hosts do: by the contract's route, the body as base64 of its bytes. */
export async function call<Body>(
  handler: HttpHandler,
  { method, path, body, headers = {} }: Call,
): Promise<Answer<Body>> {
  const url = new URL(path, 'http://127.0.0.1');
  const matched = matchRoute(method, url.pathname);
  if (matched === undefined || !('route' in matched)) throw new Error(`no route ${method} ${path}`);
  const { route, parameters } = matched;
  const response = await handler({
    routeKey: `${route.method} ${route.path}`,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers,
    pathParameters: parameters,
    body: bytesOf(body).toString('base64'),
    isBase64Encoded: true,
    requestContext: {
      http: { method, path: url.pathname, sourceIp: '127.0.0.1' },
      authorizer: { jwt: { claims: { sub: 'li.na' } } },
    },
  });
  const text = response.body ?? '';
  const isJson = (response.headers?.['content-type'] ?? '').includes('json');
  return {
    status: response.statusCode,
    headers: response.headers ?? {},
    text,
    json: (isJson ? JSON.parse(text) : undefined) as Body,
  };
}

function bytesOf(body: unknown): Buffer {
  if (body === undefined) return Buffer.alloc(0);
  if (typeof body === 'string') return Buffer.from(body);
  return Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
}
