import * as z from 'zod/mini';
import type { HttpEvent, HttpHandler, HttpResponse } from '../../runtime/http-event.ts';
import { jsonResponse, problemResponse, rawBody } from '../../runtime/http-response.ts';
import type { ProblemDetail } from '../../runtime/http-response.ts';
import { postOrder } from '../../usecases/post-order.ts';
import type { Posted } from '../../usecases/post-order.ts';
import { badRequest } from './operator/problems.ts';
import { readBody } from './operator/read-input.ts';

/** As much as any marketplace may send. */
const MOST_BYTES = 700_000;

/** The order itself is read by the reader of canonical orders. */
const body = z.object({ channelId: z.string().check(z.minLength(1)), order: z.unknown() });

/** A structured-field string (quoted) or a bare key, of printable characters. */
const KEY = /^"?([!#-~]{1,200})"?$/;

/**
 * `POST /v1/orders`: own clients post canonical orders and hear at once what becomes of them. An
 * Idempotency-Key makes a repeat safe: the same bytes under it get the same answer, others 422.
 */
export function ordersApiHandler(services: Parameters<typeof postOrder>[0]): HttpHandler {
  return async (event) => {
    const header = event.headers['idempotency-key'] ?? '';
    if (header.trim() === '') {
      return badRequest('idempotency-key-missing', 'Send an Idempotency-Key, new for each order.');
    }
    const idempotencyKey = KEY.exec(header.trim())?.[1];
    if (idempotencyKey === undefined) {
      const detail = 'An Idempotency-Key has 1 to 200 printable characters, no blanks or quotes.';
      return badRequest('idempotency-key-malformed', detail);
    }
    const read = readBody(body, event, MOST_BYTES);
    if (!read.ok) return read.response;
    return answer(await postOrder(services, postedOf(event, idempotencyKey, read.value)));
  };
}

function postedOf(event: HttpEvent, idempotencyKey: string, read: z.infer<typeof body>) {
  const { channelId, order } = read;
  return { channelId, order, idempotencyKey, raw: rawBody(event) };
}

function answer(posted: Posted): HttpResponse {
  switch (posted.kind) {
    case 'accepted': {
      const { orderId, status, consignmentIds } = posted.order;
      const location = `/v1/orders/${orderId}`;
      return jsonResponse(202, { orderId, status, consignmentIds }, { location });
    }
    case 'unknown-channel':
      return unprocessable('unknown-channel', 'There is no such channel for canonical orders.', [
        { pointer: '/channelId', detail: 'must be the id of a channel for canonical orders' },
      ]);
    case 'key-reused':
      return unprocessable(
        'idempotency-key-reused',
        'Another order came under this Idempotency-Key before: take a new key.',
      );
    case 'conflicting':
      return unprocessable(
        'order-conflict',
        'This version of the order is known with another content: send a later updatedAt.',
        [{ pointer: '/order/updatedAt', detail: 'must be later than before' }],
      );
    case 'refused': {
      const { code, message, pointer } = posted;
      return unprocessable(
        code,
        message,
        pointer === undefined ? undefined : [{ pointer, detail: message }],
      );
    }
  }
}

function unprocessable(
  code: string,
  detail: string,
  errors?: readonly ProblemDetail[],
): HttpResponse {
  return problemResponse({ status: 422, code, title: 'Order not taken', detail, errors });
}
