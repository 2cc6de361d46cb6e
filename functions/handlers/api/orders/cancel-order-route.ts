import * as z from 'zod/mini';
import type { HttpHandler, HttpResponse } from '../../../runtime/http-event.ts';
import { actorOf, jsonResponse, problemResponse } from '../../../runtime/http-response.ts';
import { cancelOrder } from '../../../usecases/cancel-order.ts';
import type { OrderCancelled } from '../../../usecases/cancel-order.ts';
import { failedPrecondition, seenVersions, versionChanged } from '../operator/preconditions.ts';
import { conflict, notFound } from '../operator/problems.ts';
import { readBody } from '../operator/read-input.ts';

const MOST_BYTES = 20_000;

/** Without `lines` the whole order. */
export const cancelOrderBody = z.object({
  reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  lines: z.optional(
    z
      .array(
        z.object({
          lineId: z.string().check(z.minLength(1), z.maxLength(60)),
          quantity: z.int().check(z.positive(), z.maximum(99_999)),
        }),
      )
      .check(z.minLength(1), z.maxLength(200)),
  ),
});

/** `POST /v1/orders/{orderId}/cancel`: whole, or quantities of its lines. */
export function cancelOrderRoute(services: Parameters<typeof cancelOrder>[0]): HttpHandler {
  return async (event) => {
    const read = readBody(cancelOrderBody, event, MOST_BYTES);
    if (!read.ok) return read.response;
    const { orderId = '' } = event.pathParameters ?? {};
    const order = await services.orders.order(orderId);
    if (order === undefined) return notFound('order of this id');
    const failed = failedPrecondition(event, order.version);
    if (failed !== undefined) return failed;
    const cancellation = { ...read.value, by: actorOf(event) };
    const seen = seenVersions(event);
    return answer(await cancelOrder(services, orderId, cancellation, seen), orderId);
  };
}

function answer(cancelled: OrderCancelled, orderId: string): HttpResponse {
  switch (cancelled.kind) {
    case 'accepted': {
      const { status, version } = cancelled.order;
      const location = `/v1/orders/${orderId}`;
      return jsonResponse(202, { orderId, status, version }, { location });
    }
    case 'too-late':
      return conflict('too-late', `Not cancelled: ${cancelled.reason}.`);
    case 'return':
      return conflict('parcel-left', `Not cancelled: ${cancelled.reason}.`);
    case 'unknown':
      return notFound('order of this id');
    case 'stale':
      return versionChanged();
    case 'wrong-quantity': {
      const pointer = `/lines/${String(cancelled.index)}`;
      const detail = 'must name a line of the order, once, and no more than it has of it';
      return problemResponse({
        status: 422,
        code: 'wrong-quantity',
        title: 'Not cancelled',
        detail: 'A quantity is not that of a line of the order.',
        errors: [{ pointer, detail }],
      });
    }
  }
}
