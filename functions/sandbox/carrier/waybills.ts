import { z } from 'zod';

/** A waybill of a carrier. */
export const waybillSchema = z.object({
  waybillNumber: z.string(),
  carrierId: z.string(),
  consignmentId: z.string(),
  orderNumber: z.string(),
  direction: z.enum(['import', 'export']),
  country: z.string(),
  city: z.string(),
  state: z.enum(['drawn', 'collected', 'voided']),
  /** Customs that the waybill was declared to. */
  customsId: z.string().optional(),
});
export type Waybill = Readonly<z.infer<typeof waybillSchema>>;
