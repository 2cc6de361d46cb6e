import type { HttpHandler } from '../../runtime/http-event.ts';
import { jsonResponse } from '../../runtime/http-response.ts';

/** `GET /healthz`: the host is up and takes requests. */
export function healthHandler(): HttpHandler {
  return () => Promise.resolve(jsonResponse(200, { status: 'ok' }));
}
