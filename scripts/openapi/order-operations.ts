import * as z from 'zod/mini';
import { canonicalOrder } from '../../functions/adapters/marketplaces/standard-webhooks/payload.ts';
import { pageQuery } from '../../functions/handlers/api/operator/listed-page.ts';
import { orderNumberQuery } from '../../functions/handlers/api/operator/order-routes.ts';
import { cancelOrderBody } from '../../functions/handlers/api/orders/cancel-order-route.ts';
import { postOrderBody } from '../../functions/handlers/api/orders/post-order-route.ts';
import { quoteBody } from '../../functions/handlers/api/quotes-api.ts';
import { KEY_TERMS } from '../../functions/ports/idempotency-keys.ts';
import type { Operation } from './operation.ts';

const HOURS = String(KEY_TERMS.keptSeconds / 3_600);

/** Routes of merchants' own clients. */
export const ORDER_OPERATIONS: { readonly [routeKey: string]: Operation } = {
  'POST /v1/orders': {
    tag: 'Orders',
    summary: 'Post an order, or a later version of one',
    description: `It counts as paid and is planned at once. Under the same Idempotency-Key the same bytes get the stored answer for ${HOURS} hours, other bytes 422, and 409 while the first request is under way. A later \`updatedAt\` of a known order changes it: what is planned is taken back and planned anew while it can be (\`underway\` until then); \`change\` says how it was answered.`,
    body: z.extend(postOrderBody, { order: canonicalOrder }),
    answers: { 202: 'PostedOrder' },
    keyed: true,
    problems: [422],
  },
  'GET /v1/orders': {
    tag: 'Orders',
    summary: 'List orders, newest first, or find one by its number at the channel',
    query: [pageQuery, orderNumberQuery],
    answers: { 200: 'OrderList' },
  },
  'GET /v1/orders/{orderId}': {
    tag: 'Orders',
    summary: 'Read an order with its lines, consignments and changes',
    answers: { 200: 'Order' },
    tagged: true,
  },
  'GET /v1/orders/{orderId}/tracking': {
    tag: 'Orders',
    summary: 'See where the parcels of an order are',
    answers: { 200: 'Tracking' },
  },
  'POST /v1/orders/{orderId}/cancel': {
    tag: 'Orders',
    summary: 'Cancel an order, whole or by quantities of its lines',
    description:
      'Whole: 202 while the parcel can be stopped, 409 `too-late` once it has left. In part: 202 while the order is not planned, or its parcels can be taken back, because a parcel is stopped as a whole: the order is then planned anew by what is left. Else 409 `too-late` or `parcel-left`.',
    body: cancelOrderBody,
    answers: { 202: 'CancelledOrder' },
    command: true,
    problems: [409, 422],
  },
  'POST /v1/quotes': {
    tag: 'Orders',
    summary: 'Ask what an order would cost at its door',
    description: 'Nothing is stored or reserved.',
    body: z.extend(quoteBody, { order: z.union([canonicalOrder, z.looseObject({})]) }),
    answers: { 200: 'Quote' },
    problems: [422],
  },
};
