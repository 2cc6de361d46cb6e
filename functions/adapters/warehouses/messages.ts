import * as z from 'zod/mini';
import { wireCount, wireId, wireInstant, wireText } from '../http/messages.ts';

const ask = { requestId: wireId, consignmentId: wireId };

/** POST /fulfilments: take the order and allocate stock. */
export const fulfilmentRequest = z.object({
  ...ask,
  orderNumber: wireId,
  lines: z.array(
    z.object({
      lineId: wireId,
      sku: wireText,
      bookItem: z.optional(wireId),
      quantity: wireCount,
    }),
  ),
  shipTo: z.object({ country: z.string(), postcode: z.optional(z.string()), city: z.string() }),
  policy: z.literal('release-then-pick'),
});

/** POST /picks: released by customs, pick, pack and weigh. */
export const pickRequest = z.object({ ...ask, waybillNumber: wireId, listNumber: wireId });

/** POST /gate-outs: let the parcel out against this pass. Refusal: 409 `no-gate-pass`. */
export const gateOutRequest = z.object({
  ...ask,
  waybillNumber: wireId,
  gatePassNumber: wireId,
  listNumber: wireId,
});

/** POST /stops: keep the parcel in the warehouse. */
export const stopRequest = z.object({ ...ask, reason: z.string() });

const message = {
  messageId: wireId,
  warehouseId: wireId,
  /** Counts the warehouse's messages per parcel. */
  seq: z.int().check(z.nonnegative()),
  occurredAt: wireInstant,
  ...ask,
};

/** What a warehouse tells us of a parcel, as a callback or when asked. */
export const warehouseMessage = z.discriminatedUnion('type', [
  z.object({ ...message, type: z.literal('fulfilment.accepted') }),
  z.object({
    ...message,
    type: z.literal('fulfilment.rejected'),
    code: wireId,
    message: wireText,
  }),
  z.object({
    ...message,
    type: z.literal('parcel.packed'),
    weightGrams: wireCount,
    sscc: z.optional(wireId),
  }),
  z.object({ ...message, type: z.literal('parcel.gated-out'), gatePassNumber: wireId }),
  z.object({ ...message, type: z.literal('parcel.stopped') }),
  z.object({ ...message, type: z.literal('parcel.too-late') }),
]);

/** GET /parcels/{consignmentId}. Each message is read on its own: one bad one hides no other. */
export const parcelAnswer = z.object({ consignmentId: wireId, messages: z.array(z.unknown()) });

/** GET /parcels. */
export const parcelList = z.object({
  items: z.array(z.object({ consignmentId: wireId, gatedOut: z.boolean() })),
});

/** GET /stock, in sales pieces. */
export const stockList = z.object({
  items: z.array(
    z.object({ accountBook: wireId, bookItem: wireId, onHand: z.int().check(z.nonnegative()) }),
  ),
});
