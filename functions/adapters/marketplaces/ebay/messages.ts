import * as z from 'zod/mini';

// What the APIs take and answer, as far as we use them. Sources: developer.ebay.com, Fulfillment API
// v1; weak: Post-Order API v2, cancellations.

export const ORDER_PATH = '/sell/fulfillment/v1/order';
export const CANCELLATION_PATH = '/post-order/v2/cancellation';

/** `GET …/shipping_fulfillment`. */
export const shippingFulfillments = z.object({
  fulfillments: z._default(
    z.array(z.object({ shipmentTrackingNumber: z.nullish(z.string()) })),
    [],
  ),
});

/** `POST …/shipping_fulfillment`: one per package; 201 without a body. */
export const shippingFulfillmentCreate = z.object({
  lineItems: z.array(z.object({ lineItemId: z.string(), quantity: z.int().check(z.positive()) })),
  shippedDate: z.string(),
  shippingCarrierCode: z.string(),
  /** Letters and digits only. */
  trackingNumber: z.string().check(z.regex(/^[A-Za-z0-9]+$/)),
});

/** The part of an order that tells what its buyer asks for. */
export const cancelRequests = z.object({
  cancelStatus: z.nullish(
    z.object({
      cancelRequests: z._default(
        z.array(
          z.object({ cancelRequestId: z.string(), cancelRequestState: z.nullish(z.string()) }),
        ),
        [],
      ),
    }),
  ),
});

/** State of a request that the seller has not answered. */
export const REQUESTED = 'REQUESTED';

/** `POST …/cancellation/{id}/reject`. */
export const cancellationReject = z.object({
  shipmentDate: z.object({ value: z.string() }),
  trackingNumber: z.optional(z.string()),
});
