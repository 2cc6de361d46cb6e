import { z } from 'zod';

/** A waybill of a carrier. */
export const waybillSchema = z.object({
  waybillNumber: z.string(),
  carrierId: z.string(),
  consignmentId: z.string(),
  orderNumber: z.string(),
  direction: z.enum(['import', 'export', 'domestic']),
  country: z.string(),
  city: z.string(),
  state: z.enum(['drawn', 'collected', 'voided']),
  /** Left the country with its load: until then another load may take it on from the site. */
  departed: z.boolean().optional(),
  /** Customs that the waybill was declared to. */
  customsId: z.string().optional(),
  /** How often it was declared: what is declared again amends. */
  declarations: z.number().optional(),
  /** When its load arrived, and when customs released an imported parcel: business milliseconds. */
  arrivedAt: z.number().optional(),
  releasedAt: z.number().optional(),
});
export type Waybill = Readonly<z.infer<typeof waybillSchema>>;
