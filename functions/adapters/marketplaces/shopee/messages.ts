import * as z from 'zod/mini';

/** An answer that says no more than that it was done. */
export const nothing = z.object({});

/** Which ways of shipping a package may take: a key per way. */
export const shippingParameter = z.object({
  info_needed: z.object({ non_integrated: z.nullish(z.array(z.string())) }),
});
