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
  /** Where the goods go to stock, if they do. */
  receivingWarehouseId: z.optional(wireId),
  shipTo: z.object({ country: z.string(), postcode: z.optional(z.string()), city: z.string() }),
  policy: z.literal('release-then-pick'),
});

/** POST /picks: pick, pack and weigh. `listNumber` where a released list lets the goods go. */
export const pickRequest = z.object({
  ...ask,
  waybillNumber: wireId,
  listNumber: z.optional(wireId),
});

/** POST /gate-outs: let the parcel out; of a bonded zone against this pass. Refusal: 409 `no-gate-pass`. */
export const gateOutRequest = z.object({
  ...ask,
  waybillNumber: wireId,
  gatePassNumber: z.optional(wireId),
  listNumber: z.optional(wireId),
});

/** POST /stops: keep the parcel in the warehouse. */
export const stopRequest = z.object({ ...ask, reason: z.string() });

/** POST /returns: a parcel that left comes back; taken in once it is there. Refusal: 409 `not-possible`. */
export const returnRequest = z.object({
  ...ask,
  listNumber: z.optional(wireId),
  reason: z.string(),
});

/**
 * POST /tallies: count what came back of a returned export against what was applied for, and file
 * its tally (215) as the site once it agrees. Refusal: 409 `not-possible` while it is not there.
 */
export const tallyRequest = z.object({
  ...ask,
  /** The partner that is customs, and the code of the district. */
  customsId: wireId,
  customsCode: wireId,
  logistics: z.object({ code: wireId, name: wireText }),
  waybillNumber: wireId,
  masterBill: wireId,
  trafficMode: wireId,
  vessel: wireText,
  voyage: wireText,
  listNumber: wireId,
  preNumber: z.optional(wireId),
  lines: z.array(z.object({ sku: wireText, quantity: wireCount })),
});

/**
 * POST /load-gate-outs: let the vehicle of a load out with these parcels. Refusals: 409
 * `not-packed`, naming the consignments that are not ready, 409 `no-booking` where the carrier sends
 * no such plate, and 409 `no-gate-pass`.
 */
export const loadGateOutRequest = z.object({
  requestId: wireId,
  loadId: wireId,
  plate: wireText,
  seal: wireText,
  gatePassNumber: z.optional(wireId),
  parcels: z
    .array(z.object({ consignmentId: wireId, waybillNumber: wireId }))
    .check(z.minLength(1), z.maxLength(200)),
});

const message = {
  messageId: wireId,
  warehouseId: wireId,
  /** Counts the warehouse's messages per parcel. */
  seq: z.int().check(z.nonnegative()),
  occurredAt: wireInstant,
  ...ask,
};

const countedLines = z.array(z.object({ sku: wireText, quantity: z.int().check(z.nonnegative()) }));

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
  z.object({
    ...message,
    type: z.literal('parcel.gated-out'),
    gatePassNumber: z.optional(wireId),
  }),
  /** Of the warehouse that the goods were sent to: counted on arrival, in sales items. */
  z.object({
    ...message,
    type: z.literal('goods.received'),
    lines: countedLines,
  }),
  /** It left before, and is back in the warehouse. */
  z.object({ ...message, type: z.literal('parcel.returned') }),
  /** Of what came back: counted by the site, in sales items, in answer to `requestId`. */
  z.object({ ...message, type: z.literal('parcel.tallied'), lines: countedLines }),
  z.object({ ...message, type: z.literal('parcel.stopped') }),
  z.object({ ...message, type: z.literal('parcel.too-late') }),
]);

/** What a warehouse tells us of a load, as a callback or when asked. */
export const loadGatedOut = z.object({
  messageId: wireId,
  type: z.literal('load.gated-out'),
  warehouseId: wireId,
  /** Counts the warehouse's messages per load. */
  seq: z.int().check(z.nonnegative()),
  occurredAt: wireInstant,
  requestId: wireId,
  loadId: wireId,
  plate: wireText,
  /** Of a bonded zone: the pass that the gate let it out with, and what it names. */
  gatePass: z.optional(
    z.object({
      number: wireId,
      plate: wireText,
      seal: wireText,
      listNumbers: z.array(wireId).check(z.maxLength(200)),
    }),
  ),
  /** The bag that each parcel is in, and the pallet that the bag is on, where there are such. */
  packing: z.optional(
    z
      .array(
        z.object({
          consignmentId: wireId,
          bag: wireId,
          bagSeal: z.optional(wireId),
          pallet: z.optional(wireId),
        }),
      )
      .check(z.maxLength(200)),
  ),
});

/** GET /loads/{loadId}. Each message is read on its own: one bad one hides no other. */
export const loadAnswer = z.object({ loadId: wireId, messages: z.array(z.unknown()) });

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
