import type { HttpResponse } from '../../../runtime/http-event.ts';

/** A stored message, as text that no browser runs. */
export function storedMessage(body: string, contentType: string): HttpResponse {
  return {
    statusCode: 200,
    headers: {
      'content-type': contentType,
      'cache-control': 'no-store',
      // It came from outside: whatever it says, no browser may run any of it.
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    },
    body,
  };
}
