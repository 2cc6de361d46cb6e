import type { HttpHandler, HttpResponse } from '../../runtime/http-event.ts';
import { apiDocument } from './docs/api-document.ts';
import { apiPage, PAGE_POLICY } from './docs/api-page.ts';
import { notFound } from './operator/problems.ts';

/**
 * `GET /v1/openapi.json` and `GET /docs`: the description of the API, generated when the host was
 * built, for programs and as a page. Both are open: they say nothing that the sources do not.
 *
 * @param read called once, when somebody first asks
 */
export function apiDocsHandler(read: () => unknown): HttpHandler {
  let json: HttpResponse | undefined;
  let page: HttpResponse | undefined;
  return async ({ routeKey }) => {
    switch (routeKey) {
      case 'GET /v1/openapi.json':
        return (json ??= sent('application/json', JSON.stringify(read())));
      case 'GET /docs':
        return (page ??= sent('text/html; charset=utf-8', apiPage(apiDocument.parse(read()))));
      default:
        return notFound('route of this name');
    }
  };
}

function sent(type: string, body: string): HttpResponse {
  const headers = {
    'content-type': type,
    'cache-control': 'no-cache',
    'content-security-policy': PAGE_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  };
  return { statusCode: 200, headers, body };
}
