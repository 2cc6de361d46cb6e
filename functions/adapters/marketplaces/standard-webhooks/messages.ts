import * as z from 'zod/mini';

const order = {
  channelId: z.string(),
  channelOrderId: z.string(),
  displayNumber: z.string(),
  orderId: z.string(),
  /** Of what is told, ever growing: who has seen a higher one of the same parcel ignores this. */
  version: z.int(),
};
const parcel = { consignmentId: z.string() };
/** Absent when the order never got a parcel. */
const maybeParcel = { consignmentId: z.optional(z.string()) };
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
    data: z.object({ ...order, ...data }),
  });

/** The events that endpoints are told, as Standard Webhooks bodies. */
export const canonicalEvent = z.discriminatedUnion('type', [
  event('order.accepted', parcel),
  /**
   * `pointers` name the fields that are missing or wrong. With a `code` the order has no legal
   * route: nothing waits for it, it stays as it is.
   */
  event('order.held', {
    ...maybeParcel,
    reason: z.string(),
    pointers: z.array(z.string()),
    code: z.optional(z.string()),
  }),
  event('consignment.shipped', { ...parcel, tracking, lines: z.array(line) }),
  event('consignment.delivered', { ...parcel, tracking, deliveredAt: z.string() }),
  event('order.cancelled', { ...maybeParcel, reason: z.string() }),
  event('order.cancel_refused', { ...parcel, reason: z.string() }),
  /** A newer version came when the order was planned: `parts` names in what it differed. */
  event('order.change_answered', {
    answer: z.enum(['accepted', 'too-late', 'return']),
    parts: z.array(z.enum(['address', 'lines', 'hold'])),
    reason: z.string(),
  }),
  event('consignment.returned', parcel),
  event('consignment.written_off', parcel),
]);
