import * as z from 'zod/mini';
import { wireDigits } from '../wire-values.ts';

const code = z.pipe(
  z.nullish(z.union([z.string(), z.int()])),
  z.transform((value) => String(value ?? '0')),
);

/** Who may bring an order: `platform_default` 1 leaves the choice to Lazada. */
export const shipmentProviders = z.object({
  platform_default: z.nullish(z.union([z.int(), z.string()])),
  shipping_allocate_type: z._default(z.string(), 'TFS'),
  shipment_providers: z._default(
    z.nullable(z.array(z.object({ name: z.string(), provider_code: z._default(z.string(), '') }))),
    [],
  ),
});

/** What became of each item; an `item_err_code` other than 0 is a refusal. */
export const packed = z.object({
  pack_order_list: z.array(
    z.object({
      order_item_list: z.array(
        z.object({
          order_item_id: wireDigits,
          item_err_code: code,
          msg: z.nullish(z.string()),
          package_id: z.nullish(z.string()),
        }),
      ),
    }),
  ),
});

/** What became of each package. */
export const packagesDone = z.object({
  packages: z._default(
    z.array(z.object({ package_id: z.string(), item_err_code: code, msg: z.nullish(z.string()) })),
    [],
  ),
});
