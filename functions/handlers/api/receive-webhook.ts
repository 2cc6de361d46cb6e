import type { ChannelAnswer } from '../../ports/inbound.ts';
import type { HttpHandler, HttpResponse } from '../../runtime/http-event.ts';
import { problemResponse, rawBody } from '../../runtime/http-response.ts';
import { receiveDelivery } from '../../usecases/receive-delivery.ts';

/** Above this an order would not fit the queue once encoded. */
const MOST_BYTES = 700_000;

/**
 * `POST /webhooks/…/{channelId}`, and `GET` where a marketplace looks whether an address is ours.
 * Authentic: 2xx, always, as its channel wants it. Not authentic, or for no channel of ours: a bare
 * 401 that tells nothing. A fault while making it durable is a 5xx, so that the sender repeats.
 */
export function receiveWebhookHandler(
  services: Parameters<typeof receiveDelivery>[0],
): HttpHandler {
  return async (event) => {
    const raw = rawBody(event);
    if (raw.byteLength > MOST_BYTES) {
      return problemResponse({
        status: 413,
        code: 'body-too-large',
        title: 'Body too large',
        detail: `A delivery may have at most ${String(MOST_BYTES)} bytes.`,
      });
    }
    const received = await receiveDelivery(services, event.pathParameters?.channelId ?? '', {
      method: event.requestContext.http.method,
      query: event.rawQueryString,
      headers: event.headers,
      raw,
    });
    return 'answer' in received ? response(received.answer) : { statusCode: 401 };
  };
}

function response({ status, json }: ChannelAnswer): HttpResponse {
  if (json === undefined) return { statusCode: status };
  return {
    statusCode: status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(json),
  };
}
