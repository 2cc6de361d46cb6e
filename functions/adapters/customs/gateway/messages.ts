import * as z from 'zod/mini';
import { wireCount, wireId, wireText } from '../../http/messages.ts';

/** GET /receipts: transport messages in base64. */
export const receiptList = z.object({ items: z.array(z.string()) });

/** POST /gate-passes. Refusal: 409 `list-not-released`. */
export const gatePassRequest = z.object({
  requestId: wireId,
  consignmentId: wireId,
  listNumber: wireId,
  waybillNumber: wireId,
  warehouseId: wireId,
  weightGrams: wireCount,
});

/**
 * POST /load-gate-passes: one pass for a vehicle with these parcels; asked again under one request id
 * it is the same. Refusal: 409 `list-not-released`, naming the lists that are not.
 */
export const loadGatePassRequest = z.object({
  requestId: wireId,
  loadId: wireId,
  warehouseId: wireId,
  plate: wireText,
  seal: wireText,
  weightGrams: wireCount,
  parcels: z
    .array(z.object({ consignmentId: wireId, listNumber: wireId, waybillNumber: wireId }))
    .check(z.minLength(1), z.maxLength(200)),
});

/** What both are answered with. */
export const gatePassAnswer = z.object({ gatePassNumber: wireId });

/** GET /lists?accountBook=…: the latest `returnStatus` of each list. */
export const listStatuses = z.object({
  items: z.array(z.object({ copNumber: wireId, status: wireId, listNumber: z.nullish(wireId) })),
});

/** GET /books?accountBook=…: decimal strings in the book's unit. */
export const bookBalances = z.object({
  items: z.array(
    z.object({
      accountBook: wireId,
      bookItem: wireId,
      quantity: z.string().check(z.regex(/^-?\d+(\.\d{1,5})?$/)),
    }),
  ),
});
