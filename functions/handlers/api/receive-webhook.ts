import type { HttpHandler } from '../../runtime/http-event.ts';
import { problemResponse, rawBody } from '../../runtime/http-response.ts';
import { receiveDelivery } from '../../usecases/receive-delivery.ts';

/** Above this an order would not fit the queue once encoded. */
const MOST_BYTES = 700_000;

/**
 * `POST /webhooks/{channelId}`. Authentic: 2xx, always. Not authentic, or for no channel of ours:
 * a bare 401 that tells nothing. A fault while making it durable is a 5xx, so that the sender repeats.
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
    const channelId = event.pathParameters?.channelId ?? '';
    const received = await receiveDelivery(services, channelId, raw, event.headers);
    return received === 'accepted' ? { statusCode: 200 } : { statusCode: 401 };
  };
}
