import * as z from 'zod/mini';
import { money, optionalText } from './shared-values.ts';

const at = z.string();

/** What was charged at the border. */
export const chargeShape = {
  charge: z.enum(['import-vat', 'duty', 'fee']),
  amount: money,
  chargedAt: at,
};

/** A list that was screened against. */
export const seenList = z.looseObject({
  listId: z.string(),
  asOf: z.string(),
  loadedAt: optionalText,
});

const tier = z.enum(['freeze', 'hold', 'note']);

/** What screening found, and what of it was cleared before. */
export const screeningShape = {
  list: z.optional(seenList),
  goods: z.optional(seenList),
  hits: z.array(
    z.looseObject({
      hitId: z.string(),
      tier,
      field: z.string(),
      message: z.string(),
      partyId: optionalText,
    }),
  ),
  cleared: z.array(z.string()),
};

/** What is known besides of a consignment that may be screened anew. */
export const standingScreening = {
  clearedHere: z.optional(z.array(z.looseObject({ hitId: z.string(), tier }))),
  lapsed: z.optional(z.boolean()),
};

/** What was answered to a pre-advice. */
export const preAdviceShape = {
  status: z.enum(['accepted', 'data-missing', 'do-not-load']),
  adviceId: optionalText,
  fields: z.optional(z.array(z.string())),
  reason: optionalText,
};
