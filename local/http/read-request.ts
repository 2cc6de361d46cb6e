import type { IncomingMessage } from 'node:http';
import type { HttpEvent } from '../../functions/runtime/http-event.ts';
import type { MatchedRoute } from './match-route.ts';

/**
 * Reads a body of at most `limit` bytes. `undefined` when it is longer: nothing beyond the limit is
 * kept. What the client still sends is thrown away as it comes, until the request times out, so
 * that the client lives to read its answer.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const take = (chunk: Buffer): void => {
      bytes += chunk.length;
      if (bytes <= limit) return void chunks.push(chunk);
      request.off('data', take).resume();
      resolve(undefined);
    };
    request.on('data', take);
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', reject);
  });
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
