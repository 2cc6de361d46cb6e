import * as z from 'zod/mini';

// What the Selling Partner API takes and answers, as far as we use it. Sources: Orders 2026-01-01
// (reading) and Orders v0 (`confirmShipment`), amzn/selling-partner-api-models.

export const ORDERS_PATH = '/orders/2026-01-01/orders';

/** Where parcels of an order are confirmed: reading has moved on to 2026-01-01, this has not. */
export function confirmationPath(orderId: string): string {
  return `/orders/v0/orders/${encodeURIComponent(orderId)}/shipmentConfirmation`;
}

/** The packages that Amazon has of an order. */
export const packagesOfOrder = z.object({
  order: z.object({
    packages: z.nullish(z.array(z.object({ trackingNumber: z.nullish(z.string()) }))),
  }),
});

/** `POST …/shipmentConfirmation`: one per package; 204 without a body. */
export const shipmentConfirmation = z.object({
  marketplaceId: z.string(),
  packageDetail: z.object({
    /** A positive number that stands for the package within its order. */
    packageReferenceId: z.string().check(z.regex(/^[1-9]\d*$/)),
    carrierCode: z.string(),
    /** Only for the code `Other`. */
    carrierName: z.optional(z.string()),
    trackingNumber: z.string(),
    shipDate: z.iso.datetime(),
    orderItems: z.array(
      z.object({ orderItemId: z.string(), quantity: z.int().check(z.positive()) }),
    ),
  }),
});
