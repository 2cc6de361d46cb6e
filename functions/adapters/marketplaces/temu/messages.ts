import * as z from 'zod/mini';
import { wireDigits } from '../wire-values.ts';

/** An answer that says no more than that it was done. */
export const nothing = z.object({});

/** Orders of `bg.order.list.v2.get`, whatever shape they have. */
export const orderList = z.object({ pageItems: z._default(z.nullable(z.array(z.unknown())), []) });

/** Carriers that ship to a region. */
export const logisticsCompanies = z.array(
  z.object({
    logisticsServiceProviderId: wireDigits,
    logisticsServiceProviderName: z._default(z.nullable(z.string()), ''),
    logisticsBrandName: z._default(z.nullable(z.string()), ''),
  }),
);
