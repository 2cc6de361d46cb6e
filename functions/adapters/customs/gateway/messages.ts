import * as z from 'zod/mini';
import { wireCount, wireId } from '../../http/messages.ts';

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
