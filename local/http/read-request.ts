import type { IncomingMessage } from 'node:http';
import type { HttpEvent } from '../../functions/runtime/http-event.ts';
import type { MatchedRoute } from './match-route.ts';

/**
 * Reads a body up to `limit` bytes. `undefined` when it is longer: reading stops there, so that
 * nobody makes the host hold more.
 */
export async function readBody(
  request: IncomingMessage,
  limit: number,
): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return undefined;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const part: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    bytes += part.length;
    if (bytes > limit) return undefined;
    chunks.push(part);
  }
  return Buffer.concat(chunks);
}

/** The API Gateway event of a request: the same shape as on AWS, the body always base64. */
export function httpEvent(
  request: IncomingMessage,
  url: URL,
  { route, parameters }: MatchedRoute,
  body: Buffer,
): HttpEvent {
  const method = request.method ?? 'GET';
  return {
    routeKey: `${route.method} ${route.path}`,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(',') : value,
      ]),
    ),
    pathParameters: parameters,
    body: body.toString('base64'),
    isBase64Encoded: true,
    requestContext: {
      http: { method, path: url.pathname, sourceIp: request.socket.remoteAddress ?? '' },
    },
  };
}
