import * as z from 'zod/mini';
import { LIMIT_KINDS } from '../../../domain/tax/limit-account.ts';
import { integer, money } from './shared-values.ts';

const taken = { of: z.string(), amount: money, left: z.optional(money) };
export const limitKind = z.enum(LIMIT_KINDS);
/** What a consignment takes of a limit. */
export const limitTaken = z.looseObject(taken);

/** By kind of limit. */
export const limitsTaken = z.partialRecord(
  limitKind,
  z.looseObject({ ...taken, state: z.enum(['drawn', 'exhausted', 'overruled', 'restored']) }),
);

/** A tax bill of customs. */
export const taxBill = z.looseObject({
  number: z.string(),
  status: z.enum(['1', '2', '3']),
  at: z.string(),
  lines: z.array(z.looseObject({ line: integer, duty: money, consumptionTax: money, vat: money })),
});
