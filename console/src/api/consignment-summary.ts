import * as z from 'zod/mini';

/** Where a consignment is, in the order of its life. */
export const STATUSES = [
  'accepted',
  'dispatching',
  'declaring',
  'handing-off',
  'in-transit',
  'held',
  'needs-operator',
  'unwinding',
  'delivered',
  'cancelled',
  'returned',
  'written-off',
] as const;

/** One status of a consignment. */
export type ConsignmentStatus = (typeof STATUSES)[number];

/** One row of a listing: what is needed to recognise a consignment and to see how it fares. */
export const consignmentSummarySchema = z.object({
  consignmentId: z.string(),
  orderId: z.string(),
  orderNumber: z.string(),
  displayNumber: z.string(),
  channelId: z.string(),
  mode: z.string(),
  modeTitle: z.string(),
  status: z.enum(STATUSES),
  stage: z.optional(z.string()),
  warehouseId: z.string(),
  country: z.string(),
  waybillNumber: z.optional(z.string()),
  createdAt: z.string(),
  updatedAt: z.string(),
  hold: z.optional(z.object({ reason: z.string(), message: z.string(), since: z.string() })),
});

export type ConsignmentSummary = z.infer<typeof consignmentSummarySchema>;
