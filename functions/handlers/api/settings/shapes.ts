import * as z from 'zod/mini';
import { isTimeZone } from '../../../domain/order/promise.ts';

const text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));

/** An id that an operator chooses; it becomes part of keys, addresses and names of secrets. */
export const id = z
  .string()
  .check(z.regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'must be small letters, digits and hyphens'));

export const enterprise = z.object({ code: text(20), name: text(200) });

export const registrations = z.object({
  ioss: z.optional(text(20)),
  ukVat: z.optional(text(20)),
  ukEori: z.optional(text(20)),
});

const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a day, YYYY-MM-DD'));

/** What a customs district does in a way of its own, from a day on. */
export const district = z.object({
  customsCode: z.string().check(z.regex(/^\d{4}$/, 'must be the four digits of a district')),
  since: day,
  exportArrival: z.optional(z.enum(['before-release', 'after-release'])),
});

const days = z.int().check(z.nonnegative(), z.maximum(60));

/** Until when a channel's orders are to be shipped. */
export const promiseTerms = z.object({
  shipWithinDays: days,
  handoverWithinDays: z.optional(days),
  cutOff: z
    ._default(z.string(), '23:59')
    .check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be HH:MM')),
  timeZone: z.string().check(z.refine(isTimeZone, 'must be a time zone such as Asia/Shanghai')),
  workingDays: z
    ._default(z.array(z.int().check(z.minimum(1), z.maximum(7))), [1, 2, 3, 4, 5])
    .check(z.minLength(1), z.maxLength(7)),
  closedOn: z.optional(z.array(day).check(z.maxLength(100))),
});
