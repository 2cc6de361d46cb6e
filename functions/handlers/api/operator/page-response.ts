import type { HttpEvent, HttpResponse } from '../../../runtime/http-event.ts';
import { jsonResponse } from '../../../runtime/http-response.ts';

/** One page of a listing; where another follows, its cursor in the body and its address as a link (RFC 8288). */
export function pageResponse(
  event: HttpEvent,
  items: readonly unknown[],
  nextCursor: string | undefined,
): HttpResponse {
  if (nextCursor === undefined) return jsonResponse(200, { items });
  const query = new URLSearchParams(event.rawQueryString);
  query.set('cursor', nextCursor);
  const link = `<${event.rawPath}?${query.toString()}>; rel="next"`;
  return jsonResponse(200, { items, nextCursor }, { link });
}
