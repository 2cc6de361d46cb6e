import * as z from 'zod/mini';
import { wireId, wireInstant, wireText } from '../http/messages.ts';

/**
 * POST /inbounds to a warehouse (goods are coming: gate in, count, put away) or to customs (enter
 * them and post the book). Both act once per inbound and answer with `inboundStep` messages.
 *
 * weak: the single window's own messages for first-line entries and bonded lists (金关二期 SAS/INV) are
 * not public here; these say the same in the words of the other partners.
 */
export const inboundRequest = z.object({
  requestId: wireId,
  inboundId: wireId,
  reference: wireText,
  warehouseId: wireId,
  accountBook: z.optional(wireId),
  lines: z
    .array(
      z.object({
        lineId: wireId,
        sku: wireText,
        bookItem: wireId,
        unit: wireId,
        /** Decimal, in the unit of sale. */
        quantity: z.string().check(z.regex(/^\d+(\.\d{1,5})?$/)),
      }),
    )
    .check(z.minLength(1), z.maxLength(500)),
});

/** What warehouse and customs tell of an inbound; `lines` with a count, in sales pieces. */
export const inboundStepMessage = z.object({
  messageId: wireId,
  type: z.literal('inbound.step'),
  occurredAt: wireInstant,
  inboundId: wireId,
  step: z.enum(['first-line-entry', 'bonded-list', 'gate-in', 'count', 'put-away']),
  /** Number of the entry, the list, the gate pass, the count sheet or the put-away order. */
  voucher: wireId,
  lines: z.optional(z.array(z.object({ sku: wireText, quantity: z.int().check(z.nonnegative()) }))),
});
