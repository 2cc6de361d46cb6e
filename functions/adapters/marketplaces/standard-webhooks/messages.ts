import * as z from 'zod/mini';

const about = {
  channelOrderId: z.string(),
  displayNumber: z.string(),
  orderId: z.string(),
  consignmentId: z.string(),
};
const line = z.object({
  lineId: z.string(),
  sku: z.string(),
  quantity: z.int().check(z.positive()),
});
const tracking = z.object({ number: z.string(), carrier: z.string() });

const event = <Type extends string, Data extends z.core.$ZodShape>(type: Type, data: Data) =>
  z.object({
    type: z.literal(type),
    /** When it happened, business time. */
    timestamp: z.string(),
    data: z.object({ ...about, ...data }),
  });

/** The events that canonical senders are told, as Standard Webhooks bodies. */
export const canonicalEvent = z.discriminatedUnion('type', [
  event('order.accepted', {}),
  /** `pointers` name the fields that are missing or wrong. */
  event('order.held', { reason: z.string(), pointers: z.array(z.string()) }),
  event('consignment.shipped', { tracking, lines: z.array(line) }),
  event('consignment.delivered', { tracking, deliveredAt: z.string() }),
  event('order.cancelled', { reason: z.string() }),
  event('order.cancel_refused', { reason: z.string() }),
]);
