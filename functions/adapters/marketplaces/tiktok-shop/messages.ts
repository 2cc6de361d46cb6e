import * as z from 'zod/mini';

/** An answer that says no more than that it was done. */
export const nothing = z.object({});

/** Carriers of a delivery option. */
export const shippingProviders = z.object({
  shipping_providers: z._default(z.array(z.object({ id: z.string(), name: z.string() })), []),
});

/** Cancellations of an order, whoever asked. */
export const cancellations = z.object({
  cancellations: z._default(
    z.array(z.object({ cancel_id: z.string(), cancel_status: z.string() })),
    [],
  ),
});

/** Why a seller may say no to one; `name` is what is sent. weak: names of fields as in SDKs. */
export const rejectReasons = z.object({
  reasons: z._default(
    z.array(z.object({ name: z.string(), text: z._default(z.string(), '') })),
    [],
  ),
});
