import * as z from 'zod/mini';
import { wireId, wireInstant, wireText } from '../http/messages.ts';

/** 200 answer to GET /transactions/{transactionId}. Who paid is left out: nothing here needs it. */
export const transactionAnswer = z.object({
  transactionId: wireId,
  orderNumber: wireId,
  platformCode: wireText,
  /** Decimal string in `currency` (ISO 4217). */
  amountPaid: z.string(),
  currency: z.string(),
  paidAt: wireInstant,
});

/** POST /declarations: declare 411 to customs, as yourself. */
export const paymentDeclaration = z.object({
  requestId: wireId,
  consignmentId: wireId,
  transactionId: wireId,
  orderNumber: wireId,
  platform: z.object({ code: wireText, name: wireText }),
  customsId: wireId,
});
