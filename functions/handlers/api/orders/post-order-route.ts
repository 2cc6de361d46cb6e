import * as z from 'zod/mini';
import type { HttpResponse } from '../../../runtime/http-event.ts';
import { jsonResponse, problemResponse, rawBody } from '../../../runtime/http-response.ts';
import type { ProblemDetail } from '../../../runtime/http-response.ts';
import { postOrder } from '../../../usecases/post-order.ts';
import type { Posted } from '../../../usecases/post-order.ts';
import type { KeyedHandler } from '../idempotent-route.ts';
import { readBody } from '../operator/read-input.ts';

/** As much as any marketplace may send. */
const MOST_BYTES = 700_000;

/** What own clients post; the order itself is read by the reader of canonical orders. */
export const postOrderBody = z.object({
  channelId: z.string().check(z.minLength(1)),
  order: z.unknown(),
});

/**
 * `POST /v1/orders`: own clients post canonical orders and hear at once what becomes of them. A
 * later version of an order that is known changes it, or is answered.
 */
export function postOrderRoute(services: Parameters<typeof postOrder>[0]): KeyedHandler {
  return async (event, idempotencyKey) => {
    const read = readBody(postOrderBody, event, MOST_BYTES);
    if (!read.ok) return read.response;
    const { channelId, order } = read.value;
    const posted = { channelId, order, idempotencyKey, raw: rawBody(event) };
    return answer(await postOrder(services, posted));
  };
}

function answer(posted: Posted): HttpResponse {
  switch (posted.kind) {
    case 'accepted': {
      const { orderId, status, consignmentIds } = posted.order;
      const location = `/v1/orders/${orderId}`;
      const { change } = posted;
      return jsonResponse(202, { orderId, status, consignmentIds, change }, { location });
    }
    case 'unknown-channel':
      return notTaken('unknown-channel', 'There is no such channel for canonical orders.', [
        { pointer: '/channelId', detail: 'must be the id of a channel for canonical orders' },
      ]);
    case 'disabled-channel':
      return problemResponse({
        status: 409,
        code: 'channel-disabled',
        title: 'Order not taken',
        detail: 'The channel is disabled: enable it, or post to another one.',
        errors: [{ pointer: '/channelId', detail: 'must be the id of a channel that is enabled' }],
      });
    case 'conflicting':
      return notTaken(
        'order-conflict',
        'This version of the order is known with another content: send a later updatedAt.',
        [{ pointer: '/order/updatedAt', detail: 'must be later than before' }],
      );
    case 'refused': {
      const { code, message, pointer } = posted;
      return notTaken(
        code,
        message,
        pointer === undefined ? undefined : [{ pointer, detail: message }],
      );
    }
  }
}

function notTaken(code: string, detail: string, errors?: readonly ProblemDetail[]): HttpResponse {
  return problemResponse({ status: 422, code, title: 'Order not taken', detail, errors });
}
